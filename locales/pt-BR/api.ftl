# Answers of the API, in the caller's language.

user-added = O usuário foi adicionado com sucesso.
user-accepted = Você já faz parte da equipe.

## What an admin should look at again
warning-did-you-mean = Este endereço pode ter um erro de digitação. Você quis dizer { $suggestion }?

## What is wrong with one field
field-required = é um dado obrigatório
field-unknown = não é um campo conhecido
field-wrong-type = deve ser { $expected ->
    [text] um texto
    [boolean] true ou false
    [number] um número
    [version] uma versão como em ETag, por exemplo "7"
    [list] uma lista
    [numbers] uma lista de números inteiros
    [texts] uma lista de textos
    [version] uma versão como "3"
   *[object] um objeto
}
field-too-long = tem mais de { $max } caracteres
field-control-characters = contém caracteres de controle
field-contains-url = deve ser um nome, sem endereço de internet
field-email-malformed = não é um endereço de e-mail
field-email-domain-missing = falta o domínio, como example.com
field-email-local-not-ascii = tem letras antes do @ que os servidores de e-mail não aceitam; use ali letras latinas sem acento
field-unknown-language = não é nenhum destes valores: { $known }
field-unknown-role = não é uma função que exista aqui
field-role-name-malformed = deve ter de 1 a 40 caracteres, só a-z, 0-9, _ e -, e começar com uma letra
field-unknown-permission = inclui o que não é uma permissão: { $name }
field-too-many = tem mais de { $max } itens
field-instant-malformed = não é uma data com hora, como 2026-12-31T23:59:59Z
field-not-in-future = deve estar no futuro
field-unknown-status = não é nenhum destes valores: { $known }
field-out-of-range = deve estar entre { $min } e { $max }
field-cursor-invalid = não é um cursor desta lista
field-id-malformed = não é um id
field-password-too-short = precisa de pelo menos { $min } caracteres
field-password-too-long = pode ter no máximo { $max } caracteres
field-password-mismatch = não é igual nos dois campos
field-password-guessable = é fácil demais de adivinhar; { $reason ->
    [common] está entre as senhas mais usadas
    [repeats] repete a si mesma
    [sequence] segue uma sequência como abc ou 6543
    [keyboard] segue as fileiras do teclado
    [dates] datas e anos são fáceis de adivinhar
    [names] nomes são fáceis de adivinhar
    [personal] é feita do seu nome, do seu e-mail ou da sua organização
    [word] uma única palavra é fácil de adivinhar
   *[other] acrescente mais uma ou duas palavras
}

## Problems
problem-invalid = Parte do que você enviou não pode ser usada como está.
problem-malformed-json = O corpo não é um JSON bem formado.
problem-unsupported-media-type = Envie o corpo como application/json.
problem-body-too-large = O corpo tem mais de { $max } bytes.
problem-not-found = Não há nada aqui com esse endereço ou id.
problem-method-not-allowed = Este endereço não aceita esse método.
problem-api-key-missing = Envie uma chave de API assim: “Authorization: Bearer usher_…”.
problem-api-key-invalid = Esta chave de API é desconhecida, foi revogada ou expirou.
problem-permission-missing = Para isso é preciso ter a permissão { $permission }.
problem-role-exceeds-caller = A função { $role } permite mais do que as suas próprias permissões, por isso você não pode concedê-la nem gerenciá-la.
problem-email-taken = Já existe um usuário com este e-mail.
problem-conflict = Alguém alterou isto ao mesmo tempo. Leia de novo e depois repita.
problem-no-link = Este usuário não tem convite para o qual gerar um link.
problem-invite-not-found = Este convite não existe ou foi retirado.
problem-invite-expired = Este convite expirou.
problem-invite-superseded = Um convite mais recente foi enviado; só o último funciona.
problem-invite-already-accepted = Este convite já foi aceito.
problem-unavailable = O serviço está ocupado. Tente de novo em instantes.
problem-timeout = A operação demorou demais e foi interrompida.
problem-internal = Algo deu errado do nosso lado.
problem-version-mismatch = Isto mudou desde que você leu. Leia de novo e depois decida.
problem-repeated = Esta alteração já foi feita.
problem-idempotency-key-reused = Esta Idempotency-Key já foi usada em outra requisição. Use uma nova.
problem-under-way = A mesma requisição está sendo processada. Tente de novo em instantes.
problem-answer-lost = Esta alteração já foi feita, mas a resposta se perdeu. Consulte o resultado.
problem-too-many-requests = Foram tentativas demais. Espere { $seconds } segundos e tente de novo.
problem-own-permissions = Isto tiraria permissões de você. Peça que outra pessoa da administração o faça.
problem-last-super-admin = Ninguém mais tem todas as permissões. Antes, torne outra pessoa super admin.
problem-wrong-status = Isto não pode ser feito enquanto o status do usuário for { $status }.

