# The emails. {$organization}, {$inviter}, {$name} (the full name), {$first_name}, {$email} and {$date} (a day in words) are filled in.

## The invite
welcome-subject = { $inviter } te invita a unirte a { $organization }
welcome-subject-no-inviter = Tienes una invitación para unirte a { $organization }
welcome-preview = Crea tu contraseña para unirte.
welcome-greeting = Hola, { $first_name }:
welcome-body = { $inviter } te ha añadido a { $organization }. Para unirte, crea una contraseña: solo te llevará un minuto.
welcome-body-no-inviter = Te han añadido a { $organization }. Para unirte, crea una contraseña: solo te llevará un minuto.
welcome-button = Crear contraseña
welcome-expires = El enlace funciona hasta el { $date }.
welcome-newest = Este es tu enlace más reciente. Los anteriores ya no funcionan.
welcome-fallback = Si el botón no funciona, copia esta dirección en tu navegador:
welcome-not-you = ¿No esperabas este mensaje? Abre el enlace y elige «Esta invitación no es para mí», o simplemente no hagas nada: sin contraseña no pasa nada.

## To the inviter: somebody joined
accepted-notice-subject = { $name } ya forma parte de { $organization }
accepted-notice-body = { $name } ha aceptado tu invitación y ya forma parte de { $organization }.

## To the inviter: the invite reached the wrong person
declined-notice-subject = Tu invitación para { $name } llegó a otra persona
declined-notice-body = Quien recibió tu invitación para { $name } dice que no le correspondía. La invitación se ha cancelado. Comprueba la dirección y vuelve a añadir a { $name }.

## To the inviter: the invite could not be delivered
undelivered-notice-subject = No se pudo entregar tu invitación para { $name }
undelivered-notice-refused = El servicio de correo rechazó el mensaje para { $name }. Comprueba la dirección y repite la invitación, o copia el enlace y compártelo personalmente.
undelivered-notice-overdue = No se pudo enviar el mensaje para { $name } antes de que caducara la invitación. Repite la invitación.
undelivered-notice-gave-up = Durante dos días no se pudo enviar el mensaje para { $name }. Repite la invitación, o copia el enlace y compártelo personalmente.

## To the new member: a password was set
password-set-subject = Ya tienes contraseña para { $organization }
password-set-body = El { $date } se creó una contraseña para { $email }. Si fue cosa tuya, no tienes que hacer nada.
password-set-not-you = Si no fue cosa tuya, avisa de inmediato a la administración de { $organization }.

## Below every mail
footer = Enviado por { $organization } con Usher.
