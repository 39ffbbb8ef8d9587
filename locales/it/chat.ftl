# Answers of the chat bot, in the language of whoever wrote to it.

chat-added = L’utente è stato aggiunto correttamente.

## What the platforms show
chat-command = Invita persone e gestisci i loro inviti
chat-option-text = list, show, resend, revoke, approvals, link, confirm, unlink o help
chat-form-ready = Il modulo è pronto.
chat-form-open = Apri il modulo
chat-form-wrong = Il modulo non è stato accettato:
chat-card-in-messages = Trovi la scheda nei tuoi messaggi con questa app. Lì resta aggiornata.
chat-servers-only = Funziona solo in un server, non nei messaggi diretti.
chat-try-again = Ci è voluto troppo tempo. Riprova: nulla viene fatto due volte.
