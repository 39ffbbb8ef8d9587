# Answers of the chat bot, in the language of whoever wrote to it.

chat-added = L’utente è stato aggiunto correttamente.

## What the platforms show
chat-command = Invita persone e gestisci i loro inviti
chat-option-text = list, show, resend, revoke, approvals, link, confirm, unlink o help
chat-late-form = Il modulo è pronto.
chat-button-open-form = Apri il modulo
chat-late-wrong = Il modulo non è stato accettato:
chat-card-in-messages = Trovi la scheda nei tuoi messaggi con questa app. Lì resta aggiornata.
chat-servers-only = Funziona solo in un server, non nei messaggi diretti.
chat-try-again = Ci è voluto troppo tempo. Riprova: nulla viene fatto due volte.
## What is said of a user
chat-revived = L’invito precedente era terminato, quindi ne parte uno nuovo.
chat-taken = Questo indirizzo è già in uso. È di:
chat-taken-unseen = Questo indirizzo è già in uso.
chat-changed = Nel frattempo i dati di { $name } sono cambiati. Guarda di nuovo, poi decidi.
chat-resent = Un nuovo invito è in viaggio verso { $name }. I link precedenti non funzionano più.
chat-revoke-sure = Revocare l’invito di { $name }?
chat-revoke-means = Il link smette subito di funzionare. Potrai invitare di nuovo più tardi.
chat-revoked = L’invito di { $name } è stato revocato.
chat-no-such-user = Qui nessuno ha l’indirizzo { $email }.
chat-gone = Questo non esiste più.
chat-copied = Link d’invito per { $name }
chat-copied-care = Chi ha questo link può impostare la password ed entrare al posto di { $name }. Consegnalo solo a questa persona. Solo tu vedi questo messaggio.
chat-copied-until = Il link funziona fino a: { $until }.
chat-renewal = { $name } chiede un nuovo link.
chat-suppressed = Un’email precedente a questo indirizzo è tornata indietro o è stata segnalata come spam. Controlla l’indirizzo e se lì le email sono gradite.
chat-suppressed-type = Se è tutto giusto, scrivi:

## Names of what a user has
chat-field-role = Ruolo
chat-field-language = Lingua
chat-field-status = Stato
chat-field-mail = Email
chat-field-ends = Il link scade
chat-field-ended = Link scaduto
chat-field-accepted = Accettato
chat-field-inviter = Invito di
chat-field-asked = Richiesto
chat-field-lapses = Decade
chat-field-reason = Motivo

## Where a user stands
chat-status-added = aggiunto, non ancora invitato
chat-status-pending-approval = in attesa di approvazione
chat-status-invited = invitato
chat-status-active = membro
chat-status-expired = invito scaduto
chat-status-revoked = invito revocato
chat-status-deactivated = disattivato

## What became of the mail
chat-mail-none = nessuna inviata
chat-mail-queued = in procinto di partire
chat-mail-sent = inviata
chat-mail-delivered = consegnata
chat-mail-delayed = in ritardo, si riproverà
chat-mail-bounced = tornata indietro
chat-mail-complained = segnalata come spam
chat-mail-failed = non è stato possibile inviarla
chat-reason-address-rejected = questa casella non esiste
chat-reason-address-blocked = un’email a questo indirizzo era già tornata indietro
chat-reason-mailbox-full = la casella è piena
chat-reason-message-rejected = il server di posta ha rifiutato il messaggio
chat-reason-mailbox-unavailable = il server di posta non l’ha accettata
chat-reason-refused = il servizio di posta l’ha rifiutata
chat-reason-overdue = l’invito era terminato prima
chat-reason-gave-up = tentativi per due giorni

## Buttons, at most 40 characters
chat-button-resend = Invia di nuovo
chat-button-invite = Invia invito
chat-button-anyway = Invia comunque
chat-button-revoke = Revoca
chat-button-revoke-now = Sì, revoca
chat-button-back = No, lascia così
chat-button-copy = Copia link
chat-button-open = Apri in Usher
chat-button-previous = Indietro
chat-button-next = Avanti
chat-button-form = Aggiungi qualcuno
chat-button-approve = Approva
chat-button-decline = Rifiuta
chat-button-approvals = Vedi le richieste
chat-button-link = Collega il tuo account
chat-button-link-again = Ottieni nuove cifre
chat-button-unlink = Sì, scollega
chat-button-help = Aiuto

