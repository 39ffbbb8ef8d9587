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

expired-title = Este convite expirou
expired-text = Ele valia até { $date }. Peça um novo link, e vamos enviá-lo para o endereço em que você recebeu o convite.
expired-button = Enviar um novo link
renewed-title = Um novo link está a caminho
renewed-text = Confira sua caixa de entrada daqui a um minuto. Só o link mais recente funciona.

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
