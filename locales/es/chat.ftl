# Answers of the chat bot, in the language of whoever wrote to it.

chat-added = El usuario se ha añadido correctamente.

## What the platforms show
chat-command = Invita a personas y gestiona sus invitaciones
chat-option-text = list, show, resend, revoke, approvals, link, confirm, unlink o help
chat-late-form = El formulario está listo.
chat-button-open-form = Abrir el formulario
chat-late-wrong = El formulario no se aceptó:
chat-card-in-messages = Encontrarás la ficha en tus mensajes con esta aplicación. Allí se mantiene al día.
chat-servers-only = Esto solo funciona en un servidor, no en mensajes directos.
chat-try-again = Ha tardado demasiado. Inténtalo de nuevo: nada se hace dos veces.
## What is said of a user
chat-revived = Su invitación anterior había terminado, así que se le invita de nuevo.
chat-taken = Esta dirección ya está en uso. La tiene:
chat-taken-unseen = Esta dirección ya está en uso.
chat-changed = Los datos de { $name } han cambiado entretanto. Míralos de nuevo y decide.
chat-resent = Hay una nueva invitación en camino para { $name }. Los enlaces anteriores ya no funcionan.
chat-revoke-sure = ¿Revocar la invitación de { $name }?
chat-revoke-means = Su enlace dejará de funcionar de inmediato. Puedes volver a invitar más tarde.
chat-revoked = La invitación de { $name } se ha revocado.
chat-no-such-user = Nadie tiene aquí la dirección { $email }.
chat-gone = Esto ya no existe.
chat-copied = Enlace de invitación para { $name }
chat-copied-care = Quien tenga este enlace puede establecer la contraseña y entrar en lugar de { $name }. Dáselo solo a esa persona. Solo tú ves este mensaje.
chat-copied-until = El enlace funciona hasta: { $until }.
chat-renewal = { $name } pide un nuevo enlace.
chat-suppressed = Un correo anterior a esta dirección fue devuelto o marcado como spam. Comprueba la dirección y si allí se desea recibir correo.
chat-suppressed-type = Si todo es correcto, escribe:

## Names of what a user has
chat-field-role = Rol
chat-field-language = Idioma
chat-field-status = Estado
chat-field-mail = Correo
chat-field-ends = El enlace vence
chat-field-ended = El enlace venció
chat-field-accepted = Aceptó
chat-field-inviter = Invitado por
chat-field-asked = Solicitado
chat-field-lapses = Caduca
chat-field-reason = Motivo

## Where a user stands
chat-status-added = añadido, aún sin invitar
chat-status-pending-approval = espera aprobación
chat-status-invited = invitado
chat-status-active = miembro
chat-status-expired = invitación vencida
chat-status-revoked = invitación revocada
chat-status-deactivated = desactivado

## What became of the mail
chat-mail-none = no se envió ninguno
chat-mail-queued = a punto de enviarse
chat-mail-sent = enviado
chat-mail-delivered = entregado
chat-mail-delayed = retrasado, se intentará de nuevo
chat-mail-bounced = devuelto
chat-mail-complained = marcado como spam
chat-mail-failed = no se pudo enviar
chat-reason-address-rejected = ese buzón no existe
chat-reason-address-blocked = ya se devolvió correo a esta dirección
chat-reason-mailbox-full = el buzón está lleno
chat-reason-message-rejected = su servidor de correo rechazó el mensaje
chat-reason-mailbox-unavailable = su servidor de correo no lo aceptó
chat-reason-refused = el servicio de correo lo rechazó
chat-reason-overdue = la invitación terminó antes
chat-reason-gave-up = se intentó durante dos días

## Buttons, at most 40 characters
chat-button-resend = Reenviar
chat-button-invite = Enviar invitación
chat-button-anyway = Enviar de todos modos
chat-button-revoke = Revocar
chat-button-revoke-now = Sí, revocar
chat-button-back = No, dejarlo así
chat-button-copy = Copiar enlace
chat-button-open = Abrir en Usher
chat-button-previous = Anterior
chat-button-next = Siguiente
chat-button-form = Añadir a alguien
chat-button-approve = Aprobar
chat-button-decline = Rechazar
chat-button-approvals = Ver lo pendiente
chat-button-link = Vincular tu cuenta
chat-button-link-again = Obtener nuevas cifras
chat-button-unlink = Sí, desvincular
chat-button-help = Ayuda

