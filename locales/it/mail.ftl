# The emails. {$organization}, {$inviter}, {$name} (the full name), {$first_name}, {$email} and {$date} (a day in words) are filled in.

## The invite
welcome-subject = { $inviter } ti invita a entrare in { $organization }
welcome-subject-no-inviter = Hai un invito per { $organization }
welcome-preview = Imposta la password per entrare nel team.
welcome-greeting = Ciao { $first_name },
welcome-body = { $inviter } ti ha dato accesso a { $organization }. Per entrare nel team imposta una password: basta un minuto.
welcome-body-no-inviter = Ora hai accesso a { $organization }. Per entrare nel team imposta una password: basta un minuto.
welcome-button = Imposta la password
welcome-expires = Il link funziona fino a { $date }.
welcome-newest = Questo è il tuo link più recente. Quelli precedenti non funzionano più.
welcome-fallback = Se il pulsante non funziona, copia questo indirizzo nel browser:
welcome-not-you = Non aspettavi questo messaggio? Apri il link e scegli «Questo invito non è per me», oppure ignoralo: senza una password non succede nulla.

## To the inviter: somebody joined
accepted-notice-subject = { $name } ora fa parte di { $organization }
accepted-notice-body = { $name } ha accettato il tuo invito e ora fa parte di { $organization }.

## To the inviter: the invite reached the wrong person
declined-notice-subject = Il tuo invito per { $name } è arrivato alla persona sbagliata
declined-notice-body = Chi ha ricevuto il tuo invito per { $name } segnala che era destinato ad altri. L’invito è stato annullato. Controlla l’indirizzo e ripeti l’aggiunta.

## To the inviter: the invite could not be delivered
undelivered-notice-subject = Il tuo invito per { $name } non è stato recapitato
undelivered-notice-refused = Il servizio di posta ha rifiutato l’email per { $name }. Controlla l’indirizzo e invia di nuovo l’invito, oppure copia il link e consegnalo di persona.
undelivered-notice-overdue = Non è stato possibile inviare l’email per { $name } prima della scadenza dell’invito. Invia un nuovo invito.
undelivered-notice-gave-up = Per due giorni non è stato possibile inviare l’email per { $name }. Invia di nuovo l’invito, oppure copia il link e consegnalo di persona.

## To the inviter: the mail came back, or was reported as spam
bounced-notice-address-rejected = L’email per { $name } è tornata indietro: a quell’indirizzo non esiste alcuna casella. Verificalo con { $name } e ripeti l’aggiunta con l’indirizzo giusto, oppure copia il link e consegnalo di persona.
bounced-notice-address-blocked = L’email per { $name } non è stata recapitata, perché email precedenti a quell’indirizzo sono tornate indietro o sono state segnalate come spam. Verifica l’indirizzo con { $name }. Se è giusto, ripeti l’aggiunta e conferma che vuoi scrivere a quell’indirizzo, oppure copia il link e consegnalo di persona.
bounced-notice-mailbox-full = L’email per { $name } è tornata indietro: la sua casella è piena. Chiedi a { $name } di fare spazio, poi invia di nuovo l’invito, oppure copia il link e consegnalo di persona.
bounced-notice-message-rejected = L’email per { $name } è tornata indietro: il suo server di posta non ha voluto accettare il messaggio. Chiedi a { $name } di consentire le email di { $organization }, poi invia di nuovo l’invito, oppure copia il link e consegnalo di persona.
bounced-notice-mailbox-unavailable = L’email per { $name } è tornata indietro: il suo server di posta non l’ha accettata. Controlla l’indirizzo e invia di nuovo l’invito più tardi, oppure copia il link e consegnalo di persona.
bounced-notice-undetermined = L’email per { $name } è tornata indietro senza che nessuno ci dicesse perché. Controlla l’indirizzo, poi invia di nuovo l’invito, oppure copia il link e consegnalo di persona.
complained-notice-subject = Il tuo invito per { $name } è stato segnalato come spam
complained-notice-body = Il tuo invito per { $name } è arrivato ed è stato segnalato come spam, forse per sbaglio. Il link funziona ancora, ma a quell’indirizzo non verranno inviate altre email. Chiedi a { $name } se desidera entrare nel team, e spiega che l’email veniva da te.

## To the new member: a password was set
password-set-subject = La tua password per { $organization } è stata impostata
password-set-body = Una password per { $email } è stata impostata { $date }. Se l’hai fatto tu, non serve altro.
password-set-not-you = Se non l’hai fatto tu, avvisa subito chi amministra { $organization }.

