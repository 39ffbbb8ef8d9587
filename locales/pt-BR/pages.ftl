# The invitee's pages.

accept-title = Participe de { $organization }
accept-heading = Boas-vindas, { $first_name }
accept-intro = { $inviter } convidou você para { $organization }. Crie uma senha para participar.
accept-intro-no-inviter = Você recebeu um convite para { $organization }. Crie uma senha para participar.
accept-button = Criar senha e participar
accept-expires = Este convite vale até { $date }.

field-email = E-mail
field-email-hint = O endereço em que você recebeu o convite.
field-password = Senha
field-password-again = Senha, mais uma vez
show-password = Mostrar
hide-password = Ocultar

rules-heading = Uma boa senha
rule-length = tem de { $min } a { $max } caracteres; algumas palavras aleatórias funcionam bem
rule-guessable = não está entre as mais comuns nem é feita do seu nome ou e-mail
rule-anything = pode ter espaços e letras de qualquer idioma, e pode ser colada

problems-heading = Quase lá

not-me-summary = Este convite não é para mim
not-me-text = Vamos cancelar este convite e avisar quem o enviou. Depois disso, ninguém poderá usá-lo.
not-me-confirm = Sim, este convite não é para mim
not-me-button = Cancelar este convite
not-me-unconfirmed = Marque a caixa primeiro, para que nada seja cancelado sem querer.
not-me-done-title = O convite foi cancelado
not-me-done-text = Agradecemos o aviso. Não é preciso fazer mais nada.

accepted-title = Você já faz parte da equipe
accepted-text = { $first_name }, agora você faz parte de { $organization }. Daqui em diante, faça login com { $email } e sua nova senha.
sign-in = Fazer login

## After an invite has expired
link-expired-title = Este convite expirou
link-expired-text = Ele valia até { $date }. Você pode pedir um novo link: encaminhamos o pedido e, assim que alguém concordar, o link será enviado para o endereço em que você recebeu o convite.
link-expired-button = Pedir um novo link
renewal-asked-title = Encaminhamos o seu pedido
renewal-asked-text = Quem pode convidar você vai saber que você pediu um novo link. Assim que concordar, o link será enviado para o endereço em que você recebeu o convite. Não é preciso fazer mais nada.

## Other links that cannot be accepted

superseded-title = Há um e-mail mais recente
superseded-text = Este link foi substituído. Procure na sua caixa de entrada o e-mail mais recente de { $organization }.

already-title = Você já faz parte da equipe
already-text = Este convite já foi aceito. Faça login com a senha que você criou.

not-found-title = Este link não funciona
not-found-text = Talvez ele tenha sido cortado ao ser copiado, ou o convite tenha sido retirado. Abra de novo o link do e-mail ou fale com quem convidou você.

busy-title = Um momento, por favor
busy-text = Não conseguimos concluir agora. Nada foi alterado: volte e tente de novo.

too-many-title = Muita coisa de uma vez
too-many-text = O que você enviou é grande demais. Volte e tente de novo.

## Signing in and out
sign-in-title = Faça login em { $organization }
sign-in-forgot = Esqueceu a senha?
sign-in-failed = Este e-mail e esta senha não combinam. Confira os dois e tente de novo.
sign-in-wait = Foram tentativas demais. Espere { $seconds } segundos e tente de novo.
sign-out = Sair

## A forgotten password
forgot-title = Uma nova senha
forgot-text = Informe o e-mail que você usa para fazer login. Enviaremos para ele um link para você escolher uma nova senha.
forgot-button = Receber um link
forgot-back = Voltar ao login
forgot-sent-title = Confira sua caixa de entrada
forgot-sent-text = Se você faz parte da equipe com este e-mail, um link está a caminho. Ele funciona por 15 minutos.
reset-title = Escolha uma nova senha
reset-text = Daqui em diante, você fará login com ela. Todas as suas sessões serão encerradas.
reset-button = Salvar senha
reset-done-title = Sua nova senha está valendo
reset-done-text = Todas as suas sessões foram encerradas. Faça login com a nova senha.
reset-ended-title = Este link não funciona mais
reset-ended-text = Ele funciona uma única vez, e por 15 minutos depois de pedido. Peça um novo.
reset-ended-button = Receber um novo link