## Forms: titles and buttons at most 24 characters, labels 45, hints 100
chat-form-add = Añadir un usuario
chat-form-add-submit = Añadir usuario
chat-form-decline = Rechazar
chat-form-decline-submit = Rechazar
chat-input-first-name = Nombre
chat-input-last-name = Apellidos
chat-input-email = Correo electrónico
chat-input-language = Idioma
chat-input-role = Rol
chat-input-mail = Correo de bienvenida
chat-input-mail-says = Enviar correo de bienvenida con enlace para crear la contraseña
chat-input-reason = Motivo
chat-input-reason-hint = Lo leerá quien lo solicitó.

## Lists
chat-list = Usuarios
chat-list-search = Búsqueda
chat-list-page = Página { $page }
chat-list-empty = No se ha encontrado a nadie.
chat-list-narrow = Hay más. Añade un estado o el comienzo de un nombre para acotar la lista.

## Several people at once
chat-several = Se han añadido { $added } de { $all } personas.
chat-several-taken = la dirección ya está en uso
chat-several-suppressed = ya se devolvió correo a esta dirección
chat-several-skipped = no se intentó

## What was mistyped
chat-meant = ¿Querías decir { $meant }?
chat-nothing-done = No se ha cambiado nada.
chat-like-this = Por ejemplo:
chat-known = Posibles: { $known }
chat-mistake-word = «{ $typed }» no es un comando.
chat-mistake-no-address = Falta una dirección de correo.
chat-mistake-whom = ¿A quién? Escribe su dirección de correo:
chat-mistake-option = «{ $typed }» no es una opción.
chat-mistake-language = «{ $typed }» no es ninguno de nuestros idiomas.
chat-mistake-mail = «{ $typed }» no dice nada sobre el correo.
chat-mistake-status = «{ $typed }» no es un estado.
chat-mistake-role = «{ $typed }» no es un rol de aquí.
chat-mistake-twice = «{ $option }» aparece dos veces con valores distintos.
chat-mistake-name = Falta el nombre o el apellido para { $email }.
chat-mistake-address-for = Falta la dirección de correo de { $typed }.
chat-mistake-many = { $count } personas son demasiadas. Se pueden añadir { $max } a la vez como máximo.
chat-mistake-digits = Escribe las seis cifras que muestra la página:
chat-mistake-fields = Esto no se puede usar tal cual:
chat-old-button = Este botón ya no funciona. Escribe el comando de nuevo.

## What went wrong
chat-trouble-down = Usher no está disponible en este momento. No se ha cambiado nada. Inténtalo de nuevo en un momento.
chat-trouble-unsure = Usher no ha respondido como debía. Puede que lo que pediste se haya hecho de todos modos. Puedes repetirlo sin riesgo: nadie se añade dos veces.
chat-trouble-again = Para repetirlo, escribe:
chat-trouble-bot = El bot no está bien configurado, así que no se ha cambiado nada. Avisa a quien lo administra.
chat-trouble-permission = No tienes permiso para hacer esto en Usher.
chat-trouble-workspace = Usher no atiende este espacio de trabajo. Pregunta a quien lo administra.
chat-trouble-wait = Demasiados intentos. Inténtalo de nuevo en { $wait }.
chat-trouble-id = Solicitud { $id }
chat-seconds = { $count ->
    [one] un segundo
   *[other] { $count } segundos
}
chat-minutes = { $count ->
    [one] un minuto
   *[other] { $count } minutos
}
chat-hours = { $count ->
    [one] una hora
   *[other] { $count } horas
}

## Linking an account
chat-account = Vincula tu cuenta
chat-account-why = Esta cuenta de chat aún no está vinculada a un usuario de Usher, así que no se ha cambiado nada.
chat-account-open = 1. Pulsa el botón, inicia sesión y confirma que esta cuenta de chat es tuya.
chat-account-digits = 2. La página muestra entonces seis cifras. Escríbelas aquí así:
chat-account-then = 3. Después, repite lo que querías hacer.
chat-account-until = La página funciona una sola vez, hasta: { $until }. Es solo para ti: no la compartas.
chat-account-linked = Tu cuenta está vinculada. Aquí eres { $name }.
chat-account-already = Esta cuenta de chat está vinculada a { $name }.
chat-account-to-unlink = Para desvincularla, escribe:
chat-account-ended = Estas cifras ya no valen.
chat-account-unlink = ¿Desvincular esta cuenta de chat de { $name }?
chat-account-unlink-means = A partir de entonces no podrás hacer nada desde aquí hasta que la vincules de nuevo.
chat-account-unlinked = Esta cuenta de chat ya no está vinculada.

