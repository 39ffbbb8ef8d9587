# The invitee's pages.

accept-title = Rejoindre { $organization }
accept-heading = Bienvenue, { $first_name }
accept-intro = { $inviter } vous invite à rejoindre { $organization }. Choisissez un mot de passe pour accepter.
accept-intro-no-inviter = Vous avez une invitation à rejoindre { $organization }. Choisissez un mot de passe pour accepter.
accept-button = Enregistrer et accepter l’invitation
accept-expires = Cette invitation est valable jusqu’au { $date }.

field-email = Adresse e-mail
field-email-hint = L’adresse à laquelle vous avez reçu l’invitation.
field-password = Mot de passe
field-password-again = Mot de passe, encore une fois
show-password = Afficher
hide-password = Masquer

rules-heading = Un bon mot de passe
rule-length = compte de { $min } à { $max } caractères ; quelques mots pris au hasard conviennent très bien
rule-guessable = n’est pas parmi les plus courants et ne reprend ni votre nom ni votre adresse e-mail
rule-anything = peut contenir des espaces et des lettres de toutes les langues, et peut être collé

problems-heading = Presque terminé

not-me-summary = Cette invitation ne m’est pas destinée
not-me-text = Nous annulons cette invitation et prévenons la personne qui l’a envoyée. Plus personne ne pourra s’en servir.
not-me-confirm = Oui, cette invitation ne m’est pas destinée
not-me-button = Annuler cette invitation
not-me-unconfirmed = Cochez d’abord la case, pour éviter toute annulation par erreur.
not-me-done-title = L’invitation est annulée
not-me-done-text = Merci de nous avoir prévenus. Vous n’avez rien d’autre à faire.

accepted-title = Vous faites partie de l’équipe
accepted-text = { $first_name }, vous faites maintenant partie de l’équipe { $organization }. Désormais, connectez-vous avec { $email } et votre nouveau mot de passe.
sign-in = Se connecter

## After an invite has expired
link-expired-title = Cette invitation a expiré
link-expired-text = Elle était valable jusqu’au { $date }. Vous pouvez demander un nouveau lien : nous transmettrons votre demande et, une fois qu’elle aura été acceptée, le lien partira à l’adresse à laquelle vous avez reçu l’invitation.
link-expired-button = Demander un nouveau lien
renewal-asked-title = Nous avons transmis votre demande
renewal-asked-text = Les personnes qui peuvent vous inviter sont informées que vous demandez un nouveau lien. Une fois la demande acceptée, il partira à l’adresse à laquelle vous avez reçu l’invitation. Vous n’avez rien d’autre à faire.

## Other links that cannot be accepted

superseded-title = Un e-mail plus récent a été envoyé
superseded-text = Ce lien a été remplacé. Cherchez dans votre boîte de réception le dernier e-mail envoyé par { $organization }.

already-title = Vous faites déjà partie de l’équipe
already-text = Cette invitation a été acceptée. Connectez-vous avec le mot de passe que vous avez choisi.

not-found-title = Ce lien ne fonctionne pas
not-found-text = Il a peut-être été coupé lors de la copie, ou l’invitation a été retirée. Ouvrez de nouveau le lien depuis l’e-mail, ou adressez-vous à la personne qui vous l’a envoyé.

busy-title = Un instant, s’il vous plaît
busy-text = Nous n’avons pas pu terminer pour le moment. Rien n’a été modifié : revenez en arrière et réessayez.

too-many-title = Trop de choses à la fois
too-many-text = Votre envoi était trop volumineux. Revenez en arrière et réessayez.

## Signing in and out
sign-in-title = Se connecter à { $organization }
sign-in-forgot = Mot de passe oublié ?
sign-in-failed = Cette adresse e-mail et ce mot de passe ne vont pas ensemble. Vérifiez les deux, puis réessayez.
sign-in-wait = Trop de tentatives. Attendez { $seconds } secondes, puis réessayez.
sign-out = Se déconnecter

## A forgotten password
forgot-title = Un nouveau mot de passe
forgot-text = Indiquez l’adresse e-mail avec laquelle vous vous connectez. Nous y enverrons un lien pour choisir un nouveau mot de passe.
forgot-button = M’envoyer un lien
forgot-back = Retour à la connexion
forgot-sent-title = Consultez votre boîte de réception
forgot-sent-text = Si vous êtes membre avec cette adresse e-mail, un lien est en route. Il fonctionne pendant 15 minutes.
reset-title = Choisissez un nouveau mot de passe
reset-text = Il vous servira désormais à vous connecter. Toutes vos sessions seront fermées.
reset-button = Enregistrer le mot de passe
reset-done-title = Votre nouveau mot de passe est enregistré
reset-done-text = Toutes vos sessions ont été fermées. Connectez-vous avec votre nouveau mot de passe.
reset-ended-title = Ce lien ne fonctionne plus
reset-ended-text = Il ne fonctionne qu’une fois, et pendant 15 minutes après la demande. Demandez-en un nouveau.
reset-ended-button = M’envoyer un nouveau lien

