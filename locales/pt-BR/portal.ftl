# The portal's pages.

## What stands in a badge
status-added = Adicionado
status-pending-approval = Aguarda aprovação
status-invited = Convidado
status-active = Membro
status-expired = Expirado
status-revoked = Revogado
status-deactivated = Desativado
mail-state-bounced = E-mail devolvido
mail-state-complained = Marcado como spam
mail-state-failed = E-mail não enviado
mail-state-delayed = E-mail atrasado

## User Management
users-search = Buscar por nome ou e-mail
users-status = Situação
users-any-status = Qualquer situação
users-any-role = Qualquer função
users-filter = Mostrar
users-none = Ainda não há ninguém aqui. Adicione a primeira pessoa.
users-none-found = Ninguém corresponde.
users-name = Nome
users-inviter = Convidado por
users-added = Adicionado
field-first-name = Nome
field-last-name = Sobrenome
field-language = Idioma
field-role = Função
field-welcome = Enviar e-mail de boas-vindas com o link para definir a senha
field-force = Enviar a este endereço mesmo assim
add-title = Adicionar usuário
add-button = Adicionar usuário
users-acts = Ações
users-actions = Ações para { $name }
users-selected = Escolhidos
users-select = Escolher { $name }
users-select-all = Todos nesta página

action-edit = Editar
action-resend = Reenviar convite
action-link = Copiar link
action-revoke = Revogar convite
action-deactivate = Desativar
action-reactivate = Reativar
action-delete = Excluir

ask-resend-title = Reenviar o convite?
ask-resend-text = Um e-mail com um novo link vai para este endereço. Os links anteriores deixam de funcionar.
ask-resend-button = Reenviar convite
ask-link-title = Mostrar o link?
ask-link-text = Quem tiver o link pode entrar no lugar desta pessoa. O histórico registra que você o pediu.
ask-link-button = Mostrar link
ask-revoke-title = Revogar o convite?
ask-revoke-text = O link deixa de funcionar na hora. Você pode convidar esta pessoa de novo mais tarde.
ask-revoke-field = Motivo (opcional, aparece no histórico)
ask-revoke-button = Revogar convite
ask-deactivate-title = Desativar este membro?
ask-deactivate-text = Todas as sessões dele são encerradas, e ele só volta a entrar quando alguém o reativar. As chaves de API que ele criou terminam para sempre.
ask-deactivate-button = Desativar
ask-reactivate-title = Reativar este membro?
ask-reactivate-text = Ele poderá entrar de novo com a senha dele. As chaves de API que terminaram continuam assim.
ask-reactivate-button = Reativar
ask-delete-title = Excluir esta pessoa?
ask-delete-text = O nome e o endereço são apagados para sempre, e o endereço fica livre de novo. Isso não pode ser desfeito.
ask-delete-field = Digite { $email } para confirmar
ask-delete-button = Excluir para sempre
ask-delete-mistyped = Este não é o endereço desta pessoa.

link-title = Link do convite
link-warning = Quem tiver este link pode entrar no lugar desta pessoa. Não o entregue a mais ninguém.
link-label = Link
link-ends = Funciona até
link-copy = Copiar
link-copied = Copiado
link-done = Pronto

edit-title = Editar { $name }
edit-button = Salvar
edit-email-hint = Um novo endereço recebe um novo convite, e os links anteriores deixam de funcionar.
edit-overtaken = { $name } alterou esta pessoa enquanto você digitava, por isso nada foi salvo ainda. Veja o que vale agora e salve de novo para substituir.
edit-overtaken-by-somebody = Esta pessoa foi alterada enquanto você digitava, por isso nada foi salvo ainda. Veja o que vale agora e salve de novo para substituir.
edit-now = Agora:
edit-was = Acabou de mudar. Antes:

refused-suppressed = Um e-mail anterior para este endereço voltou ou foi marcado como spam. Confira o endereço; se estiver certo, marque a caixa abaixo.
refused-changed = Alguém alterou esta pessoa ao mesmo tempo. Veja de novo e então decida.

told-resent = Um novo convite está a caminho de { $name }.
told-revoked = O convite de { $name } foi revogado.
told-deactivated = { $name } foi desativado.
told-reactivated = { $name } pode entrar de novo.
told-deleted = { $name } foi excluído.
told-changed = As alterações de { $name } foram salvas.
told-unchanged = Não havia nada para alterar.
told-readdressed = Um novo convite vai para { $email }.
told-gone = Esta pessoa não está mais aqui.
told-impossible = Isto não é possível com { $name } (situação: { $status }), ou sua função não permite.

bulk-with-ticked = Com todas as pessoas marcadas:
bulk-role = Nova função
bulk-role-set = Mudar função
bulk-nobody = Marque primeiro pelo menos uma pessoa.
bulk-too-many = No máximo { $max } pessoas de uma vez.
bulk-no-role = Escolha primeiro a nova função.
bulk-nothing = Escolha o que fazer.
bulk-count = Escolhidos: { $count }
bulk-left-out = Deixados de fora
bulk-left-out-text = Com estas pessoas não é possível agora, ou sua função não permite.
bulk-gone = Mais ninguém
bulk-back = Voltar à lista
bulk-done-title = Feito para { $done } de { $all }
bulk-resend-title = Reenviar estes convites?
bulk-resend-text = Cada pessoa recebe um e-mail com um novo link. Os links anteriores deixam de funcionar.
bulk-resend-button = Reenviar convites
bulk-resend-done = Convite a caminho
bulk-revoke-title = Revogar estes convites?
bulk-revoke-text = Os links deixam de funcionar na hora. Você pode convidar de novo mais tarde.
bulk-revoke-button = Revogar convites
bulk-revoke-done = Convite revogado
bulk-role-title = Dar a todos a função { $role }?
bulk-role-text = A partir de agora podem fazer o que esta função permite, e nada mais.
bulk-role-button = Mudar função
bulk-role-done = A função agora é { $role }
