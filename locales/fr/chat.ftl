# Answers of the chat bot, in the language of whoever wrote to it.

chat-added = L’utilisateur a bien été ajouté.

## What the platforms show
chat-command = Invitez des personnes et gérez leurs invitations
chat-option-text = list, show, resend, revoke, approvals, link, confirm, unlink ou help
chat-late-form = Le formulaire est prêt.
chat-button-open-form = Ouvrir le formulaire
chat-late-wrong = Le formulaire n’a pas été accepté :
chat-card-in-messages = Vous trouverez la fiche dans vos messages avec cette application. Elle y est tenue à jour.
chat-servers-only = Cela fonctionne uniquement sur un serveur, pas en messages privés.
chat-try-again = Cela a pris trop de temps. Réessayez : rien n’est fait deux fois.
## What is said of a user
chat-revived = Son invitation précédente avait pris fin ; une nouvelle lui est donc envoyée.
chat-taken = Cette adresse est déjà utilisée. Elle appartient à :
chat-taken-unseen = Cette adresse est déjà utilisée.
chat-changed = La fiche de { $name } a changé entre-temps. Regardez-la à nouveau, puis décidez.
chat-resent = Une nouvelle invitation est en route pour { $name }. Les anciens liens ne fonctionnent plus.
chat-revoke-sure = Révoquer l’invitation de { $name } ?
chat-revoke-means = Son lien cessera aussitôt de fonctionner. Vous pourrez l’inviter à nouveau plus tard.
chat-revoked = L’invitation de { $name } est révoquée.
chat-no-such-user = Personne ici n’a l’adresse { $email }.
chat-gone = Cela n’existe plus.
chat-copied = Lien d’invitation pour { $name }
chat-copied-care = Toute personne qui a ce lien peut définir le mot de passe et entrer à la place de { $name }. Ne le remettez qu’à cette personne. Vous seul voyez ce message.
chat-copied-until = Le lien fonctionne jusqu’au { $until }.
chat-renewal = { $name } demande un nouveau lien.
chat-suppressed = Un message précédent à cette adresse est revenu ou a été signalé comme indésirable. Vérifiez l’adresse, et si le courrier y est souhaité.
chat-suppressed-type = Si tout est correct, tapez :

## Names of what a user has
chat-field-role = Rôle
chat-field-language = Langue
chat-field-status = Statut
chat-field-mail = E-mail
chat-field-ends = Fin du lien
chat-field-ended = Lien expiré
chat-field-accepted = Accepté
chat-field-inviter = Invité par
chat-field-asked = Demandé
chat-field-lapses = Échéance
chat-field-reason = Motif

## Where a user stands
chat-status-added = ajouté, pas encore invité
chat-status-pending-approval = en attente d’approbation
chat-status-invited = invité
chat-status-active = membre
chat-status-expired = invitation expirée
chat-status-revoked = invitation révoquée
chat-status-deactivated = désactivé

## What became of the mail
chat-mail-none = aucun envoi
chat-mail-queued = sur le point d’être envoyé
chat-mail-sent = envoyé
chat-mail-delivered = remis
chat-mail-delayed = retardé, nouvel essai prévu
chat-mail-bounced = revenu
chat-mail-complained = signalé comme indésirable
chat-mail-failed = n’a pas pu être envoyé
chat-reason-address-rejected = cette boîte n’existe pas
chat-reason-address-blocked = un message à cette adresse est déjà revenu
chat-reason-mailbox-full = la boîte est pleine
chat-reason-message-rejected = son serveur de messagerie a refusé le message
chat-reason-mailbox-unavailable = son serveur de messagerie ne l’a pas accepté
chat-reason-refused = le service d’envoi l’a refusé
chat-reason-overdue = l’invitation avait déjà pris fin
chat-reason-gave-up = essayé pendant deux jours

## Buttons, at most 40 characters
chat-button-resend = Renvoyer
chat-button-invite = Envoyer l’invitation
chat-button-anyway = Envoyer quand même
chat-button-revoke = Révoquer
chat-button-revoke-now = Oui, révoquer
chat-button-back = Non, laisser ainsi
chat-button-copy = Copier le lien
chat-button-open = Ouvrir dans Usher
chat-button-previous = Précédent
chat-button-next = Suivant
chat-button-form = Ajouter quelqu’un
chat-button-approve = Approuver
chat-button-decline = Refuser
chat-button-approvals = Voir ce qui attend
chat-button-link = Lier votre compte
chat-button-link-again = Obtenir de nouveaux chiffres
chat-button-unlink = Oui, délier
chat-button-help = Aide

