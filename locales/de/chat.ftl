# Answers of the chat bot, in the language of whoever wrote to it.

chat-added = Der Benutzer wurde erfolgreich hinzugefügt.

## What the platforms show
chat-command = Lade Personen ein und kümmere dich um ihre Einladungen
chat-option-text = list, show, resend, revoke, approvals, link, confirm, unlink oder help
chat-form-ready = Das Formular ist bereit.
chat-form-open = Formular öffnen
chat-form-wrong = Das Formular wurde nicht angenommen:
chat-card-in-messages = Die Karte findest du in deinen Nachrichten mit dieser App. Dort bleibt sie aktuell.
chat-servers-only = Das geht nur auf einem Server, nicht in Direktnachrichten.
chat-try-again = Das hat zu lange gedauert. Bitte versuche es noch einmal: Nichts geschieht doppelt.
