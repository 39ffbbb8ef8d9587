# Answers of the chat bot, in the language of whoever wrote to it.

chat-added = L’utente è stato aggiunto correttamente.