## Sessions and passwords
field-password-wrong = não é a sua senha atual
problem-session-ended = Esta sessão foi encerrada. Faça login de novo.
problem-sign-in-failed = Este e-mail e esta senha não combinam.
problem-csrf = Uma alteração pedida por um navegador precisa do token da sessão em X-CSRF-Token e deve vir de uma página deste serviço.
problem-session-required = Só uma pessoa que fez login pode fazer isto; uma chave de API, não.
problem-reset-ended = Este link funciona uma única vez, e por 15 minutos. Peça um novo.
reset-requested = Se você faz parte da equipe com este e-mail, um link está a caminho.
reset-done = Sua nova senha está valendo. Faça login com ela.
## Settings of the organization
field-email-domain-not-allowed = deve ser um endereço em um domínio que a sua organização aceita: { $allowed }
field-email-domain-not-admitted = deve ser um endereço em um domínio que a sua organização aceita
field-domain-malformed = contém algo que não é um domínio, como example.com
field-sender-domain = deve ser um endereço em { $domain }, porque só esse domínio está configurado para e-mail
field-sender-malformed = deve ser um endereço, ou um nome e um endereço, assim: Acme <invites@example.com>
field-lifetime-invalid = deve ser uma duração de 1 hora a 30 dias, como 7d ou 36h
field-holds-url = não pode conter um endereço de internet
problem-picture-expected = Envie o logotipo como image/png, image/jpeg ou image/webp.
field-picture-malformed = não é uma imagem PNG, JPEG ou WebP
field-picture-too-large = tem mais de { $max } pixels de largura ou de altura
## Addresses that should get no more mail
problem-address-suppressed = { $reason ->
    [complained] Um e-mail anterior para este endereço foi marcado como spam. Pergunte se e-mails são bem-vindos ali; se forem, repita com “force”.
   *[bounced] Um e-mail anterior para este endereço voltou. Confira o endereço; se estiver certo, repita com “force”.
}
## Roles and API keys
problem-role-exists = Já existe uma função com este nome.
problem-role-built-in = Esta função vem com o Usher e não pode ser criada, alterada nem excluída.
problem-role-in-use = Alguém tem esta função, ou uma chave de API a tem. Antes, dê outra função a essas pessoas ou revogue a chave.
problem-too-many-roles = Já existem { $max } funções. Antes, exclua uma de que ninguém precise.
problem-too-many-keys = Você já tem { $max } chaves de API em vigor. Antes, revogue uma de que ninguém precise.
problem-creator-not-active = Uma chave de API age em nome de quem a cria, por isso só um membro ativo pode criar uma.
## Fields of the audit trail
field-unknown-actor = não é user:… nem key:… com um id, nem system
field-chat-account-malformed = não é uma conta de chat como slack:T1:U1
field-chat-workspace-malformed = não é um espaço de trabalho de chat como slack:T1 ou discord:*
field-kinds-malformed = não é uma lista de tipos, como added,accepted
field-unknown-order = não é newest nem oldest
field-day-malformed = não é um dia, como 2026-11-24
field-days-reversed = é anterior ao primeiro dia
field-too-many-days = abrange mais de { $max } dias
## Notices in chat
field-too-many-bytes = tem mais de { $max } bytes
field-too-far-ahead = deve estar no máximo uma hora à frente
field-unknown-outcome = não é nem told nem undeliverable
problem-claim-lost = Este aviso não é mais seu: outra pessoa o pegou, ou o tempo dele acabou. Peça os avisos de novo.

