# Answers of the API, in the caller's language.

user-added = El usuario se ha añadido correctamente.
user-accepted = Ya formas parte del equipo.

## What an admin should look at again
warning-did-you-mean = Puede que esta dirección tenga una errata. ¿Querías escribir { $suggestion }?

## What is wrong with one field
field-required = es un dato obligatorio
field-unknown = no es un campo conocido
field-wrong-type = debe ser { $expected ->
    [text] un texto
    [boolean] true o false
    [number] un número
    [version] una versión como en ETag, por ejemplo "7"
    [numbers] una lista de números enteros
    [texts] una lista de textos
    [list] una lista de textos
    [version] una versión como "3"
   *[object] un objeto
}
field-too-long = tiene más de { $max } caracteres
field-control-characters = contiene caracteres de control
field-contains-url = debe ser un nombre, sin direcciones de internet
field-email-malformed = no es una dirección de correo electrónico
field-email-domain-missing = le falta el dominio, como example.com
field-email-local-not-ascii = tiene letras antes de la @ que los servidores de correo no admiten; usa ahí letras latinas sin acentos
field-unknown-language = no es ninguno de estos valores: { $known }
field-unknown-role = no es un rol de esta organización
field-role-name-malformed = debe tener de 1 a 40 de los caracteres a-z, 0-9, _ y -, y empezar por una letra
field-unknown-permission = contiene algo que no es un permiso: { $name }
field-too-many = tiene más de { $max } elementos
field-instant-malformed = no es una fecha y hora como 2026-12-31T23:59:59Z
field-not-in-future = debe estar en el futuro
field-unknown-status = no es ninguno de estos valores: { $known }
field-out-of-range = debe estar entre { $min } y { $max }
field-cursor-invalid = no es un cursor de esta lista
field-id-malformed = no es un id
field-password-too-short = necesita al menos { $min } caracteres
field-password-too-long = puede tener como máximo { $max } caracteres
field-password-mismatch = no coincide en los dos campos
field-password-guessable = es demasiado fácil de adivinar; { $reason ->
    [common] está entre las contraseñas más usadas
    [repeats] se repite a sí misma
    [sequence] sigue una secuencia como abc o 6543
    [keyboard] sigue las filas del teclado
    [dates] las fechas y los años se adivinan con facilidad
    [names] los nombres se adivinan con facilidad
    [personal] se compone de tu nombre, tu correo o tu organización
    [word] una sola palabra se adivina con facilidad
   *[other] añade una o dos palabras más
}

## Problems
problem-invalid = Parte de lo que enviaste no se puede usar tal como está.
problem-malformed-json = El cuerpo no es un JSON bien formado.
problem-unsupported-media-type = Envía el cuerpo como application/json.
problem-body-too-large = El cuerpo supera los { $max } bytes.
problem-not-found = Aquí no hay nada con esa dirección o ese id.
problem-method-not-allowed = Esta dirección no admite ese método.
problem-api-key-missing = Envía una clave de API así: «Authorization: Bearer usher_…».
problem-api-key-invalid = Esta clave de API no existe, se ha revocado o ha caducado.
problem-permission-missing = Para esto hace falta el permiso { $permission }.
problem-role-exceeds-caller = El rol { $role } permite más de lo que puedes hacer tú, así que no puedes asignarlo ni gestionarlo.
problem-email-taken = Ya existe un usuario con este correo electrónico.
problem-conflict = Alguien lo cambió al mismo tiempo. Vuelve a leerlo y repite la operación.
problem-no-link = Este usuario no tiene ninguna invitación que enlazar.
problem-invite-not-found = Esta invitación no existe o se ha retirado.
problem-invite-expired = Esta invitación ha caducado.
problem-invite-superseded = Se envió una invitación más reciente; solo funciona la última.
problem-invite-already-accepted = Esta invitación ya se aceptó.
problem-unavailable = El servicio está ocupado. Vuelve a intentarlo en un momento.
problem-timeout = La operación tardó demasiado y se detuvo.
problem-internal = Algo ha fallado por nuestra parte.
problem-version-mismatch = Esto ha cambiado desde que lo leíste. Vuelve a leerlo y decide después.
problem-repeated = Este cambio ya se había hecho.
problem-idempotency-key-reused = Esta Idempotency-Key ya se usó en otra solicitud. Usa una nueva.
problem-under-way = Esa misma solicitud se está procesando. Vuelve a intentarlo en un momento.
problem-answer-lost = Este cambio ya se había hecho, pero su respuesta se perdió. Consulta el resultado.
problem-too-many-requests = Demasiados intentos. Espera { $seconds } segundos y vuelve a intentarlo.
problem-own-permissions = Te estarías quitando permisos. Pide a otra persona de la administración que lo haga.
problem-last-super-admin = Nadie más puede hacerlo todo. Asigna antes el rol de superadministrador a otra persona.
problem-wrong-status = Esto no se puede hacer mientras el usuario tenga el estado { $status }.

