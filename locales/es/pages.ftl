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

expired-title = Esta invitación ha caducado
expired-text = Era válida hasta el { $date }. Pide un enlace nuevo y te lo enviaremos a la dirección en la que recibiste la invitación.
expired-button = Enviarme un enlace nuevo
renewed-title = Un enlace nuevo va en camino
renewed-text = Mira tu bandeja de entrada dentro de un minuto. Solo funciona el enlace más reciente.

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
