# The emails. {$organization}, {$inviter}, {$name} (the full name), {$first_name}, {$email} and {$date} (a day in words) are filled in.

## The invite
welcome-subject = { $inviter } convidou você para { $organization }
welcome-subject-no-inviter = Você recebeu um convite para { $organization }
welcome-preview = Crie sua senha para participar.
welcome-greeting = Olá, { $first_name }!
welcome-body = { $inviter } adicionou você a { $organization }. Crie uma senha para participar: leva só um minuto.
welcome-body-no-inviter = Você agora tem acesso a { $organization }. Crie uma senha para participar: leva só um minuto.
welcome-button = Criar senha
welcome-expires = O link funciona até { $date }.
welcome-newest = Este é o seu link mais recente. Os anteriores não funcionam mais.
welcome-fallback = Se o botão não funcionar, copie este endereço para o navegador:
welcome-not-you = Não esperava este e-mail? Abra o link e escolha “Este convite não é para mim”, ou simplesmente ignore: sem uma senha, nada acontece.

## To the inviter: somebody joined
accepted-notice-subject = { $name } agora faz parte de { $organization }
accepted-notice-body = { $name } aceitou seu convite e agora faz parte de { $organization }.

## To the inviter: the invite reached the wrong person
declined-notice-subject = Seu convite para { $name } chegou à pessoa errada
declined-notice-body = Quem recebeu seu convite para { $name } diz que ele era para outra pessoa. O convite foi cancelado. Confira o endereço e adicione { $name } de novo.

## To the inviter: the invite could not be delivered
undelivered-notice-subject = Seu convite para { $name } não foi entregue
undelivered-notice-refused = O serviço de e-mail recusou a mensagem para { $name }. Confira o endereço e envie o convite de novo, ou copie o link e entregue-o pessoalmente.
undelivered-notice-overdue = Não foi possível enviar o e-mail para { $name } antes do fim do convite. Envie um novo convite.
undelivered-notice-gave-up = Durante dois dias, não foi possível enviar o e-mail para { $name }. Envie o convite de novo, ou copie o link e entregue-o pessoalmente.

## To the inviter: the mail came back, or was reported as spam
bounced-notice-address-rejected = O e-mail para { $name } voltou: não existe caixa de correio nesse endereço. Confirme o endereço com { $name } e adicione de novo com o endereço certo, ou copie o link e entregue-o pessoalmente.
bounced-notice-address-blocked = O e-mail para { $name } não foi entregue, porque mensagens anteriores para esse endereço voltaram ou foram marcadas como spam. Confirme o endereço com { $name }. Se estiver certo, adicione de novo e confirme que você quer escrever para ele, ou copie o link e entregue-o pessoalmente.
bounced-notice-mailbox-full = O e-mail para { $name } voltou: a caixa de correio está cheia. Peça a { $name } que libere espaço e envie o convite de novo, ou copie o link e entregue-o pessoalmente.
bounced-notice-message-rejected = O e-mail para { $name } voltou: o servidor de e-mail do destino não aceitou esta mensagem. Peça a { $name } que permita e-mails de { $organization } e envie o convite de novo, ou copie o link e entregue-o pessoalmente.
bounced-notice-mailbox-unavailable = O e-mail para { $name } voltou: o servidor de e-mail do destino não o recebeu. Confira o endereço e envie o convite de novo mais tarde, ou copie o link e entregue-o pessoalmente.
bounced-notice-undetermined = O e-mail para { $name } voltou, e não recebemos nenhuma explicação. Confira o endereço e envie o convite de novo, ou copie o link e entregue-o pessoalmente.
complained-notice-subject = Seu convite para { $name } foi marcado como spam
complained-notice-body = Seu convite para { $name } chegou, mas foi marcado como spam, talvez por engano. O link continua funcionando, mas nenhum outro e-mail será enviado para esse endereço. Pergunte a { $name } se ainda quer participar e avise que o e-mail era seu.

## To the new member: a password was set
password-set-subject = Sua senha de { $organization } foi criada
password-set-body = Uma senha foi criada para { $email } ({ $date }). Se foi você, não é preciso fazer nada.
password-set-not-you = Se não foi você, avise imediatamente a administração de { $organization }.

## Below every mail
footer = Enviado por { $organization } com Usher.

