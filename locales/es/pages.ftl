# The invitee's pages.

accept-title = Únete a { $organization }
accept-heading = Te damos la bienvenida, { $first_name }
accept-intro = { $inviter } te ha invitado a unirte a { $organization }. Para hacerlo, crea una contraseña.
accept-intro-no-inviter = Tienes una invitación para unirte a { $organization }. Para hacerlo, crea una contraseña.
accept-button = Crear contraseña y unirme
accept-expires = Esta invitación es válida hasta el { $date }.

field-email = Correo electrónico
field-email-hint = La dirección en la que recibiste la invitación.
field-password = Contraseña
field-password-again = Repite la contraseña
show-password = Mostrar
hide-password = Ocultar

rules-heading = Una buena contraseña
rule-length = tiene de { $min } a { $max } caracteres; unas cuantas palabras al azar funcionan bien
rule-guessable = no es de las más comunes ni se compone de tu nombre o tu correo
rule-anything = puede llevar espacios y letras de cualquier idioma, y se puede pegar

problems-heading = Ya casi está

not-me-summary = Esta invitación no es para mí
not-me-text = Cancelaremos la invitación y avisaremos a quien la envió. Después, nadie podrá usarla para unirse.
not-me-confirm = Sí, esta invitación no es para mí
not-me-button = Cancelar la invitación
not-me-unconfirmed = Marca primero la casilla, para que nada se cancele sin querer.
not-me-done-title = Invitación cancelada
not-me-done-text = Gracias por avisarnos. No tienes que hacer nada más.

accepted-title = Ya formas parte del equipo
accepted-text = { $first_name }, ya formas parte de { $organization }. A partir de ahora, inicia sesión con { $email } y tu nueva contraseña.
sign-in = Iniciar sesión

## After an invite has expired
link-expired-title = Esta invitación ha caducado
link-expired-text = Era válida hasta el { $date }. Puedes pedir un enlace nuevo: trasladaremos tu petición y, cuando alguien la apruebe, te enviaremos el enlace a la dirección en la que recibiste la invitación.
link-expired-button = Pedir un enlace nuevo
renewal-asked-title = Hemos trasladado tu petición
renewal-asked-text = Avisamos a quienes pueden invitarte de que pides un enlace nuevo. Cuando lo aprueben, te llegará a la dirección en la que recibiste la invitación. No tienes que hacer nada más.

## Other links that cannot be accepted

superseded-title = Te enviamos un correo más reciente
superseded-text = Este enlace se ha sustituido por otro. Busca en tu bandeja de entrada el correo más reciente de { $organization }.

already-title = Ya te has unido
already-text = Esta invitación ya se aceptó. Inicia sesión con la contraseña que creaste.

not-found-title = Este enlace no funciona
not-found-text = Puede que se cortara al copiarlo o que la invitación se haya retirado. Vuelve a abrir el enlace desde el correo o pregunta a quien te invitó.

busy-title = Un momento, por favor
busy-text = Ahora mismo no hemos podido terminar. No se ha cambiado nada: vuelve atrás e inténtalo de nuevo.

too-many-title = Demasiado de una vez
too-many-text = Lo que enviaste era demasiado grande. Vuelve atrás e inténtalo de nuevo.

## Signing in and out
sign-in-title = Iniciar sesión en { $organization }
sign-in-forgot = ¿Has olvidado la contraseña?
sign-in-failed = Este correo y esta contraseña no se corresponden. Comprueba ambos e inténtalo de nuevo.
sign-in-wait = Demasiados intentos. Espera { $seconds } segundos y vuelve a intentarlo.
sign-out = Cerrar sesión

## A forgotten password
forgot-title = Una contraseña nueva
forgot-text = Dinos el correo con el que inicias sesión. Te enviaremos a él un enlace para que elijas una contraseña nueva.
forgot-button = Enviarme un enlace
forgot-back = Volver al inicio de sesión
forgot-sent-title = Mira tu bandeja de entrada
forgot-sent-text = Si perteneces a la organización con este correo, te va a llegar un enlace. Funciona durante 15 minutos.
reset-title = Elige una contraseña nueva
reset-text = A partir de ahora iniciarás sesión con ella. Se cerrarán todas tus sesiones.
reset-button = Guardar contraseña
reset-done-title = Ya tienes tu contraseña nueva
reset-done-text = Se han cerrado todas tus sesiones. Inicia sesión con tu contraseña nueva.
reset-ended-title = Este enlace ya no funciona
reset-ended-text = Funciona una sola vez, durante los 15 minutos siguientes a pedirlo. Pide uno nuevo.
reset-ended-button = Enviarme un enlace nuevo

