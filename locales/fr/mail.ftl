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

## To the new member: a password was set
password-set-subject = Votre mot de passe pour { $organization } est enregistré
password-set-body = Un mot de passe a été enregistré pour { $email } le { $date }. Si c’était vous, vous n’avez rien à faire.
password-set-not-you = Si ce n’était pas vous, prévenez immédiatement l’équipe qui administre { $organization }.

## Below every mail
footer = Envoyé par { $organization } avec Usher.
