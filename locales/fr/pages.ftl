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

expired-title = Cette invitation a expiré
expired-text = Elle était valable jusqu’au { $date }. Demandez un nouveau lien : nous l’enverrons à l’adresse à laquelle vous avez reçu l’invitation.
expired-button = M’envoyer un nouveau lien
renewed-title = Un nouveau lien est en route
renewed-text = Consultez votre boîte de réception dans une minute. Seul le lien le plus récent fonctionne.

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