## Files of users
field-not-utf8 = deixa de ser UTF-8 a partir do byte { $max }; salve como “CSV UTF-8”
field-not-text = está em UTF-16 ou nem é texto; salve como “CSV UTF-8”
field-quote-never-closes = tem na linha { $max } aspas que nunca se fecham
field-no-rows = não tem linhas abaixo do cabeçalho
field-too-many-rows = tem mais de { $max } linhas; divida o arquivo
field-unknown-column = não é uma coluna conhecida; as conhecidas são first_name, last_name, email, language, role e send_welcome_email
field-missing-column = é uma coluna que falta no cabeçalho
field-column-twice = é uma coluna que aparece duas vezes no cabeçalho
field-wrong-length = deve ter { $max } células, como o cabeçalho
field-row-too-long = tem mais de { $max } bytes
field-quote-misplaced = tem texto depois de aspas que se fecham

import-member = já faz parte da equipe
import-pending = já foi adicionado ou já recebeu um convite
import-duplicate = tem o mesmo e-mail que a linha { $row }
import-role-not-allowed = tem uma função que permite mais do que as suas próprias permissões
import-suppressed = tem um e-mail ao qual mensagens anteriores não chegaram

problem-csv-expected = Envie o arquivo como text/csv.
problem-import-changed = Esta importação não é a que você conferiu. Confira de novo e depois decida.
problem-import-ended = O estado desta importação é { $state }: não há mais nada a fazer.
field-unknown-verdict = não é nenhum destes valores: { $known }, nem rejected

## Contas de chat e bots
problem-on-behalf-not-allowed = Só a chave de um bot pode enviar Usher-On-Behalf-Of, para a conta de que se trata, e nem tudo pode ser feito pelo chat.
problem-not-linked = Esta conta de chat não está vinculada a nenhum membro ativo.
problem-workspace-not-served = Esta chave não atende o workspace dessa conta de chat.
problem-bot-required = Só a chave de um bot pode fazer isso.
problem-bot-exceeds-caller = A chave de um bot pode vir a agir com users:read, users:invite e users:manage; por isso, só quem tem as três pode criá-la ou revogá-la.
problem-link-code-ended = Não há nenhum pedido aberto para vincular esta conta de chat. Peça um novo link e comece de novo.
field-empty = precisa de pelo menos um item
field-unknown-key-kind = não é program nem bot
field-unknown-user = não é o id de ninguém
field-digits-malformed = devem ser os seis dígitos que a página mostra
field-digits-wrong = não são os dígitos que a página mostra; tentativas restantes: { $left }
chat-linked = Sua conta do { $platform } agora está vinculada a { $name } ({ $email }).
## Approval by a second person
approval-asked = Isto aguarda a aprovação de uma segunda pessoa.
problem-person-required = Só um membro ativo, ou uma chave criada por um deles, pode fazer isto.
problem-own-request = Foi você quem pediu, ou isto é sobre você: outra pessoa precisa decidir.
problem-no-approver = Isto precisa de aprovação, e ninguém mais aqui pode dar. Antes, torne membro outra pessoa com essa permissão.
problem-approval-pending = Uma alteração deste usuário já aguarda aprovação. Antes, ela precisa ser decidida ou cancelada.
problem-approval-ended = Este pedido já foi decidido ou cancelado, ou perdeu a validade.
problem-approval-overtaken = O que motivou este pedido mudou nesse meio-tempo, então ele foi cancelado. Nada foi alterado.
problem-requester-lost-rights = Quem fez este pedido já não tem permissão para isso, então ele foi cancelado. Nada foi alterado.
problem-role-needs-approval = Esta função precisa de aprovação. Antes, retire essa marca, o que uma segunda pessoa deve aprovar.
import-no-approver = tem uma função que precisa de aprovação, e ninguém mais aqui pode dar
