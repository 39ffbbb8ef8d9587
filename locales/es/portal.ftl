# The portal's pages.

language-switch = Idioma
language-switch-button = Cambiar

nav-label = Menú principal
nav-skip = Ir al contenido
nav-who = Tu cuenta
nav-overview = Resumen
nav-users = Gestión de usuarios
nav-team = Miembros del equipo
nav-import = Importar
nav-approvals = Aprobaciones
nav-roles = Roles
nav-keys = Claves de API
nav-chat = Cuentas de chat
nav-audit = Registro
nav-settings = Ajustes

portal-refused = No ha funcionado
portal-missing = Aquí no hay nada
portal-request = Solicitud { $id }
portal-back = Volver al resumen
portal-cancel = Cancelar
portal-offline = No se puede conectar con Usher. ¿Hay conexión?

again-title = Inicia sesión de nuevo
again-text = Tu sesión ha terminado. Lo que has escrito se conserva: inicia sesión y continúa.
again-too-long-title = Tu sesión ha terminado
again-too-long-text = Inicia sesión y rellena el formulario otra vez: lo que enviaste era demasiado para conservarlo. No se ha cambiado nada.
resume-title = Has iniciado sesión de nuevo
resume-text = Lo que escribiste sigue aquí. Todavía no se ha hecho nada con ello.
resume-button = Enviar ahora

pages-label = Páginas
pages-first = Primera página
pages-next = Página siguiente

actor-system = Usher
actor-key = una clave de API
actor-unknown = alguien que ya no está
