# Answers of the chat bot, in the language of whoever wrote to it.

chat-added = El usuario se ha añadido correctamente.

## What the platforms show
chat-command = Invita a personas y gestiona sus invitaciones
chat-option-text = list, show, resend, revoke, approvals, link, confirm, unlink o help
chat-form-ready = El formulario está listo.
chat-form-open = Abrir el formulario
chat-form-wrong = El formulario no se aceptó:
chat-card-in-messages = Encontrarás la ficha en tus mensajes con esta aplicación. Allí se mantiene al día.
chat-servers-only = Esto solo funciona en un servidor, no en mensajes directos.
chat-try-again = Ha tardado demasiado. Inténtalo de nuevo: nada se hace dos veces.
