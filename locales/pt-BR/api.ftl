# Answers of the API, in the caller's language.

user-added = O usuário foi adicionado com sucesso.
user-accepted = Você já faz parte da equipe.

## What is wrong with one field
field-required = é um dado obrigatório
field-unknown = não é um campo conhecido
field-wrong-type = deve ser { $expected ->
    [text] um texto
    [boolean] true ou false
    [number] um número
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
