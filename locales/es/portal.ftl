# The portal's pages.

## What stands in a badge
status-added = Añadido
status-pending-approval = Espera aprobación
status-invited = Invitado
status-active = Miembro
status-expired = Vencida
status-revoked = Revocada
status-deactivated = Desactivado
mail-state-bounced = Correo devuelto
mail-state-complained = Marcado como spam
mail-state-failed = Correo no enviado
mail-state-delayed = Correo retrasado

## User Management
users-search = Buscar por nombre o correo
users-status = Estado
users-any-status = Cualquier estado
users-any-role = Cualquier rol
users-filter = Mostrar
users-none = Aún no hay nadie. Añade a la primera persona.
users-none-found = No hay coincidencias.
users-name = Nombre
users-inviter = Invitado por
users-added = Añadido
field-first-name = Nombre
field-last-name = Apellidos
field-language = Idioma
field-role = Rol
field-welcome = Enviar el correo de bienvenida con el enlace para crear la contraseña
field-force = Escribir igualmente a esta dirección
add-title = Añadir usuario
add-button = Añadir usuario
users-acts = Acciones
users-actions = Acciones para { $name }
users-selected = Elegidos
users-select = Elegir a { $name }
users-select-all = Todos en esta página

action-edit = Editar
action-resend = Reenviar la invitación
action-link = Copiar el enlace
action-revoke = Revocar la invitación
action-deactivate = Desactivar
action-reactivate = Reactivar
action-delete = Eliminar

ask-resend-title = ¿Reenviar la invitación?
ask-resend-text = A esta dirección llega un correo con un enlace nuevo. Los enlaces anteriores dejan de funcionar.
ask-resend-button = Reenviar la invitación
ask-link-title = ¿Mostrar el enlace?
ask-link-text = Quien tenga el enlace puede unirse en lugar de esta persona. El historial indica que lo has pedido.
ask-link-button = Mostrar el enlace
ask-revoke-title = ¿Revocar la invitación?
ask-revoke-text = El enlace deja de funcionar de inmediato. Puedes volver a invitar a esta persona más tarde.
ask-revoke-field = Motivo (opcional, se ve en el historial)
ask-revoke-button = Revocar la invitación
ask-deactivate-title = ¿Desactivar a este miembro?
ask-deactivate-text = Se cierran todas sus sesiones y no podrá entrar hasta que alguien lo reactive. Las claves de API que creó terminan para siempre.
ask-deactivate-button = Desactivar
ask-reactivate-title = ¿Reactivar a este miembro?
ask-reactivate-text = Podrá volver a entrar con su contraseña. Las claves de API que terminaron siguen así.
ask-reactivate-button = Reactivar
ask-delete-title = ¿Eliminar a esta persona?
ask-delete-text = Su nombre y su dirección se borran para siempre, y la dirección vuelve a quedar libre. No se puede deshacer.
ask-delete-field = Escribe { $email } para confirmar
ask-delete-button = Eliminar para siempre
ask-delete-mistyped = Esta no es la dirección de esta persona.

link-title = Enlace de invitación
link-warning = Quien tenga este enlace puede unirse en lugar de esta persona. No se lo des a nadie más.
link-label = Enlace
link-ends = Funciona hasta el
link-copy = Copiar
link-copied = Copiado
link-done = Listo

edit-title = Editar a { $name }
edit-button = Guardar
edit-email-hint = A una dirección nueva le llega una invitación nueva, y los enlaces anteriores dejan de funcionar.
edit-overtaken = { $name } cambió a esta persona mientras escribías, así que aún no se ha guardado nada. Mira lo que hay ahora y guarda de nuevo para reemplazarlo.
edit-overtaken-by-somebody = Esta persona cambió mientras escribías, así que aún no se ha guardado nada. Mira lo que hay ahora y guarda de nuevo para reemplazarlo.
edit-now = Ahora:
edit-was = Acaba de cambiar. Antes:

refused-suppressed = Un correo anterior a esta dirección fue devuelto o marcado como spam. Revisa la dirección; si es correcta, marca la casilla de abajo.
refused-changed = Alguien cambió a esta persona al mismo tiempo. Mira de nuevo y luego decide.

told-resent = Hay una nueva invitación en camino para { $name }.
told-revoked = La invitación de { $name } se ha revocado.
told-deactivated = Se ha desactivado a { $name }.
told-reactivated = { $name } puede volver a entrar.
told-deleted = Se ha eliminado a { $name }.
told-changed = Se han guardado los cambios de { $name }.
told-unchanged = No había nada que cambiar.
told-readdressed = Va una nueva invitación a { $email }.
told-gone = Esta persona ya no está aquí.
told-impossible = Esto no es posible con { $name } (estado: { $status }), o tu rol no lo permite.

bulk-with-ticked = Con todas las personas marcadas:
bulk-role = Rol nuevo
bulk-role-set = Cambiar el rol
bulk-nobody = Marca primero al menos a una persona.
bulk-too-many = Como máximo { $max } personas a la vez.
bulk-no-role = Elige primero el rol nuevo.
bulk-nothing = Elige qué hacer.
bulk-count = Elegidos: { $count }
bulk-left-out = Quedan fuera
bulk-left-out-text = Con estas personas no es posible ahora, o tu rol no lo permite.
bulk-gone = Ya nadie
bulk-back = Volver a la lista
bulk-done-title = Hecho para { $done } de { $all }
bulk-resend-title = ¿Reenviar estas invitaciones?
bulk-resend-text = A cada persona le llega un correo con un enlace nuevo. Los enlaces anteriores dejan de funcionar.
bulk-resend-button = Reenviar las invitaciones
bulk-resend-done = Invitación en camino
bulk-revoke-title = ¿Revocar estas invitaciones?
bulk-revoke-text = Sus enlaces dejan de funcionar de inmediato. Puedes volver a invitarlas más tarde.
bulk-revoke-button = Revocar las invitaciones
bulk-revoke-done = Invitación revocada
bulk-role-title = ¿Darles el rol { $role }?
bulk-role-text = Desde ahora pueden hacer lo que este rol permite, y nada más.
bulk-role-button = Cambiar el rol
bulk-role-done = El rol es ahora { $role }