## Approval by a second person
chat-waits = { $name } espera aprobación.
chat-waits-change = Esto espera aprobación.
chat-waits-who = Se ha preguntado a todas las demás personas que pueden conceder el rol { $role }.
chat-waits-until = Caduca si nadie decide antes de: { $until }.
chat-approvals = A la espera de aprobación
chat-approvals-none = No hay nada a la espera de aprobación.
chat-approvals-more = Hay más. Decide primero sobre estas.
chat-asks-add-user = { $who } pide añadir a { $name } con el rol { $role }.
chat-asks-invite-user = { $who } pide invitar a { $name } con el rol { $role }.
chat-asks-change-user = { $who } pide cambiar los datos de { $name }, con el rol { $role }.
chat-asks-change-role = { $who } pide dar a { $name } el rol { $role }.
chat-asks-reactivate-user = { $who } pide readmitir a { $name } con el rol { $role }.
chat-asks-change-role-definition = { $who } pide cambiar lo que permite el rol { $role }.
chat-asks-other = { $who } pide un cambio que afecta al rol { $role }.
chat-somebody = Alguien
chat-approved = Has aprobado esto.
chat-declined = Has rechazado esto.
chat-approval-state = { $state ->
    [approved] Esto se aprobó.
    [declined] Esto se rechazó.
    [lapsed] Esto caducó porque nadie decidió a tiempo.
    [cancelled] Esto se retiró.
   *[other] Esto espera aprobación.
}

## News
chat-notice-mail-sent = Se ha enviado el correo a { $name }.
chat-notice-mail-delivered = Se ha entregado el correo a { $name }.
chat-notice-mail-delayed = El correo a { $name } se retrasa. Se intentará de nuevo.
chat-notice-mail-bounced = El correo a { $name } ha sido devuelto.
chat-notice-mail-complained = { $name } ha marcado el correo como spam.
chat-notice-mail-failed = No se ha podido enviar el correo a { $name }.
chat-notice-accepted = { $name } ha aceptado la invitación.
chat-notice-declined = { $name } ha rechazado la invitación.
chat-notice-expired = La invitación de { $name } ha vencido.
chat-notice-revoked = La invitación de { $name } se ha revocado.
chat-notice-changed = Los datos de { $name } han cambiado.
chat-notice-deactivated = { $name } está ahora desactivado.
chat-notice-reactivated = { $name } puede entrar de nuevo.
chat-notice-other = Hay novedades de { $name }.
chat-notice-approval-approved = Lo que pediste se ha aprobado.
chat-notice-approval-declined = Lo que pediste se ha rechazado.
chat-notice-approval-lapsed = Lo que pediste ha caducado: nadie decidió a tiempo.
chat-notice-approval-cancelled = Lo que pediste se ha cancelado: algo había cambiado entretanto.
chat-remedy-mail = Comprueba la dirección. Si es correcta, copia el enlace y entrégalo tú, o reenvía la invitación.

## Help
chat-help = Lo que puedes escribir
chat-help-form = abre un formulario para añadir a alguien
chat-help-add = añade a alguien al momento
chat-help-several = añade a varias personas, hasta { $max }
chat-help-list = muestra los usuarios, también por estado o comienzo del nombre
chat-help-show = muestra a alguien
chat-help-resend = envía una nueva invitación
chat-help-revoke = retira la invitación
chat-help-approvals = muestra lo que espera aprobación
chat-help-link = vincula esta cuenta de chat contigo en Usher
chat-help-confirm = termina la vinculación
chat-help-unlink = la desvincula
chat-help-help = muestra esto
chat-help-languages = Idiomas: { $known }
chat-help-statuses = Estados: { $known }
chat-help-mail = «no-mail» añade sin enviar correo. «mail:force» lo envía aunque uno anterior fuera devuelto.
