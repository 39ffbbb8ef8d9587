# Answers of the chat bot, in the language of whoever wrote to it.

chat-added = ユーザーを追加しました。