## Below every mail
footer = Inviato da { $organization } con Usher.

## To whoever can give a new link: the invitee asks for one
renewal-notice-subject = { $name } chiede un nuovo link
renewal-notice-body = L’invito a entrare in { $organization } per { $name } ({ $email }) è scaduto. { $name } chiede un nuovo link, che partirà solo dopo l’approvazione di qualcuno.
renewal-notice-instead = La richiesta arriva a te perché chi ha inviato l’invito non può più approvarla.
renewal-notice-command = Per approvare, esegui questo comando: { $command }
renewal-notice-call = Oppure chiama l’API: { $call }
renewal-notice-stored = Il link verrà inviato a { $email } e da nessun’altra parte. Se non vuoi approvare, non devi fare nulla.

## A forgotten password
reset-mail-subject = Una nuova password per { $organization }
reset-mail-preview = Scegli una nuova password entro 15 minuti.
reset-mail-body = Qualcuno ha chiesto una nuova password per { $email }. Se l’hai fatto tu, scegline una:
reset-mail-button = Scegli una nuova password
reset-mail-expires = Il link funziona una sola volta, fino a { $date }.
reset-mail-not-you = Non l’hai fatto tu? Allora ignora questa email: la tua password resta com’è.
reset-mail-fallback = Se il pulsante non funziona, copia questo indirizzo nel browser:

## A un membro: gli è stato collegato un account di chat, o non lo è più
chat-linked-notice-subject = Un account { $platform } è stato collegato a te in { $organization }
chat-linked-notice-body = Il { $date } un account { $platform } è stato collegato a { $email }: { $account }, in { $workspace }.
chat-linked-notice-may = Chi usa quell’account può invitare e gestire persone da { $platform }, fin dove puoi farlo tu. Se sei stato tu, non c’è nulla da fare.
chat-linked-notice-undo = Non sei stato tu? Scollega l’account su { $page }, cambia lì la tua password e avvisa un amministratore di { $organization }.
chat-unlinked-notice-subject = Un account { $platform } non è più collegato a te in { $organization }
chat-unlinked-notice-body = L’account { $platform } { $account }, in { $workspace }, non è più collegato a { $email }. È stato scollegato il { $date }. Se lo sapevi, non c’è nulla da fare.
chat-unlinked-notice-not-you = Non sai perché? Chiedi a un amministratore di { $organization }.
## Approval by a second person
approval-somebody = qualcuno
approval-ask-subject = { $requester } chiede la tua approvazione: { $name }
approval-ask-add = { $requester } vuole aggiungere { $name } ({ $email }) a { $organization } con il ruolo { $role }. Per questo serve una seconda persona.
approval-ask-invite = { $requester } vuole invitare { $name } ({ $email }) in { $organization } con il ruolo { $role }. Per questo serve una seconda persona.
approval-ask-role = { $requester } vuole dare a { $name } ({ $email }) il ruolo { $role }. Per questo serve una seconda persona.
approval-ask-address = { $requester } vuole inviare a un altro indirizzo l’invito di { $name } ({ $email }) con il ruolo { $role }. Per questo serve una seconda persona.
approval-ask-reactivate = { $requester } vuole ridare l’accesso a { $name } ({ $email }) con il ruolo { $role }. Per questo serve una seconda persona.
approval-ask-definition = { $requester } vuole modificare il ruolo { $role }. Per questo serve una seconda persona.
approval-ask-change = { $field }: { $old } → { $new }
approval-ask-command = Per approvare, esegui { $approve } oppure, per rifiutare, { $decline }
approval-ask-button = Guarda e decidi
approval-ask-until = Puoi decidere fino a { $date }. Se nessuno lo fa, non succede nulla.
approval-approved-subject = Approvato: { $name }
approval-approved-body = { $decider } ha approvato la tua richiesta: { $name }, ruolo { $role }. È fatto.
approval-declined-subject = Rifiutato: { $name }
approval-declined-body = { $decider } ha rifiutato la tua richiesta: { $name }, ruolo { $role }. Non è stato modificato nulla.
approval-declined-reason = Il motivo: { $reason }
approval-lapsed-subject = Nessuno ha deciso: { $name }
approval-lapsed-body = La tua richiesta, { $name } con il ruolo { $role }, non è stata approvata in tempo. Non è stato modificato nulla. Puoi rifarla.
approval-cancelled-subject = Annullato: { $name }
approval-cancelled-body = La tua richiesta, { $name } con il ruolo { $role }, è stata ritirata, o nel frattempo qualcosa è cambiato. Non è stato modificato nulla.
