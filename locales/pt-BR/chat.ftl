# Answers of the chat bot, in the language of whoever wrote to it.

chat-added = O usuário foi adicionado com sucesso.

## What the platforms show
chat-command = Convide pessoas e cuide dos convites delas
chat-option-text = list, show, resend, revoke, approvals, link, confirm, unlink ou help
chat-late-form = O formulário está pronto.
chat-button-open-form = Abrir o formulário
chat-late-wrong = O formulário não foi aceito:
chat-card-in-messages = Você encontra o cartão nas suas mensagens com este app. Lá ele é mantido atualizado.
chat-servers-only = Isto funciona apenas em um servidor, não em mensagens diretas.
chat-try-again = Demorou demais. Tente de novo: nada é feito duas vezes.
## What is said of a user
chat-revived = O convite anterior tinha terminado, por isso a pessoa foi convidada de novo.
chat-taken = Este endereço já está em uso. Ele é de:
chat-taken-unseen = Este endereço já está em uso.
chat-changed = Os dados de { $name } mudaram nesse meio-tempo. Veja de novo e decida.
chat-resent = Um novo convite está a caminho de { $name }. Os links anteriores não funcionam mais.
chat-revoke-sure = Revogar o convite de { $name }?
chat-revoke-means = O link deixa de funcionar na hora. Você pode convidar de novo mais tarde.
chat-revoked = O convite de { $name } foi revogado.
chat-no-such-user = Ninguém aqui tem o endereço { $email }.
chat-gone = Isto não existe mais.
chat-copied = Link de convite para { $name }
chat-copied-care = Quem tiver este link pode definir a senha e entrar no lugar de { $name }. Entregue-o somente a essa pessoa. Só você vê esta mensagem.
chat-copied-until = O link funciona até: { $until }.
chat-renewal = { $name } pede um novo link.
chat-suppressed = Um e-mail anterior para este endereço voltou ou foi denunciado como spam. Confira o endereço e se a pessoa quer receber e-mail.
chat-suppressed-type = Se estiver tudo certo, digite:

## Names of what a user has
chat-field-role = Função
chat-field-language = Idioma
chat-field-status = Situação
chat-field-mail = E-mail
chat-field-ends = Fim do link
chat-field-ended = Link encerrado
chat-field-accepted = Aceitou
chat-field-inviter = Convidado por
chat-field-asked = Pedido em
chat-field-lapses = Expira
chat-field-reason = Motivo

## Where a user stands
chat-status-added = adicionado, ainda sem convite
chat-status-pending-approval = aguarda aprovação
chat-status-invited = convidado
chat-status-active = membro
chat-status-expired = convite expirado
chat-status-revoked = convite revogado
chat-status-deactivated = desativado

## What became of the mail
chat-mail-none = nenhum foi enviado
chat-mail-queued = prestes a ser enviado
chat-mail-sent = enviado
chat-mail-delivered = entregue
chat-mail-delayed = atrasado, haverá nova tentativa
chat-mail-bounced = voltou
chat-mail-complained = denunciado como spam
chat-mail-failed = não pôde ser enviado
chat-reason-address-rejected = essa caixa de correio não existe
chat-reason-address-blocked = um e-mail para este endereço já voltou antes
chat-reason-mailbox-full = a caixa de correio está cheia
chat-reason-message-rejected = o servidor de e-mail recusou a mensagem
chat-reason-mailbox-unavailable = o servidor de e-mail não a aceitou
chat-reason-refused = o serviço de e-mail recusou o envio
chat-reason-overdue = o convite terminou antes
chat-reason-gave-up = houve tentativas por dois dias

## Buttons, at most 40 characters
chat-button-resend = Reenviar
chat-button-invite = Enviar convite
chat-button-anyway = Enviar mesmo assim
chat-button-revoke = Revogar
chat-button-revoke-now = Sim, revogar
chat-button-back = Não, deixar assim
chat-button-copy = Copiar link
chat-button-open = Abrir no Usher
chat-button-previous = Anterior
chat-button-next = Próxima
chat-button-form = Adicionar alguém
chat-button-approve = Aprovar
chat-button-decline = Recusar
chat-button-approvals = Ver o que aguarda
chat-button-link = Vincular sua conta
chat-button-link-again = Obter novos dígitos
chat-button-unlink = Sim, desvincular
chat-button-help = Ajuda

