# The emails. {$organization}, {$inviter}, {$name} (the full name), {$first_name}, {$email} and {$date} (a day in words) are filled in.

## The invite
welcome-subject = { $inviter } vous invite à rejoindre { $organization }
welcome-subject-no-inviter = Vous avez une invitation à rejoindre { $organization }
welcome-preview = Choisissez votre mot de passe pour commencer.
welcome-greeting = Bonjour { $first_name },
welcome-body = { $inviter } vous a ouvert un accès à { $organization }. Choisissez un mot de passe pour l’activer : cela prend une minute.
welcome-body-no-inviter = Un accès à { $organization } vous a été ouvert. Choisissez un mot de passe pour l’activer : cela prend une minute.
welcome-button = Choisir mon mot de passe
welcome-expires = Ce lien est valable jusqu’au { $date }.
welcome-newest = Voici votre lien le plus récent. Les précédents ne fonctionnent plus.
welcome-fallback = Si le bouton ne fonctionne pas, copiez cette adresse dans votre navigateur :
welcome-not-you = Vous n’attendiez pas ce message ? Ouvrez le lien et choisissez « Cette invitation ne m’est pas destinée », ou ne faites rien : sans mot de passe, il ne se passe rien.

## To the inviter: somebody joined
accepted-notice-subject = { $name } a rejoint { $organization }
accepted-notice-body = { $name } a accepté votre invitation et fait maintenant partie de l’équipe { $organization }.

## To the inviter: the invite reached the wrong person
declined-notice-subject = Votre invitation pour { $name } est arrivée chez quelqu’un d’autre
declined-notice-body = La personne qui a reçu votre invitation pour { $name } indique que celle-ci ne lui était pas destinée. L’invitation a été annulée. Vérifiez l’adresse, puis recommencez l’ajout.

## To the inviter: the invite could not be delivered
undelivered-notice-subject = Votre invitation pour { $name } n’a pas pu être remise
undelivered-notice-refused = Le service de messagerie a refusé l’e-mail destiné à { $name }. Vérifiez l’adresse et renvoyez l’invitation, ou copiez le lien et transmettez-le vous-même.
undelivered-notice-overdue = L’e-mail destiné à { $name } n’a pas pu partir avant la fin de l’invitation. Envoyez une nouvelle invitation.
undelivered-notice-gave-up = Pendant deux jours, l’e-mail destiné à { $name } n’a pas pu partir. Renvoyez l’invitation, ou copiez le lien et transmettez-le vous-même.

## To the inviter: the mail came back, or was reported as spam
bounced-notice-address-rejected = L’e-mail destiné à { $name } nous est revenu : aucune boîte n’existe à cette adresse. Vérifiez-la avec { $name }, puis recommencez l’ajout avec la bonne adresse, ou copiez le lien et transmettez-le vous-même.
bounced-notice-address-blocked = L’e-mail destiné à { $name } n’a pas été remis, car des e-mails précédents à cette adresse sont revenus ou ont été signalés comme spam. Vérifiez l’adresse avec { $name }. Si elle est juste, recommencez l’ajout en confirmant que vous voulez écrire à cette adresse, ou copiez le lien et transmettez-le vous-même.
bounced-notice-mailbox-full = L’e-mail destiné à { $name } nous est revenu : la boîte de réception est pleine. Demandez à { $name } d’y faire de la place, puis renvoyez l’invitation, ou copiez le lien et transmettez-le vous-même.
bounced-notice-message-rejected = L’e-mail destiné à { $name } nous est revenu : le serveur de messagerie du destinataire n’a pas voulu de ce message. Demandez à { $name } d’autoriser les e-mails envoyés par { $organization }, puis renvoyez l’invitation, ou copiez le lien et transmettez-le vous-même.
bounced-notice-mailbox-unavailable = L’e-mail destiné à { $name } nous est revenu : le serveur de messagerie du destinataire ne l’a pas accepté. Vérifiez l’adresse et renvoyez l’invitation plus tard, ou copiez le lien et transmettez-le vous-même.
bounced-notice-undetermined = L’e-mail destiné à { $name } nous est revenu sans explication. Vérifiez l’adresse, puis renvoyez l’invitation, ou copiez le lien et transmettez-le vous-même.
complained-notice-subject = Votre invitation pour { $name } a été signalée comme spam
complained-notice-body = Votre invitation pour { $name } est bien arrivée, mais elle a été signalée comme spam, peut-être par erreur. Le lien qu’elle contient fonctionne toujours, mais plus aucun e-mail ne sera envoyé à cette adresse. Demandez à { $name } si l’invitation l’intéresse, et précisez que l’e-mail venait de vous.

## To the new member: a password was set
password-set-subject = Votre mot de passe pour { $organization } est enregistré
password-set-body = Un mot de passe a été enregistré pour { $email } le { $date }. Si c’était vous, vous n’avez rien à faire.
password-set-not-you = Si ce n’était pas vous, prévenez immédiatement l’équipe qui administre { $organization }.