## Sessions and passwords
field-password-wrong = no es tu contraseña actual
problem-session-ended = Esta sesión ha terminado. Vuelve a iniciar sesión.
problem-sign-in-failed = Este correo y esta contraseña no se corresponden.
problem-csrf = Un cambio pedido desde un navegador necesita el token de su sesión en X-CSRF-Token y debe venir de una página de este servicio.
problem-session-required = Esto solo lo puede hacer una persona que haya iniciado sesión; una clave de API no puede.
problem-reset-ended = Este enlace funciona una sola vez y durante 15 minutos. Pide uno nuevo.
reset-requested = Si perteneces a la organización con este correo, te va a llegar un enlace.
reset-done = Ya tienes tu contraseña nueva. Inicia sesión con ella.

## Settings of the organization
field-email-domain-not-allowed = debe ser una dirección de un dominio que tu organización admita: { $allowed }
field-email-domain-not-admitted = debe ser una dirección de un dominio que tu organización admita
field-domain-malformed = contiene algo que no es un dominio como example.com
field-sender-domain = debe ser una dirección de { $domain }, porque solo ese dominio está preparado para enviar correo
field-sender-malformed = debe ser una dirección, o un nombre y una dirección, como en: Acme <invites@example.com>
field-lifetime-invalid = debe ser una duración de 1 hora a 30 días, como 7d o 36h
field-holds-url = no debe contener direcciones de internet
problem-picture-expected = Envía el logotipo como image/png, image/jpeg o image/webp.
field-picture-malformed = no es una imagen PNG, JPEG o WebP
field-picture-too-large = mide más de { $max } píxeles de ancho o de alto

## Addresses that should get no more mail
problem-address-suppressed = { $reason ->
    [complained] Un correo anterior a esta dirección se marcó como spam. Pregunta si allí quieren recibir correo; si es así, repite la operación con «force».
   *[bounced] Los correos anteriores a esta dirección fueron devueltos. Compruébala; si es correcta, repite la operación con «force».
}

## Roles and API keys
problem-role-exists = Ya hay un rol con este nombre.
problem-role-built-in = Este rol viene con Usher y no se puede crear, modificar ni eliminar.
problem-role-in-use = Alguien tiene este rol, o lo usa una clave de API. Asigna antes otro rol o revoca la clave.
problem-too-many-roles = Ya hay { $max } roles. Elimina antes uno que nadie necesite.
problem-too-many-keys = Ya tienes { $max } claves de API vigentes. Revoca antes una que nadie necesite.
problem-creator-not-active = Una clave de API actúa en nombre de quien la crea, así que solo puede crearla un miembro activo.

## Fields of the audit trail
field-unknown-actor = no es user:… ni key:… con un id, ni system
field-chat-account-malformed = no es una cuenta de chat como slack:T1:U1
field-chat-workspace-malformed = no es un espacio de trabajo de chat como slack:T1 o discord:*
field-kinds-malformed = no es una lista de tipos como added,accepted
field-unknown-order = no es newest ni oldest
field-day-malformed = no es un día como 2026-11-24
field-days-reversed = es anterior al primer día
field-too-many-days = abarca más de { $max } días