## To whoever can give a new link: the invitee asks for one
renewal-notice-subject = { $name } pede um novo link
renewal-notice-body = O convite de { $name } ({ $email }) para { $organization } expirou. Recebemos um pedido de novo link, que só será enviado se alguém concordar.
renewal-notice-instead = O pedido chegou a você porque quem fez o convite já não pode atendê-lo.
renewal-notice-command = Para concordar, execute este comando: { $command }
renewal-notice-call = Ou chame a API: { $call }
renewal-notice-stored = O link vai para { $email } e para nenhum outro endereço. Se você não concordar, não é preciso fazer nada.
## A forgotten password
reset-mail-subject = Uma nova senha para { $organization }
reset-mail-preview = Escolha uma nova senha em até 15 minutos.
reset-mail-body = Alguém pediu uma nova senha para { $email }. Se foi você, escolha uma:
reset-mail-button = Escolher nova senha
reset-mail-expires = O link funciona uma única vez, até { $date }.
reset-mail-not-you = Não foi você? Então ignore este e-mail: sua senha continua como está.
reset-mail-fallback = Se o botão não funcionar, copie este endereço para o navegador:

## Para um membro: uma conta de chat foi vinculada, ou não está mais
chat-linked-notice-subject = Uma conta do { $platform } foi vinculada a você em { $organization }
chat-linked-notice-body = Em { $date }, uma conta do { $platform } foi vinculada a { $email }: { $account }, em { $workspace }.
chat-linked-notice-may = Quem usa essa conta pode convidar e gerenciar pessoas pelo { $platform }, até onde você pode. Se foi você, não há nada a fazer.
chat-linked-notice-undo = Não foi você? Desvincule a conta em { $page }, troque lá sua senha e avise um administrador de { $organization }.
chat-unlinked-notice-subject = Uma conta do { $platform } não está mais vinculada a você em { $organization }
chat-unlinked-notice-body = A conta do { $platform } { $account }, em { $workspace }, não está mais vinculada a { $email }. Ela foi desvinculada em { $date }. Se você sabe disso, não há nada a fazer.
chat-unlinked-notice-not-you = Não sabe por quê? Pergunte a um administrador de { $organization }.
## Approval by a second person
approval-somebody = alguém
approval-ask-subject = { $requester } pede a sua aprovação: { $name }
approval-ask-add = { $requester } quer adicionar { $name } ({ $email }) a { $organization } com a função { $role }. Para isso é preciso uma segunda pessoa.
approval-ask-invite = { $requester } quer convidar { $name } ({ $email }) para { $organization } com a função { $role }. Para isso é preciso uma segunda pessoa.
approval-ask-role = { $requester } quer dar a { $name } ({ $email }) a função { $role }. Para isso é preciso uma segunda pessoa.
approval-ask-address = { $requester } quer enviar para outro endereço o convite de { $name } ({ $email }) com a função { $role }. Para isso é preciso uma segunda pessoa.
approval-ask-reactivate = { $requester } quer devolver o acesso a { $name } ({ $email }) com a função { $role }. Para isso é preciso uma segunda pessoa.
approval-ask-definition = { $requester } quer alterar a função { $role }. Para isso é preciso uma segunda pessoa.
approval-ask-change = { $field }: { $old } → { $new }
approval-ask-command = Para concordar, execute { $approve } ou, para recusar, { $decline }
approval-ask-button = Ver e decidir
approval-ask-until = Você pode decidir até { $date }. Se ninguém decidir, nada acontece.
approval-approved-subject = Aprovado: { $name }
approval-approved-body = { $decider } aprovou o que você pediu: { $name }, função { $role }. Está feito.
approval-declined-subject = Recusado: { $name }
approval-declined-body = { $decider } recusou o que você pediu: { $name }, função { $role }. Nada foi alterado.
approval-declined-reason = O motivo: { $reason }
approval-lapsed-subject = Ninguém decidiu: { $name }
approval-lapsed-body = O que você pediu, { $name } com a função { $role }, não foi aprovado a tempo. Nada foi alterado. Você pode pedir de novo.
approval-cancelled-subject = Cancelado: { $name }
approval-cancelled-body = O que você pediu, { $name } com a função { $role }, foi retirado, ou a situação mudou nesse meio-tempo. Nada foi alterado.
