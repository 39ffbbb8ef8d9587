# The portal's pages.

## What stands in a badge
status-added = Aggiunto
status-pending-approval = Attende approvazione
status-invited = Invitato
status-active = Membro
status-expired = Scaduto
status-revoked = Revocato
status-deactivated = Disattivato
mail-state-bounced = Email respinta
mail-state-complained = Segnalata come spam
mail-state-failed = Email non inviata
mail-state-delayed = Email in ritardo

## User Management
users-search = Cerca per nome o email
users-status = Stato
users-any-status = Qualsiasi stato
users-any-role = Qualsiasi ruolo
users-filter = Mostra
users-none = Qui non c’è ancora nessuno. Aggiungi la prima persona.
users-none-found = Nessun risultato.
users-name = Nome
users-inviter = Invitato da
users-added = Aggiunto
field-first-name = Nome
field-last-name = Cognome
field-language = Lingua
field-role = Ruolo
field-welcome = Invia l’email di benvenuto con il link per impostare la password
field-force = Scrivi comunque a questo indirizzo
add-title = Aggiungi utente
add-button = Aggiungi utente
users-acts = Azioni
users-actions = Azioni per { $name }
users-selected = Scelti
users-select = Scegli { $name }
users-select-all = Tutti in questa pagina

action-edit = Modifica
action-resend = Invia di nuovo l’invito
action-link = Copia il link
action-revoke = Revoca l’invito
action-deactivate = Disattiva
action-reactivate = Riattiva
action-delete = Elimina

ask-resend-title = Inviare di nuovo l’invito?
ask-resend-text = A questo indirizzo arriva un’email con un nuovo link. I link precedenti smettono di funzionare.
ask-resend-button = Invia di nuovo l’invito
ask-link-title = Mostrare il link?
ask-link-text = Chi ha il link può entrare al posto di questa persona. La cronologia indica che l’hai chiesto.
ask-link-button = Mostra il link
ask-revoke-title = Revocare l’invito?
ask-revoke-text = Il link smette subito di funzionare. Potrai invitare di nuovo questa persona più tardi.
ask-revoke-field = Motivo (facoltativo, si vede nella cronologia)
ask-revoke-button = Revoca l’invito
ask-deactivate-title = Disattivare questo membro?
ask-deactivate-text = Viene disconnesso ovunque e non può accedere finché qualcuno non lo riattiva. Le chiavi API che ha creato terminano per sempre.
ask-deactivate-button = Disattiva
ask-reactivate-title = Riattivare questo membro?
ask-reactivate-text = Potrà accedere di nuovo con la sua password. Le chiavi API terminate restano tali.
ask-reactivate-button = Riattiva
ask-delete-title = Eliminare questa persona?
ask-delete-text = Nome e indirizzo vengono cancellati per sempre, e l’indirizzo torna libero. Non si può annullare.
ask-delete-field = Scrivi { $email } per confermare
ask-delete-button = Elimina per sempre
ask-delete-mistyped = Questo non è l’indirizzo di questa persona.

link-title = Link di invito
link-warning = Chi ha questo link può entrare al posto di questa persona. Non darlo a nessun altro.
link-label = Link
link-ends = Funziona fino a
link-copy = Copia
link-copied = Copiato
link-done = Fatto

edit-title = Modifica { $name }
edit-button = Salva
edit-email-hint = A un nuovo indirizzo arriva un nuovo invito, e i link precedenti smettono di funzionare.
edit-overtaken = { $name } ha modificato questa persona mentre scrivevi, quindi non è stato ancora salvato nulla. Guarda che cosa vale ora, poi salva di nuovo per sostituirlo.
edit-overtaken-by-somebody = Questa persona è stata modificata mentre scrivevi, quindi non è stato ancora salvato nulla. Guarda che cosa vale ora, poi salva di nuovo per sostituirlo.
edit-now = Ora:
edit-was = Appena cambiato. Prima:

refused-suppressed = Un’email precedente a questo indirizzo è tornata indietro o è stata segnalata come spam. Controlla l’indirizzo; se è giusto, spunta la casella qui sotto.
refused-changed = Qualcuno ha modificato questa persona nello stesso momento. Guarda di nuovo, poi decidi.

told-resent = Un nuovo invito è in viaggio verso { $name }.
told-revoked = L’invito di { $name } è stato revocato.
told-deactivated = { $name } è ora disattivato.
told-reactivated = { $name } può accedere di nuovo.
told-deleted = { $name } non c’è più: eliminazione completata.
told-changed = Le modifiche a { $name } sono salvate.
told-unchanged = Non c’era nulla da modificare.
told-readdressed = Un nuovo invito va a { $email }.
told-gone = Questa persona non è più qui.
told-impossible = Non è possibile con { $name } (stato: { $status }), oppure il tuo ruolo non lo permette.

bulk-with-ticked = Con tutte le persone spuntate:
bulk-role = Nuovo ruolo
bulk-role-set = Cambia ruolo
bulk-nobody = Spunta prima almeno una persona.
bulk-too-many = Al massimo { $max } persone alla volta.
bulk-no-role = Scegli prima il nuovo ruolo.
bulk-nothing = Scegli che cosa fare.
bulk-count = Scelti: { $count }
bulk-left-out = Esclusi
bulk-left-out-text = Per queste persone ora non è possibile, oppure il tuo ruolo non lo permette.
bulk-gone = Più nessuno
bulk-back = Torna alla lista
bulk-done-title = Fatto per { $done } su { $all }
bulk-resend-title = Inviare di nuovo questi inviti?
bulk-resend-text = Ogni persona riceve un’email con un nuovo link. I link precedenti smettono di funzionare.
bulk-resend-button = Invia di nuovo gli inviti
bulk-resend-done = Invito in viaggio
bulk-revoke-title = Revocare questi inviti?
bulk-revoke-text = I loro link smettono subito di funzionare. Potrai invitarle di nuovo più tardi.
bulk-revoke-button = Revoca gli inviti
bulk-revoke-done = Invito revocato
bulk-role-title = Dare a tutti il ruolo { $role }?
bulk-role-text = Da ora possono fare ciò che questo ruolo permette, e nient’altro.
bulk-role-button = Cambia ruolo
bulk-role-done = Il ruolo ora è { $role }
