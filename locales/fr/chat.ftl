# Answers of the chat bot, in the language of whoever wrote to it.

chat-added = L’utilisateur a bien été ajouté.
