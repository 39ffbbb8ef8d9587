# Answers of the chat bot, in the language of whoever wrote to it.

chat-added = Der Benutzer wurde erfolgreich hinzugefügt.
