# Answers of the API, in the caller's language.

user-added = El usuario se ha añadido correctamente.
user-accepted = Ya formas parte del equipo.

## What is wrong with one field
field-required = es un dato obligatorio
field-unknown = no es un campo conocido
field-wrong-type = debe ser { $expected ->
    [text] un texto
    [boolean] true o false
    [number] un número
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