## Notices in chat
field-too-many-bytes = supera los { $max } bytes
field-too-far-ahead = debe estar como mucho a una hora en el futuro
field-unknown-outcome = no es ni told ni undeliverable
problem-claim-lost = Este aviso ya no es tuyo: lo tomó otro o se acabó su tiempo. Vuelve a pedir los avisos.

## Files of users
field-not-utf8 = deja de ser UTF-8 a partir del byte { $max }; guarda el archivo como «CSV UTF-8»
field-not-text = es UTF-16 o no es texto; guarda el archivo como «CSV UTF-8»
field-quote-never-closes = tiene en la línea { $max } unas comillas que no se cierran
field-no-rows = no tiene filas bajo la cabecera
field-too-many-rows = tiene más de { $max } filas; divide el archivo
field-unknown-column = no es una columna conocida; lo son first_name, last_name, email, language, role y send_welcome_email
field-missing-column = esta columna falta en la cabecera
field-column-twice = esta columna aparece dos veces en la cabecera
field-wrong-length = debe tener { $max } celdas, como la cabecera
field-row-too-long = supera los { $max } bytes
field-quote-misplaced = tiene texto después de unas comillas de cierre

import-member = ya es miembro
import-pending = ya tiene un alta o una invitación
import-duplicate = tiene el mismo correo que la fila { $row }
import-role-not-allowed = tiene un rol que permite más de lo que puedes hacer tú
import-suppressed = tiene un correo en el que los mensajes anteriores no llegaron

problem-csv-expected = Envía el archivo como text/csv.
problem-import-changed = Esta importación no es la que revisaste. Revísala de nuevo y decide después.
problem-import-ended = Esta importación está en el estado { $state }: no queda nada por hacer.
field-unknown-verdict = no es ninguno de estos valores: { $known } o rejected

## Cuentas de chat y bots
problem-on-behalf-not-allowed = Solo la clave de un bot puede enviar Usher-On-Behalf-Of, para la cuenta de la que se trata, y no todo se puede hacer desde el chat.
problem-not-linked = Esta cuenta de chat no está vinculada a ningún miembro activo.
problem-workspace-not-served = Esta clave no atiende el espacio de trabajo de esa cuenta de chat.
problem-bot-required = Solo la clave de un bot puede hacer esto.
problem-bot-exceeds-caller = La clave de un bot puede llegar a actuar con users:read, users:invite y users:manage, así que solo quien tiene los tres puede crearla o revocarla.
problem-link-code-ended = No hay ninguna solicitud abierta para vincular esta cuenta de chat. Pide un enlace nuevo y empieza otra vez.
field-empty = necesita al menos un elemento
field-unknown-key-kind = no es program ni bot
field-unknown-user = no es el id de nadie
field-digits-malformed = deben ser las seis cifras que muestra la página
field-digits-wrong = no son las cifras que muestra la página; intentos restantes: { $left }
chat-linked = Tu cuenta de { $platform } está ahora vinculada a { $name } ({ $email }).
## Approval by a second person
approval-asked = Esto espera la aprobación de una segunda persona.
problem-person-required = Solo puede hacerlo un miembro activo, o una clave creada por uno.
problem-own-request = Lo pediste tú, o se trata de ti: debe decidirlo otra persona.
problem-no-approver = Esto necesita aprobación, y aquí nadie más puede darla. Haz antes que otra persona con esos permisos sea miembro.
problem-approval-pending = Ya hay un cambio de este usuario a la espera de aprobación. Antes hay que decidirlo o retirarlo.
problem-approval-ended = Esta petición ya se decidió, se retiró o caducó.
problem-approval-overtaken = Aquello para lo que se pidió ha cambiado entretanto, así que la petición queda cancelada. No se cambió nada.
problem-requester-lost-rights = Quien lo pidió ya no puede hacerlo, así que la petición queda cancelada. No se cambió nada.
problem-role-needs-approval = Este rol necesita aprobación. Quita antes esa marca, lo que debe aprobar una segunda persona.
import-no-approver = tiene un rol que necesita aprobación, y aquí nadie más puede darla