## Forms: titles and buttons at most 24 characters, labels 45, hints 100
chat-form-add = Adicionar usuário
chat-form-add-submit = Adicionar
chat-form-decline = Recusar
chat-form-decline-submit = Recusar
chat-input-first-name = Nome
chat-input-last-name = Sobrenome
chat-input-email = E-mail
chat-input-language = Idioma
chat-input-role = Função
chat-input-mail = E-mail de boas-vindas
chat-input-mail-says = Enviar e-mail de boas-vindas com link para criar a senha
chat-input-reason = Motivo
chat-input-reason-hint = Quem pediu vai ler.

## Lists
chat-list = Usuários
chat-list-search = Busca
chat-list-page = Página { $page }
chat-list-empty = Ninguém foi encontrado.
chat-list-narrow = Há mais. Acrescente uma situação ou o começo de um nome para reduzir a lista.

## Several people at once
chat-several = { $added } de { $all } pessoas foram adicionadas.
chat-several-taken = o endereço já está em uso
chat-several-suppressed = um e-mail para este endereço já voltou antes
chat-several-skipped = não tentado

## What was mistyped
chat-meant = Você quis dizer { $meant }?
chat-nothing-done = Nada foi alterado.
chat-like-this = Por exemplo:
chat-known = Possíveis: { $known }
chat-mistake-word = “{ $typed }” não é um comando.
chat-mistake-no-address = Falta um endereço de e-mail.
chat-mistake-whom = Quem? Digite o endereço de e-mail:
chat-mistake-option = “{ $typed }” não é uma opção.
chat-mistake-language = “{ $typed }” não é um dos nossos idiomas.
chat-mistake-mail = “{ $typed }” não diz nada sobre o e-mail.
chat-mistake-status = “{ $typed }” não é uma situação.
chat-mistake-role = “{ $typed }” não é uma função daqui.
chat-mistake-twice = “{ $option }” aparece duas vezes, com valores diferentes.
chat-mistake-name = Falta o nome ou o sobrenome para { $email }.
chat-mistake-address-for = Falta o endereço de e-mail de { $typed }.
chat-mistake-many = { $count } pessoas são demais. É possível adicionar no máximo { $max } de uma vez.
chat-mistake-digits = Digite os seis dígitos que a página mostra:
chat-mistake-fields = Isto não pode ser usado como está:
chat-old-button = Este botão não funciona mais. Digite o comando de novo.

## What went wrong
chat-trouble-down = O Usher não está acessível agora. Nada foi alterado. Tente de novo em instantes.
chat-trouble-unsure = O Usher não respondeu como deveria. O que você pediu pode ter sido feito mesmo assim. Você pode repetir sem risco: ninguém é adicionado duas vezes.
chat-trouble-again = Para repetir, digite:
chat-trouble-bot = O bot não está configurado corretamente, por isso nada foi alterado. Avise quem o administra.
chat-trouble-permission = Você não tem permissão para fazer isto no Usher.
chat-trouble-workspace = O Usher não atende este espaço de trabalho. Fale com quem o administra.
chat-trouble-wait = Foram tentativas demais. Tente de novo em { $wait }.
chat-trouble-id = Requisição { $id }
chat-seconds = { $count ->
    [one] um segundo
   *[other] { $count } segundos
}
chat-minutes = { $count ->
    [one] um minuto
   *[other] { $count } minutos
}
chat-hours = { $count ->
    [one] uma hora
   *[other] { $count } horas
}

## Linking an account
chat-account = Vincule sua conta
chat-account-why = Esta conta de chat ainda não está vinculada a um usuário do Usher, por isso nada foi alterado.
chat-account-open = 1. Pressione o botão, entre e confirme que esta conta de chat é sua.
chat-account-digits = 2. A página mostra então seis dígitos. Digite-os aqui assim:
chat-account-then = 3. Depois, repita o que você queria fazer.
chat-account-until = A página funciona uma única vez, até: { $until }. Ela é só para você: não a repasse.
chat-account-linked = Sua conta está vinculada. Aqui você é { $name }.
chat-account-already = Esta conta de chat está vinculada a { $name }.
chat-account-to-unlink = Para desvincular, digite:
chat-account-ended = Estes dígitos não valem mais.
chat-account-unlink = Desvincular esta conta de chat de { $name }?
chat-account-unlink-means = A partir daí, você não pode fazer nada por aqui até vincular de novo.
chat-account-unlinked = Esta conta de chat não está mais vinculada.