## Below every mail
footer = Envoyé par { $organization } avec Usher.

## To whoever can give a new link: the invitee asks for one
renewal-notice-subject = { $name } demande un nouveau lien
renewal-notice-body = L’invitation à rejoindre { $organization } envoyée à { $name } ({ $email }) a expiré. { $name } demande un nouveau lien, qui ne sera envoyé qu’une fois la demande acceptée.
renewal-notice-instead = Cette demande vous est adressée parce que la personne à l’origine de l’invitation ne peut plus y répondre.
renewal-notice-command = Pour l’accepter, lancez cette commande : { $command }
renewal-notice-call = Ou appelez l’API : { $call }
renewal-notice-stored = Le lien sera envoyé à { $email } et nulle part ailleurs. Si vous ne souhaitez pas accepter, vous n’avez rien à faire.

## A forgotten password
reset-mail-subject = Un nouveau mot de passe pour { $organization }
reset-mail-preview = Choisissez un nouveau mot de passe dans les 15 minutes.
reset-mail-body = Quelqu’un a demandé un nouveau mot de passe pour { $email }. Si c’était vous, choisissez-en un :
reset-mail-button = Choisir un nouveau mot de passe
reset-mail-expires = Ce lien ne fonctionne qu’une fois, jusqu’au { $date }.
reset-mail-not-you = Ce n’était pas vous ? Ignorez cet e-mail : votre mot de passe reste inchangé.
reset-mail-fallback = Si le bouton ne fonctionne pas, copiez cette adresse dans votre navigateur :

## À un membre : un compte de messagerie a été associé, ou ne l’est plus
chat-linked-notice-subject = Un compte { $platform } vous a été associé chez { $organization }
chat-linked-notice-body = Le { $date }, un compte { $platform } a été associé à { $email } : { $account }, dans { $workspace }.
chat-linked-notice-may = Qui utilise ce compte peut inviter et gérer des personnes depuis { $platform }, dans la limite de vos propres droits. Si c’était vous, il n’y a rien à faire.
chat-linked-notice-undo = Ce n’était pas vous ? Dissociez le compte sur { $page }, changez-y votre mot de passe et prévenez un administrateur de { $organization }.
chat-unlinked-notice-subject = Un compte { $platform } ne vous est plus associé chez { $organization }
chat-unlinked-notice-body = Le compte { $platform } { $account }, dans { $workspace }, n’est plus associé à { $email }. Il a été dissocié le { $date }. Si vous êtes au courant, il n’y a rien à faire.
chat-unlinked-notice-not-you = Vous ne savez pas pourquoi ? Demandez à un administrateur de { $organization }.
## Approval by a second person
approval-somebody = quelqu’un
approval-ask-subject = { $requester } demande votre approbation : { $name }
approval-ask-add = { $requester } souhaite ajouter { $name } ({ $email }) à { $organization } avec le rôle { $role }. Il faut pour cela une deuxième personne.
approval-ask-invite = { $requester } souhaite inviter { $name } ({ $email }) dans { $organization } avec le rôle { $role }. Il faut pour cela une deuxième personne.
approval-ask-role = { $requester } souhaite donner à { $name } ({ $email }) le rôle { $role }. Il faut pour cela une deuxième personne.
approval-ask-address = { $requester } souhaite envoyer à une autre adresse l’invitation de { $name } ({ $email }) avec le rôle { $role }. Il faut pour cela une deuxième personne.
approval-ask-reactivate = { $requester } souhaite rendre l’accès à { $name } ({ $email }) avec le rôle { $role }. Il faut pour cela une deuxième personne.
approval-ask-definition = { $requester } souhaite modifier le rôle { $role }. Il faut pour cela une deuxième personne.
approval-ask-change = { $field } : { $old } → { $new }
approval-ask-command = Pour accepter, lancez { $approve } ou, pour refuser, { $decline }
approval-ask-button = Voir et décider
approval-ask-until = Vous pouvez décider jusqu’au { $date }. Si personne ne le fait, il ne se passe rien.
approval-approved-subject = Approuvé : { $name }
approval-approved-body = { $decider } a approuvé votre demande : { $name }, rôle { $role }. C’est fait.
approval-declined-subject = Refusé : { $name }
approval-declined-body = { $decider } a refusé votre demande : { $name }, rôle { $role }. Rien n’a été modifié.
approval-declined-reason = La raison : { $reason }
approval-lapsed-subject = Personne n’a décidé : { $name }
approval-lapsed-body = Votre demande, { $name } avec le rôle { $role }, n’a pas été approuvée à temps. Rien n’a été modifié. Vous pouvez la refaire.
approval-cancelled-subject = Annulé : { $name }
approval-cancelled-body = Votre demande, { $name } avec le rôle { $role }, a été retirée, ou la situation a changé entre-temps. Rien n’a été modifié.