## One's own account
field-current-password = Mot de passe actuel
field-new-password = Nouveau mot de passe
field-new-password-again = Nouveau mot de passe, encore une fois
account-title = Votre compte
account-role = Rôle : { $role }. Il vous permet de :
account-role-alone = Rôle : { $role }
account-sessions = Vos sessions ouvertes
account-session-current = Cette session
account-session-unknown = Un programme
account-session-seen = Dernière utilisation : { $date }
account-session-place = Connexion depuis { $address }
account-session-end = Se déconnecter
account-session-end-label = Se déconnecter : { $device }
account-password = Changer de mot de passe
account-password-text = Cette session reste ouverte, toutes les autres seront fermées.
account-password-button = Changer le mot de passe
account-password-changed = Votre mot de passe est changé. Toutes les autres sessions sont fermées.

## What a role allows
permission-users-read = voir qui fait partie de l’organisation
permission-users-invite = inviter des personnes
permission-users-manage = modifier, désactiver et retirer des personnes
permission-roles-manage = définir des rôles
permission-keys-manage = créer et révoquer des clés d’API
permission-audit-read = consulter l’historique
permission-settings-manage = modifier les réglages de l’organisation
permission-app-calling = passer des appels
permission-app-messaging = envoyer des messages
permission-app-administration = administrer la plateforme

## Refusals of pages
csrf-title = Merci de recommencer
csrf-text = Ce formulaire est resté ouvert trop longtemps, ou venait d’une autre page. Rien n’a été modifié : rouvrez la page, puis recommencez.
wait-title = Trop de tentatives
wait-text = Attendez { $seconds } secondes, puis revenez en arrière et réessayez.

## Associer un compte de messagerie
chat-link-title = Associer un compte { $platform }
chat-link-intro = Ce compte { $platform } demande à être associé à vous, { $name } ({ $email }).
chat-link-warning = Ne continuez que si vous venez vous-même de le demander dans { $platform }. Si quelqu’un d’autre vous a envoyé ici, cette personne veut agir en votre nom : fermez cette page.
chat-link-platform = Plateforme
chat-link-workspace = Espace de travail
chat-link-name = Se nomme
chat-link-unnamed = (sans nom)
chat-link-account = Identifiant du compte
chat-link-asked = Demandé
chat-link-may = Qui utilise ce compte pourra, dans { $platform } et en votre nom :
chat-link-may-nothing = Votre rôle ne permet rien de ce qui peut se faire dans { $platform }. Ce compte ne pourra donc rien faire tant que vous n’aurez pas un autre rôle.
chat-link-own = Ce compte vous est déjà associé.
chat-link-taken = Ce compte est associé à quelqu’un d’autre pour le moment. Une fois les chiffres saisis, il sera associé à vous à la place.
chat-link-password-hint = Saisissez-le encore une fois, pour que personne ne puisse faire cela en trouvant votre navigateur ouvert.
chat-link-button = Afficher les chiffres
chat-link-leave = Je n’ai pas demandé cela
chat-digits-title = Encore une étape
chat-digits-text = Retournez dans { $platform } et saisissez-y ces chiffres, en tant que { $account }. Rien n’est associé avant cela.
chat-digits-until = Ils sont valables jusqu’au { $date }. Ne les saisissez nulle part ailleurs et ne les donnez à personne.
chat-link-ended-title = Ce lien ne fonctionne plus
chat-link-ended-text = Il est valable dix minutes après avoir été demandé dans la messagerie, et un lien plus récent le remplace. Demandez-y un nouveau lien.
account-chats = Comptes de messagerie
account-chat-linked = Associé : { $date }
account-chat-unlink = Dissocier
account-chat-unlink-label = Dissocier : { $account }

## Une personne
no-user-title = Personne à voir ici
no-user-text = Cette personne n’existe pas, ou votre rôle ne vous permet pas de voir les personnes.

## An address where nothing is
nowhere-title = Il n’y a rien ici
nowhere-text = L’adresse est peut-être mal saisie, ou ce qui était ici n’existe plus.