## Forms: titles and buttons at most 24 characters, labels 45, hints 100
chat-form-add = Aggiungi un utente
chat-form-add-submit = Aggiungi
chat-form-decline = Rifiuta
chat-form-decline-submit = Rifiuta
chat-input-first-name = Nome
chat-input-last-name = Cognome
chat-input-email = Email
chat-input-language = Lingua
chat-input-role = Ruolo
chat-input-mail = Email di benvenuto
chat-input-mail-says = Invia l’email di benvenuto con il link per la password
chat-input-reason = Motivo
chat-input-reason-hint = Lo leggerà chi ha fatto la richiesta.

## Lists
chat-list = Utenti
chat-list-search = Ricerca
chat-list-page = Pagina { $page }
chat-list-empty = Non è stato trovato nessuno.
chat-list-narrow = Ce ne sono altri. Aggiungi uno stato o l’inizio di un nome per restringere l’elenco.

## Several people at once
chat-several = Aggiunte { $added } persone su { $all }.
chat-several-taken = l’indirizzo è già in uso
chat-several-suppressed = un’email a questo indirizzo era tornata indietro
chat-several-skipped = non tentato

## What was mistyped
chat-meant = Intendevi { $meant }?
chat-nothing-done = Non è stato cambiato nulla.
chat-like-this = Per esempio:
chat-known = Possibili: { $known }
chat-mistake-word = “{ $typed }” non è un comando.
chat-mistake-no-address = Manca un indirizzo email.
chat-mistake-whom = Chi? Scrivi il suo indirizzo email:
chat-mistake-option = “{ $typed }” non è un’opzione.
chat-mistake-language = “{ $typed }” non è una delle nostre lingue.
chat-mistake-mail = “{ $typed }” non dice nulla sull’email.
chat-mistake-status = “{ $typed }” non è uno stato.
chat-mistake-role = “{ $typed }” non è un ruolo esistente qui.
chat-mistake-twice = “{ $option }” compare due volte, con valori diversi.
chat-mistake-name = Manca il nome o il cognome per { $email }.
chat-mistake-address-for = Manca l’indirizzo email di { $typed }.
chat-mistake-many = { $count } persone sono troppe. Se ne possono aggiungere al massimo { $max } alla volta.
chat-mistake-digits = Scrivi le sei cifre mostrate dalla pagina:
chat-mistake-fields = Così non si può usare:
chat-old-button = Questo pulsante non funziona più. Scrivi di nuovo il comando.

## What went wrong
chat-trouble-down = Usher non è raggiungibile in questo momento. Non è stato cambiato nulla. Riprova tra poco.
chat-trouble-unsure = Usher non ha risposto come previsto. Quello che hai chiesto potrebbe essere stato fatto comunque. Puoi ripeterlo senza rischi: nessuno viene aggiunto due volte.
chat-trouble-again = Per ripetere, scrivi:
chat-trouble-bot = Il bot non è configurato correttamente, quindi non è stato cambiato nulla. Avvisa chi lo gestisce.
chat-trouble-permission = Non hai il permesso di farlo in Usher.
chat-trouble-workspace = Usher non serve questo spazio di lavoro. Chiedi a chi lo gestisce.
chat-trouble-wait = Troppi tentativi. Riprova tra { $wait }.
chat-trouble-id = Richiesta { $id }
chat-seconds = { $count ->
    [one] un secondo
   *[other] { $count } secondi
}
chat-minutes = { $count ->
    [one] un minuto
   *[other] { $count } minuti
}
chat-hours = { $count ->
    [one] un’ora
   *[other] { $count } ore
}

## Linking an account
chat-account = Collega il tuo account
chat-account-why = Questo account di chat non è ancora collegato a un utente di Usher, quindi non è stato cambiato nulla.
chat-account-open = 1. Premi il pulsante, accedi e conferma che questo account di chat è tuo.
chat-account-digits = 2. La pagina mostra poi sei cifre. Scrivile qui così:
chat-account-then = 3. Poi ripeti quello che volevi fare.
chat-account-until = La pagina funziona una sola volta, fino a: { $until }. È solo per te: non inoltrarla.
chat-account-linked = Il tuo account è collegato. Qui sei { $name }.
chat-account-already = Questo account di chat è collegato a { $name }.
chat-account-to-unlink = Per scollegarlo, scrivi:
chat-account-ended = Queste cifre non valgono più.
chat-account-unlink = Scollegare questo account di chat da { $name }?
chat-account-unlink-means = Da quel momento non potrai fare nulla da qui finché non lo colleghi di nuovo.
chat-account-unlinked = Questo account di chat non è più collegato.