## One's own account
field-current-password = Senha atual
field-new-password = Nova senha
field-new-password-again = Nova senha, mais uma vez
account-title = Sua conta
account-role = Função: { $role }. Com ela, você pode:
account-role-alone = Função: { $role }
account-sessions = Onde você fez login
account-session-current = Esta sessão
account-session-unknown = Um programa
account-session-seen = Último uso: { $date }
account-session-place = Login feito a partir de { $address }
account-session-end = Encerrar sessão
account-session-end-label = Encerrar sessão: { $device }
account-password = Alterar a senha
account-password-text = Sua sessão aqui continua, e todas as outras serão encerradas.
account-password-button = Alterar senha
account-password-changed = Sua senha foi alterada. Todas as outras sessões foram encerradas.

## What a role allows
permission-users-read = ver quem está na organização
permission-users-invite = convidar pessoas
permission-users-manage = alterar, desativar e remover pessoas
permission-roles-manage = definir funções
permission-keys-manage = criar e revogar chaves de API
permission-audit-read = consultar o que aconteceu
permission-settings-manage = alterar as configurações da organização
permission-app-calling = fazer chamadas
permission-app-messaging = enviar mensagens
permission-app-administration = administrar a plataforma

## Refusals of pages
csrf-title = Comece de novo, por favor
csrf-text = Este formulário ficou aberto por tempo demais ou veio de outra página. Nada foi alterado: abra a página de novo e repita.
wait-title = Tentativas demais
wait-text = Espere { $seconds } segundos, depois volte e tente de novo.

## Vincular uma conta de chat
chat-link-title = Vincular uma conta do { $platform }
chat-link-intro = Esta conta do { $platform } pede para ser vinculada a você, { $name } ({ $email }).
chat-link-warning = Só continue se você mesmo acabou de pedir isso no { $platform }. Se outra pessoa mandou você aqui, ela quer agir em seu nome: feche esta página.
chat-link-platform = Plataforma
chat-link-workspace = Workspace
chat-link-name = Chama-se
chat-link-unnamed = (sem nome)
chat-link-account = Id da conta
chat-link-asked = Pedido
chat-link-may = Quem usar esta conta poderá fazer isto no { $platform }, em seu nome:
chat-link-may-nothing = Sua função não permite nada que possa ser feito no { $platform }. Esta conta não poderá fazer nada até você ter outra função.
chat-link-own = Esta conta já está vinculada a você.
chat-link-taken = Esta conta está vinculada a outra pessoa no momento. Quando os dígitos forem digitados, ela passará a ser vinculada a você.
chat-link-password-hint = Digite-a mais uma vez, para que ninguém que encontre seu navegador aberto possa fazer isso.
chat-link-button = Mostrar os dígitos
chat-link-leave = Eu não pedi isso
chat-digits-title = Mais um passo
chat-digits-text = Volte ao { $platform } e digite lá estes dígitos, como { $account }. Antes disso nada é vinculado.
chat-digits-until = Eles valem até { $date }. Não os digite em nenhum outro lugar e não os diga a ninguém.
chat-link-ended-title = Este link não funciona mais
chat-link-ended-text = Ele vale dez minutos depois de ser pedido no chat, e um mais novo o substitui. Peça lá um novo.
account-chats = Contas de chat
account-chat-linked = Vinculada: { $date }
account-chat-unlink = Desvincular
account-chat-unlink-label = Desvincular: { $account }

## Uma pessoa
no-user-title = Não há ninguém aqui
no-user-text = Essa pessoa não existe, ou a sua função não permite ver pessoas.

## An address where nothing is
nowhere-title = Não há nada aqui
nowhere-text = Talvez o endereço esteja digitado errado, ou o que havia aqui não exista mais.
