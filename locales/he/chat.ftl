# Answers of the chat bot, in the language of whoever wrote to it.

chat-added = הוספת המשתמש הושלמה בהצלחה.