## Forms: titles and buttons at most 24 characters, labels 45, hints 100
chat-form-add = Ajouter un utilisateur
chat-form-add-submit = Ajouter
chat-form-decline = Refuser
chat-form-decline-submit = Refuser
chat-input-first-name = Prénom
chat-input-last-name = Nom
chat-input-email = Adresse e-mail
chat-input-language = Langue
chat-input-role = Rôle
chat-input-mail = E-mail de bienvenue
chat-input-mail-says = Envoyer l’e-mail de bienvenue avec le lien du mot de passe
chat-input-reason = Motif
chat-input-reason-hint = L’auteur de la demande le lira.

## Lists
chat-list = Utilisateurs
chat-list-search = Recherche
chat-list-page = Page { $page }
chat-list-empty = Personne n’a été trouvé.
chat-list-narrow = Il y en a d’autres. Ajoutez un statut ou le début d’un nom pour réduire la liste.

## Several people at once
chat-several = { $added } personnes ajoutées sur { $all }.
chat-several-taken = adresse déjà utilisée
chat-several-suppressed = un message à cette adresse est déjà revenu
chat-several-skipped = non essayé

## What was mistyped
chat-meant = Vouliez-vous dire { $meant } ?
chat-nothing-done = Rien n’a été modifié.
chat-like-this = Par exemple :
chat-known = Possibles : { $known }
chat-mistake-word = « { $typed } » n’est pas une commande.
chat-mistake-no-address = Il manque une adresse e-mail.
chat-mistake-whom = Qui ? Tapez son adresse e-mail :
chat-mistake-option = « { $typed } » n’est pas une option.
chat-mistake-language = « { $typed } » n’est pas une de nos langues.
chat-mistake-mail = « { $typed } » ne dit rien de l’e-mail.
chat-mistake-status = « { $typed } » n’est pas un statut.
chat-mistake-role = « { $typed } » n’est pas un rôle d’ici.
chat-mistake-twice = « { $option } » est donné deux fois, avec des valeurs différentes.
chat-mistake-name = Il manque le prénom ou le nom pour { $email }.
chat-mistake-address-for = Il manque l’adresse e-mail de { $typed }.
chat-mistake-many = { $count } personnes, c’est trop. On peut en ajouter { $max } à la fois au maximum.
chat-mistake-digits = Tapez les six chiffres que la page affiche :
chat-mistake-fields = Ceci ne peut pas être utilisé tel quel :
chat-old-button = Ce bouton ne fonctionne plus. Tapez à nouveau la commande.

## What went wrong
chat-trouble-down = Usher est injoignable pour le moment. Rien n’a été modifié. Réessayez dans un instant.
chat-trouble-unsure = Usher n’a pas répondu comme prévu. Votre demande a peut-être quand même été exécutée. Vous pouvez la répéter sans risque : personne n’est ajouté deux fois.
chat-trouble-again = Pour la répéter, tapez :
chat-trouble-bot = Le bot n’est pas configuré correctement ; rien n’a été modifié. Prévenez la personne qui le gère.
chat-trouble-permission = Vous n’avez pas le droit de faire cela dans Usher.
chat-trouble-workspace = Usher ne dessert pas cet espace de travail. Adressez-vous à la personne qui le gère.
chat-trouble-wait = C’est trop souvent. Réessayez dans { $wait }.
chat-trouble-id = Requête { $id }
chat-seconds = { $count ->
    [one] une seconde
   *[other] { $count } secondes
}
chat-minutes = { $count ->
    [one] une minute
   *[other] { $count } minutes
}
chat-hours = { $count ->
    [one] une heure
   *[other] { $count } heures
}

## Linking an account
chat-account = Liez votre compte
chat-account-why = Ce compte de chat n’est pas encore lié à un utilisateur d’Usher ; rien n’a été modifié.
chat-account-open = 1. Appuyez sur le bouton, connectez-vous et confirmez que ce compte de chat est le vôtre.
chat-account-digits = 2. La page affiche alors six chiffres. Tapez-les ici, ainsi :
chat-account-then = 3. Répétez ensuite ce que vous vouliez faire.
chat-account-until = La page fonctionne une seule fois, jusqu’au { $until }. Elle est pour vous seul : ne la transmettez pas.
chat-account-linked = Votre compte est lié. Ici, vous êtes { $name }.
chat-account-already = Ce compte de chat est lié à { $name }.
chat-account-to-unlink = Pour le délier, tapez :
chat-account-ended = Ces chiffres ne sont plus valables.
chat-account-unlink = Délier ce compte de chat de { $name } ?
chat-account-unlink-means = Vous ne pourrez alors plus rien faire d’ici, jusqu’à ce que vous le liiez à nouveau.
chat-account-unlinked = Ce compte de chat n’est plus lié.

