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

## To the new member: a password was set
password-set-subject = La tua password per { $organization } è stata impostata
password-set-body = Una password per { $email } è stata impostata { $date }. Se l’hai fatto tu, non serve altro.
password-set-not-you = Se non l’hai fatto tu, avvisa subito chi amministra { $organization }.

## Below every mail
footer = Inviato da { $organization } con Usher.
