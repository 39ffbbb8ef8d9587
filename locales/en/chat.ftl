# Answers of the chat bot, in the language of whoever wrote to it.

chat-added = User was successfully added.

## What the platforms show
chat-command = Invite people, and look after their invites
chat-option-text = list, show, resend, revoke, approvals, link, confirm, unlink or help
chat-form-ready = The form is ready.
chat-form-open = Open the form
chat-form-wrong = The form was not taken:
chat-card-in-messages = You find the card in your messages with this app. There it is kept up to date.
chat-servers-only = This works in a server only, not in direct messages.
chat-try-again = That took too long. Please try again: nothing is done twice.