## Approval by a second person
chat-waits = { $name } aguarda aprovação.
chat-waits-change = Isto aguarda aprovação.
chat-waits-who = Todas as outras pessoas que podem conceder a função { $role } foram consultadas.
chat-waits-until = Expira se ninguém decidir até: { $until }.
chat-approvals = Aguardando aprovação
chat-approvals-none = Nada aguarda aprovação.
chat-approvals-more = Há mais. Decida estes primeiro.
chat-asks-add-user = { $who } pede para adicionar { $name } com a função { $role }.
chat-asks-invite-user = { $who } pede para convidar { $name } com a função { $role }.
chat-asks-change-user = { $who } pede para alterar os dados de { $name }, com a função { $role }.
chat-asks-change-role = { $who } pede para dar a { $name } a função { $role }.
chat-asks-reactivate-user = { $who } pede para readmitir { $name } com a função { $role }.
chat-asks-change-role-definition = { $who } pede para mudar o que a função { $role } permite.
chat-asks-other = { $who } pede uma mudança que envolve a função { $role }.
chat-somebody = Alguém
chat-approved = Você aprovou isto.
chat-declined = Você recusou isto.
chat-approval-state = { $state ->
    [approved] Isto foi aprovado.
    [declined] Isto foi recusado.
    [lapsed] Isto expirou porque ninguém decidiu a tempo.
    [cancelled] Isto foi retirado.
   *[other] Isto aguarda aprovação.
}

## News
chat-notice-mail-sent = O e-mail para { $name } foi enviado.
chat-notice-mail-delivered = O e-mail para { $name } foi entregue.
chat-notice-mail-delayed = O e-mail para { $name } está atrasado. Haverá nova tentativa.
chat-notice-mail-bounced = O e-mail para { $name } voltou.
chat-notice-mail-complained = { $name } denunciou o e-mail como spam.
chat-notice-mail-failed = Não foi possível enviar o e-mail para { $name }.
chat-notice-accepted = { $name } aceitou o convite.
chat-notice-declined = { $name } recusou o convite.
chat-notice-expired = O convite de { $name } expirou.
chat-notice-revoked = O convite de { $name } foi revogado.
chat-notice-changed = Os dados de { $name } mudaram.
chat-notice-deactivated = { $name } está agora desativado.
chat-notice-reactivated = { $name } pode entrar de novo.
chat-notice-other = Há novidades sobre { $name }.
chat-notice-approval-approved = O que você pediu foi aprovado.
chat-notice-approval-declined = O que você pediu foi recusado.
chat-notice-approval-lapsed = O que você pediu expirou: ninguém decidiu a tempo.
chat-notice-approval-cancelled = O que você pediu foi cancelado: algo havia mudado nesse meio-tempo.
chat-remedy-mail = Confira o endereço. Se estiver certo, copie o link e entregue você mesmo, ou reenvie o convite.

## Help
chat-help = O que você pode digitar
chat-help-form = abre um formulário para adicionar alguém
chat-help-add = adiciona alguém na hora
chat-help-several = adiciona várias pessoas, até { $max }
chat-help-list = lista usuários, também por situação ou começo do nome
chat-help-show = mostra alguém
chat-help-resend = envia um novo convite
chat-help-revoke = retira o convite
chat-help-approvals = mostra o que aguarda aprovação
chat-help-link = vincula esta conta de chat a você no Usher
chat-help-confirm = conclui a vinculação
chat-help-unlink = desvincula
chat-help-help = mostra isto
chat-help-languages = Idiomas: { $known }
chat-help-statuses = Situações: { $known }
chat-help-mail = “no-mail” adiciona sem e-mail. “mail:force” envia mesmo que um anterior tenha voltado.
