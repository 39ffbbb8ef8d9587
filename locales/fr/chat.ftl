# Answers of the chat bot, in the language of whoever wrote to it.

chat-added = L’utilisateur a bien été ajouté.

## What the platforms show
chat-command = Invitez des personnes et gérez leurs invitations
chat-option-text = list, show, resend, revoke, approvals, link, confirm, unlink ou help
chat-form-ready = Le formulaire est prêt.
chat-form-open = Ouvrir le formulaire
chat-form-wrong = Le formulaire n’a pas été accepté :
chat-card-in-messages = Vous trouverez la fiche dans vos messages avec cette application. Elle y est tenue à jour.
chat-servers-only = Cela fonctionne uniquement sur un serveur, pas en messages privés.
chat-try-again = Cela a pris trop de temps. Réessayez : rien n’est fait deux fois.
