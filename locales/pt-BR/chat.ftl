# Answers of the chat bot, in the language of whoever wrote to it.

chat-added = O usuário foi adicionado com sucesso.

## What the platforms show
chat-command = Convide pessoas e cuide dos convites delas
chat-option-text = list, show, resend, revoke, approvals, link, confirm, unlink ou help
chat-form-ready = O formulário está pronto.
chat-form-open = Abrir o formulário
chat-form-wrong = O formulário não foi aceito:
chat-card-in-messages = Você encontra o cartão nas suas mensagens com este app. Lá ele é mantido atualizado.
chat-servers-only = Isto funciona apenas em um servidor, não em mensagens diretas.
chat-try-again = Demorou demais. Tente de novo: nada é feito duas vezes.
