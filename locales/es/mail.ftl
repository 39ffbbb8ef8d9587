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

## To the inviter: the mail came back, or was reported as spam
bounced-notice-address-rejected = El mensaje para { $name } fue devuelto: no existe ningún buzón en esa dirección. Compruébala con { $name } y repite el alta con la dirección correcta, o copia el enlace y compártelo personalmente.
bounced-notice-address-blocked = El mensaje para { $name } no se entregó, porque otros anteriores a esa dirección fueron devueltos o se marcaron como spam. Comprueba la dirección con { $name }. Si es correcta, repite el alta y confirma que quieres escribir a esa dirección, o copia el enlace y compártelo personalmente.
bounced-notice-mailbox-full = El mensaje para { $name } fue devuelto: su buzón está lleno. Pide a { $name } que haga sitio y luego repite la invitación, o copia el enlace y compártelo personalmente.
bounced-notice-message-rejected = El mensaje para { $name } fue devuelto: su servidor de correo no quiso aceptarlo. Pide a { $name } que permita los correos de { $organization } y luego repite la invitación, o copia el enlace y compártelo personalmente.
bounced-notice-mailbox-unavailable = El mensaje para { $name } fue devuelto: su servidor de correo no lo aceptó. Comprueba la dirección y repite la invitación más tarde, o copia el enlace y compártelo personalmente.
bounced-notice-undetermined = El mensaje para { $name } fue devuelto sin que nadie nos dijera por qué. Comprueba la dirección y repite la invitación, o copia el enlace y compártelo personalmente.
complained-notice-subject = Tu invitación para { $name } se marcó como spam
complained-notice-body = Tu invitación para { $name } llegó, pero se marcó como spam, quizá por error. Su enlace sigue funcionando, pero no se enviarán más correos a esa dirección. Pregunta a { $name } si quiere unirse y dile que el mensaje era tuyo.

## To the new member: a password was set
password-set-subject = Ya tienes contraseña para { $organization }
password-set-body = El { $date } se creó una contraseña para { $email }. Si fue cosa tuya, no tienes que hacer nada.
password-set-not-you = Si no fue cosa tuya, avisa de inmediato a la administración de { $organization }.

## Below every mail
footer = Enviado por { $organization } con Usher.

## To whoever can give a new link: the invitee asks for one
renewal-notice-subject = { $name } pide un enlace nuevo
renewal-notice-body = La invitación a { $organization } para { $name } ({ $email }) ha caducado. { $name } pide un enlace nuevo, y no lo recibirá hasta que alguien dé su aprobación.
renewal-notice-instead = La petición te llega a ti porque quien envió la invitación ya no puede aprobarla.
renewal-notice-command = Para aprobarlo, ejecuta este comando: { $command }
renewal-notice-call = O llama a la API: { $call }
renewal-notice-stored = El enlace se enviará a { $email } y a ningún otro sitio. Si no lo apruebas, no tienes que hacer nada.

## A forgotten password
reset-mail-subject = Una contraseña nueva para { $organization }
reset-mail-preview = Elige una contraseña nueva en los próximos 15 minutos.
reset-mail-body = Alguien ha pedido una contraseña nueva para { $email }. Si fue cosa tuya, elígela aquí:
reset-mail-button = Elegir una contraseña nueva
reset-mail-expires = El enlace funciona una sola vez, hasta el { $date }.
reset-mail-not-you = ¿No fue cosa tuya? Entonces no hagas nada: tu contraseña sigue siendo la misma.
reset-mail-fallback = Si el botón no funciona, copia esta dirección en tu navegador:

## A un miembro: se le vinculó una cuenta de chat, o ya no la tiene
chat-linked-notice-subject = Se te vinculó una cuenta de { $platform } en { $organization }
chat-linked-notice-body = El { $date } se vinculó a { $email } una cuenta de { $platform }: { $account }, en { $workspace }.
chat-linked-notice-may = Quien use esa cuenta puede invitar y gestionar personas desde { $platform }, hasta donde puedas tú. Si fuiste tú, no hay nada que hacer.
chat-linked-notice-undo = ¿No fuiste tú? Desvincula la cuenta en { $page }, cambia allí tu contraseña y avisa a un administrador de { $organization }.
chat-unlinked-notice-subject = Una cuenta de { $platform } ya no está vinculada a ti en { $organization }
chat-unlinked-notice-body = La cuenta de { $platform } { $account }, en { $workspace }, ya no está vinculada a { $email }. Se desvinculó el { $date }. Si lo sabías, no hay nada que hacer.
chat-unlinked-notice-not-you = ¿No sabes por qué? Pregunta a un administrador de { $organization }.
## Approval by a second person
approval-somebody = alguien
approval-ask-subject = { $requester } pide tu aprobación: { $name }
approval-ask-add = { $requester } quiere añadir a { $name } ({ $email }) a { $organization } con el rol { $role }. Para eso hace falta una segunda persona.
approval-ask-invite = { $requester } quiere invitar a { $name } ({ $email }) a { $organization } con el rol { $role }. Para eso hace falta una segunda persona.
approval-ask-role = { $requester } quiere dar a { $name } ({ $email }) el rol { $role }. Para eso hace falta una segunda persona.
approval-ask-address = { $requester } quiere enviar a otra dirección la invitación de { $name } ({ $email }) con el rol { $role }. Para eso hace falta una segunda persona.
approval-ask-reactivate = { $requester } quiere volver a dar acceso a { $name } ({ $email }) con el rol { $role }. Para eso hace falta una segunda persona.
approval-ask-definition = { $requester } quiere cambiar el rol { $role }. Para eso hace falta una segunda persona.
approval-ask-change = { $field }: { $old } → { $new }
approval-ask-command = Para aprobarlo, ejecuta { $approve } o, para rechazarlo, { $decline }
approval-ask-button = Ver y decidir
approval-ask-until = Puedes decidir hasta el { $date }. Si nadie lo hace, no pasa nada.
approval-approved-subject = Aprobado: { $name }
approval-approved-body = { $decider } aprobó lo que pediste: { $name }, rol { $role }. Ya está hecho.
approval-declined-subject = Rechazado: { $name }
approval-declined-body = { $decider } rechazó lo que pediste: { $name }, rol { $role }. No se cambió nada.
approval-declined-reason = El motivo: { $reason }
approval-lapsed-subject = Nadie decidió: { $name }
approval-lapsed-body = Lo que pediste, { $name } con el rol { $role }, no se aprobó a tiempo. No se cambió nada. Puedes pedirlo de nuevo.
approval-cancelled-subject = Cancelado: { $name }
approval-cancelled-body = Lo que pediste, { $name } con el rol { $role }, se retiró, o las cosas cambiaron entretanto. No se cambió nada.
