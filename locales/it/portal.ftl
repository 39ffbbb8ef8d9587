# The portal's pages.

language-switch = Lingua
language-switch-button = Cambia

nav-label = Menu principale
nav-skip = Vai al contenuto
nav-who = Il tuo account
nav-overview = Panoramica
nav-users = Gestione utenti
nav-team = Membri del team
nav-import = Importa
nav-approvals = Approvazioni
nav-roles = Ruoli
nav-keys = Chiavi API
nav-chat = Account di chat
nav-audit = Registro
nav-settings = Impostazioni

portal-refused = Non ha funzionato
portal-missing = Qui non c’è nulla
portal-request = Richiesta { $id }
portal-back = Torna alla panoramica
portal-cancel = Annulla
portal-offline = Usher non è raggiungibile. C’è connessione?

again-title = Accedi di nuovo
again-text = La tua sessione è terminata. Quello che hai scritto è conservato: accedi e continua.
again-too-long-title = La tua sessione è terminata
again-too-long-text = Accedi e compila di nuovo il modulo: quello che hai inviato era troppo per essere conservato. Nulla è cambiato.
resume-title = Hai effettuato di nuovo l’accesso
resume-text = Quello che hai scritto è ancora qui. Non è stato ancora usato.
resume-button = Invia ora

pages-label = Pagine
pages-first = Prima pagina
pages-next = Pagina successiva

actor-system = Usher
actor-key = una chiave API
actor-unknown = qualcuno che non c’è più
