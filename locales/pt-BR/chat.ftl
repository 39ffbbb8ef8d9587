# Answers of the chat bot, in the language of whoever wrote to it.

chat-added = O usuário foi adicionado com sucesso.