## One's own account
field-current-password = Contraseña actual
field-new-password = Contraseña nueva
field-new-password-again = Repite la contraseña nueva
account-title = Tu cuenta
account-role = Rol: { $role }. Te permite:
account-role-alone = Rol: { $role }
account-sessions = Tus sesiones abiertas
account-session-current = Esta sesión
account-session-unknown = Un programa
account-session-seen = Último uso: { $date }
account-session-place = Sesión iniciada desde { $address }
account-session-end = Cerrar sesión
account-session-end-label = Cerrar sesión: { $device }
account-password = Cambiar la contraseña
account-password-text = Aquí la sesión sigue abierta; todas las demás se cerrarán.
account-password-button = Cambiar contraseña
account-password-changed = Tu contraseña ha cambiado. Todas las demás sesiones se han cerrado.

## What a role allows
permission-users-read = ver quién está en la organización
permission-users-invite = invitar a personas
permission-users-manage = modificar, desactivar y quitar a personas
permission-roles-manage = definir roles
permission-keys-manage = crear y revocar claves de API
permission-audit-read = consultar lo que ha pasado
permission-settings-manage = cambiar los ajustes de la organización
permission-app-calling = hacer llamadas
permission-app-messaging = enviar mensajes
permission-app-administration = administrar la plataforma

## Refusals of pages
csrf-title = Vuelve a empezar, por favor
csrf-text = Este formulario estuvo abierto demasiado tiempo o venía de otra página. No se ha cambiado nada: vuelve a abrir la página y repite la operación.
wait-title = Demasiados intentos
wait-text = Espera { $seconds } segundos, vuelve atrás e inténtalo de nuevo.

## Vincular una cuenta de chat
chat-link-title = Vincular una cuenta de { $platform }
chat-link-intro = Esta cuenta de { $platform } pide vincularse a ti, { $name } ({ $email }).
chat-link-warning = Sigue solo si tú mismo lo acabas de pedir en { $platform }. Si otra persona te envió aquí, quiere actuar en tu nombre: cierra esta página.
chat-link-platform = Plataforma
chat-link-workspace = Espacio de trabajo
chat-link-name = Se llama
chat-link-unnamed = (sin nombre)
chat-link-account = Id de la cuenta
chat-link-asked = Pedido
chat-link-may = Quien use esta cuenta podrá hacer esto en { $platform }, en tu nombre:
chat-link-may-nothing = Tu rol no permite nada que se pueda hacer en { $platform }. Esta cuenta no podrá hacer nada hasta que tengas otro rol.
chat-link-own = Esta cuenta ya está vinculada a ti.
chat-link-taken = Esta cuenta está vinculada a otra persona en este momento. Cuando se escriban las cifras, quedará vinculada a ti.
chat-link-password-hint = Escríbela una vez más, para que nadie que encuentre tu navegador abierto pueda hacer esto.
chat-link-button = Mostrar las cifras
chat-link-leave = Yo no pedí esto
chat-digits-title = Un paso más
chat-digits-text = Vuelve a { $platform } y escribe allí estas cifras, como { $account }. Antes de eso no se vincula nada.
chat-digits-until = Valen hasta el { $date }. No las escribas en ningún otro lugar ni se las digas a nadie.
chat-link-ended-title = Este enlace ya no funciona
chat-link-ended-text = Vale diez minutos desde que se pidió en el chat, y uno más nuevo lo sustituye. Pide allí otro.
account-chats = Cuentas de chat
account-chat-linked = Vinculada: { $date }
account-chat-unlink = Desvincular
account-chat-unlink-label = Desvincular: { $account }

## Una persona
no-user-title = Aquí no hay nadie
no-user-text = No existe esa persona, o tu rol no te permite ver a las personas.

## An address where nothing is
nowhere-title = Aquí no hay nada
nowhere-text = Quizá la dirección esté mal escrita, o lo que había aquí ya no existe.
