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

## To the new member: a password was set
password-set-subject = Sua senha de { $organization } foi criada
password-set-body = Uma senha foi criada para { $email } ({ $date }). Se foi você, não é preciso fazer nada.
password-set-not-you = Se não foi você, avise imediatamente a administração de { $organization }.

## Below every mail
footer = Enviado por { $organization } com Usher.