## Approval by a second person
chat-waits = { $name } attende l’approvazione.
chat-waits-change = Questo attende l’approvazione.
chat-waits-who = È stato chiesto a tutte le altre persone che possono assegnare il ruolo { $role }.
chat-waits-until = Decade se nessuno decide entro: { $until }.
chat-approvals = In attesa di approvazione
chat-approvals-none = Nulla attende l’approvazione.
chat-approvals-more = Ce ne sono altre. Decidi prima su queste.
chat-asks-add-user = { $who } chiede di aggiungere { $name } con il ruolo { $role }.
chat-asks-invite-user = { $who } chiede di invitare { $name } con il ruolo { $role }.
chat-asks-change-user = { $who } chiede di modificare i dati di { $name }, con il ruolo { $role }.
chat-asks-change-role = { $who } chiede di dare a { $name } il ruolo { $role }.
chat-asks-reactivate-user = { $who } chiede di riammettere { $name } con il ruolo { $role }.
chat-asks-change-role-definition = { $who } chiede di cambiare ciò che consente il ruolo { $role }.
chat-asks-other = { $who } chiede una modifica che riguarda il ruolo { $role }.
chat-somebody = Qualcuno
chat-approved = Hai approvato questa richiesta.
chat-declined = Hai rifiutato questa richiesta.
chat-approval-state = { $state ->
    [approved] Questa richiesta è stata approvata.
    [declined] Questa richiesta è stata rifiutata.
    [lapsed] Questa richiesta è decaduta: nessuno ha deciso in tempo.
    [cancelled] Questa richiesta è stata ritirata.
   *[other] Questa richiesta attende l’approvazione.
}

## News
chat-notice-mail-sent = L’email a { $name } è stata inviata.
chat-notice-mail-delivered = L’email a { $name } è stata consegnata.
chat-notice-mail-delayed = L’email a { $name } è in ritardo. Si riproverà.
chat-notice-mail-bounced = L’email a { $name } è tornata indietro.
chat-notice-mail-complained = { $name } ha segnalato l’email come spam.
chat-notice-mail-failed = Non è stato possibile inviare l’email a { $name }.
chat-notice-accepted = { $name } ha accettato l’invito.
chat-notice-declined = { $name } ha rifiutato l’invito.
chat-notice-expired = L’invito di { $name } è scaduto.
chat-notice-revoked = L’invito di { $name } è stato revocato.
chat-notice-changed = I dati di { $name } sono cambiati.
chat-notice-deactivated = { $name } è ora disattivato.
chat-notice-reactivated = { $name } può entrare di nuovo.
chat-notice-other = Ci sono novità su { $name }.
chat-notice-approval-approved = La tua richiesta è stata approvata.
chat-notice-approval-declined = La tua richiesta è stata rifiutata.
chat-notice-approval-lapsed = La tua richiesta è decaduta: nessuno ha deciso in tempo.
chat-notice-approval-cancelled = La tua richiesta è stata annullata: nel frattempo qualcosa era cambiato.
chat-remedy-mail = Controlla l’indirizzo. Se è giusto, copia il link e consegnalo tu, oppure invia di nuovo.

## Help
chat-help = Che cosa puoi scrivere
chat-help-form = apre un modulo per aggiungere qualcuno
chat-help-add = aggiunge subito qualcuno
chat-help-several = aggiunge più persone, fino a { $max }
chat-help-list = elenca gli utenti, anche per stato o inizio del nome
chat-help-show = mostra qualcuno
chat-help-resend = invia un nuovo invito
chat-help-revoke = ritira l’invito
chat-help-approvals = mostra ciò che attende l’approvazione
chat-help-link = collega questo account di chat a te in Usher
chat-help-confirm = completa il collegamento
chat-help-unlink = lo scollega
chat-help-help = mostra questo
chat-help-languages = Lingue: { $known }
chat-help-statuses = Stati: { $known }
chat-help-mail = “no-mail” aggiunge senza email. “mail:force” la invia anche se una precedente era tornata indietro.