## Approval by a second person
chat-waits = { $name } attend une approbation.
chat-waits-change = Ceci attend une approbation.
chat-waits-who = Toutes les autres personnes qui peuvent accorder le rôle { $role } ont été sollicitées.
chat-waits-until = Sans décision avant le { $until }, la demande expire.
chat-approvals = En attente d’approbation
chat-approvals-none = Rien n’attend d’approbation.
chat-approvals-more = Il y en a d’autres. Décidez d’abord de celles-ci.
chat-asks-add-user = { $who } demande d’ajouter { $name } avec le rôle { $role }.
chat-asks-invite-user = { $who } demande d’inviter { $name } avec le rôle { $role }.
chat-asks-change-user = { $who } demande de modifier { $name }, qui a le rôle { $role }.
chat-asks-change-role = { $who } demande de donner à { $name } le rôle { $role }.
chat-asks-reactivate-user = { $who } demande de réadmettre { $name } avec le rôle { $role }.
chat-asks-change-role-definition = { $who } demande de changer ce que permet le rôle { $role }.
chat-asks-other = { $who } demande un changement qui concerne le rôle { $role }.
chat-somebody = Quelqu’un
chat-approved = Vous avez approuvé ceci.
chat-declined = Vous avez refusé ceci.
chat-approval-state = { $state ->
    [approved] Ceci a été approuvé.
    [declined] Ceci a été refusé.
    [lapsed] Ceci a expiré, faute de décision à temps.
    [cancelled] Ceci a été retiré.
   *[other] Ceci attend une approbation.
}

## News
chat-notice-mail-sent = L’e-mail à { $name } a été envoyé.
chat-notice-mail-delivered = L’e-mail à { $name } a été remis.
chat-notice-mail-delayed = L’e-mail à { $name } est retardé. Un nouvel essai suivra.
chat-notice-mail-bounced = L’e-mail à { $name } est revenu.
chat-notice-mail-complained = { $name } a signalé l’e-mail comme indésirable.
chat-notice-mail-failed = L’e-mail à { $name } n’a pas pu être envoyé.
chat-notice-accepted = { $name } a accepté l’invitation.
chat-notice-declined = { $name } a décliné l’invitation.
chat-notice-expired = L’invitation de { $name } a expiré.
chat-notice-revoked = L’invitation de { $name } a été révoquée.
chat-notice-changed = La fiche de { $name } a changé.
chat-notice-deactivated = { $name } est maintenant désactivé.
chat-notice-reactivated = { $name } peut de nouveau entrer.
chat-notice-other = Il y a du nouveau pour { $name }.
chat-notice-approval-approved = Votre demande a été approuvée.
chat-notice-approval-declined = Votre demande a été refusée.
chat-notice-approval-lapsed = Votre demande a expiré : personne n’a décidé à temps.
chat-notice-approval-cancelled = Votre demande a été annulée : quelque chose avait changé entre-temps.
chat-remedy-mail = Vérifiez l’adresse. Si elle est juste, copiez le lien et remettez-le vous-même, ou renvoyez l’invitation.

## Help
chat-help = Ce que vous pouvez taper
chat-help-form = ouvre un formulaire pour ajouter quelqu’un
chat-help-add = ajoute quelqu’un aussitôt
chat-help-several = ajoute plusieurs personnes, { $max } au maximum
chat-help-list = liste les utilisateurs, aussi par statut ou début de nom
chat-help-show = montre quelqu’un
chat-help-resend = envoie une nouvelle invitation
chat-help-revoke = retire l’invitation
chat-help-approvals = montre ce qui attend une approbation
chat-help-link = lie ce compte de chat à vous dans Usher
chat-help-confirm = termine la liaison
chat-help-unlink = le délie
chat-help-help = montre ceci
chat-help-languages = Langues : { $known }
chat-help-statuses = Statuts : { $known }
chat-help-mail = « no-mail » ajoute sans e-mail. « mail:force » en envoie un même si un précédent est revenu.
