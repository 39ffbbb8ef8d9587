# The portal's pages.

language-switch = Idioma
language-switch-button = Trocar

nav-label = Menu principal
nav-skip = Ir para o conteúdo
nav-who = Sua conta
nav-overview = Visão geral
nav-users = Gerenciamento de usuários
nav-team = Membros da equipe
nav-import = Importar
nav-approvals = Aprovações
nav-roles = Funções
nav-keys = Chaves de API
nav-chat = Contas de chat
nav-audit = Registro
nav-settings = Configurações

portal-refused = Não deu certo
portal-missing = Não há nada aqui
portal-request = Solicitação { $id }
portal-back = Voltar à visão geral
portal-cancel = Cancelar
portal-offline = Não foi possível acessar o Usher. Há conexão?

again-title = Entre novamente
again-text = Sua sessão terminou. O que você digitou foi mantido: entre e continue.
again-too-long-title = Sua sessão terminou
again-too-long-text = Entre e preencha o formulário de novo: o que você enviou era grande demais para ser mantido. Nada foi alterado.
resume-title = Você entrou novamente
resume-text = O que você digitou ainda está aqui. Nada foi feito com isso ainda.
resume-button = Enviar agora

pages-label = Páginas
pages-first = Primeira página
pages-next = Próxima página

actor-system = Usher
actor-key = uma chave de API
actor-unknown = alguém que não está mais aqui
