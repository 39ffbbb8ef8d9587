# The portal's pages.

## What stands in a badge
status-added = Ajouté
status-pending-approval = En attente d’approbation
status-invited = Invité
status-active = Membre
status-expired = Expirée
status-revoked = Révoquée
status-deactivated = Désactivé
mail-state-bounced = E-mail revenu
mail-state-complained = Signalé comme spam
mail-state-failed = E-mail non envoyé
mail-state-delayed = E-mail retardé

## User Management
users-search = Chercher par nom ou e-mail
users-status = Statut
users-any-status = Tous les statuts
users-any-role = Tous les rôles
users-filter = Afficher
users-none = Il n’y a encore personne ici. Ajoutez la première personne.
users-none-found = Aucun résultat.
users-name = Nom
users-inviter = Invité par
users-added = Ajouté
field-first-name = Prénom
field-last-name = Nom
field-language = Langue
field-role = Rôle
field-welcome = Envoyer l’e-mail de bienvenue avec le lien pour choisir un mot de passe
field-force = Écrire quand même à cette adresse
add-title = Ajouter un utilisateur
add-button = Ajouter
users-acts = Actions
users-actions = Actions pour { $name }
users-selected = Choisis
users-select = Choisir { $name }
users-select-all = Tous sur cette page

action-edit = Modifier
action-resend = Renvoyer l’invitation
action-link = Copier le lien
action-revoke = Révoquer l’invitation
action-deactivate = Désactiver
action-reactivate = Réactiver
action-delete = Supprimer

ask-resend-title = Renvoyer l’invitation ?
ask-resend-text = Un e-mail avec un nouveau lien part vers cette adresse. Les anciens liens ne fonctionnent plus.
ask-resend-button = Renvoyer l’invitation
ask-link-title = Afficher le lien ?
ask-link-text = Quiconque a le lien peut rejoindre l’organisation à la place de cette personne. L’historique indique que vous l’avez demandé.
ask-link-button = Afficher le lien
ask-revoke-title = Révoquer l’invitation ?
ask-revoke-text = Le lien cesse aussitôt de fonctionner. Vous pourrez inviter cette personne à nouveau plus tard.
ask-revoke-field = Motif (facultatif, visible dans l’historique)
ask-revoke-button = Révoquer l’invitation
ask-deactivate-title = Désactiver ce membre ?
ask-deactivate-text = Il est déconnecté partout et ne peut plus se connecter tant que personne ne le réactive. Les clés d’API qu’il a créées prennent fin définitivement.
ask-deactivate-button = Désactiver
ask-reactivate-title = Réactiver ce membre ?
ask-reactivate-text = Il pourra de nouveau se connecter avec son mot de passe. Les clés d’API qui ont pris fin le restent.
ask-reactivate-button = Réactiver
ask-delete-title = Supprimer cette personne ?
ask-delete-text = Son nom et son adresse sont effacés définitivement, et l’adresse redevient libre. C’est irréversible.
ask-delete-field = Saisissez { $email } pour confirmer
ask-delete-button = Supprimer définitivement
ask-delete-mistyped = Ce n’est pas l’adresse de cette personne.

link-title = Lien d’invitation
link-warning = Quiconque a ce lien peut rejoindre l’organisation à la place de cette personne. Ne le donnez à personne d’autre.
link-label = Lien
link-ends = Il fonctionne jusqu’au
link-copy = Copier
link-copied = Copié
link-done = Terminé

edit-title = Modifier { $name }
edit-button = Enregistrer
edit-email-hint = Une nouvelle adresse reçoit une nouvelle invitation, et les anciens liens ne fonctionnent plus.
edit-overtaken = { $name } a modifié cette personne pendant votre saisie : rien n’est encore enregistré. Regardez ce qui vaut maintenant, puis enregistrez à nouveau pour le remplacer.
edit-overtaken-by-somebody = Cette personne a été modifiée pendant votre saisie : rien n’est encore enregistré. Regardez ce qui vaut maintenant, puis enregistrez à nouveau pour le remplacer.
edit-now = Maintenant :
edit-was = Vient de changer. Avant :

refused-suppressed = Un e-mail précédent à cette adresse est revenu ou a été signalé comme spam. Vérifiez l’adresse ; si elle est juste, cochez la case ci-dessous.
refused-changed = Quelqu’un a modifié cette personne en même temps. Regardez à nouveau, puis décidez.

told-resent = Une nouvelle invitation est en route pour { $name }.
told-revoked = L’invitation de { $name } a été révoquée.
told-deactivated = { $name } a été désactivé.
told-reactivated = { $name } peut de nouveau se connecter.
told-deleted = { $name } a été supprimé.
told-changed = { $name } a été modifié.
told-unchanged = Il n’y avait rien à modifier.
told-readdressed = Une nouvelle invitation part vers { $email }.
told-gone = Cette personne n’est plus ici.
told-impossible = Ce n’est pas possible pour { $name } (statut : { $status }), ou votre rôle ne le permet pas.

bulk-with-ticked = Avec toutes les personnes cochées :
bulk-role = Nouveau rôle
bulk-role-set = Changer le rôle
bulk-nobody = Cochez d’abord au moins une personne.
bulk-too-many = Au plus { $max } personnes à la fois.
bulk-no-role = Choisissez d’abord le nouveau rôle.
bulk-nothing = Choisissez quoi faire.
bulk-count = Choisis : { $count }
bulk-left-out = Laissés de côté
bulk-left-out-text = Pour ces personnes, ce n’est pas possible maintenant, ou votre rôle ne le permet pas.
bulk-gone = Plus personne
bulk-back = Retour à la liste
bulk-done-title = Fait pour { $done } sur { $all }
bulk-resend-title = Renvoyer ces invitations ?
bulk-resend-text = Chaque personne reçoit un e-mail avec un nouveau lien. Les anciens liens ne fonctionnent plus.
bulk-resend-button = Renvoyer les invitations
bulk-resend-done = Invitation en route
bulk-revoke-title = Révoquer ces invitations ?
bulk-revoke-text = Leurs liens cessent aussitôt de fonctionner. Vous pourrez les inviter à nouveau plus tard.
bulk-revoke-button = Révoquer les invitations
bulk-revoke-done = Invitation révoquée
bulk-role-title = Leur donner le rôle { $role } ?
bulk-role-text = Désormais, ces personnes peuvent faire ce que ce rôle permet, et rien d’autre.
bulk-role-button = Changer le rôle
bulk-role-done = Le rôle est maintenant { $role }
