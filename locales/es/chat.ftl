# Answers of the chat bot, in the language of whoever wrote to it.

chat-added = El usuario se ha añadido correctamente.
