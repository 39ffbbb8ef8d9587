# The invitee's pages.

accept-title = Entra in { $organization }
accept-heading = Ti diamo il benvenuto, { $first_name }
accept-intro = { $inviter } ti invita a entrare in { $organization }. Imposta una password per cominciare.
accept-intro-no-inviter = Hai un invito per { $organization }. Imposta una password per cominciare.
accept-button = Imposta la password ed entra
accept-expires = Questo invito è valido fino a { $date }.

field-email = Email
field-email-hint = L’indirizzo a cui hai ricevuto l’invito.
field-password = Password
field-password-again = Ripeti la password
show-password = Mostra
hide-password = Nascondi

rules-heading = Una buona password
rule-length = ha da { $min } a { $max } caratteri; qualche parola a caso va benissimo
rule-guessable = non è tra le più comuni e non è fatta del tuo nome o della tua email
rule-anything = può contenere spazi e lettere di qualsiasi lingua, e si può incollare

problems-heading = Ci siamo quasi

not-me-summary = Questo invito non è per me
not-me-text = Annulleremo questo invito e avviseremo chi l’ha inviato. Dopo, nessuno potrà più usarlo per entrare.
not-me-confirm = Sì, questo invito non è per me
not-me-button = Annulla questo invito
not-me-unconfirmed = Spunta prima la casella, così nulla viene annullato per sbaglio.
not-me-done-title = L’invito è stato annullato
not-me-done-text = Grazie per la segnalazione. Non devi fare altro.

accepted-title = Ora fai parte del team
accepted-text = { $first_name }, ora fai parte di { $organization }. Da adesso accedi con { $email } e la tua nuova password.
sign-in = Accedi

## After an invite has expired
link-expired-title = Questo invito è scaduto
link-expired-text = Era valido fino a { $date }. Puoi chiedere un nuovo link: trasmetteremo la richiesta e, appena qualcuno l’approva, il link arriverà all’indirizzo a cui hai ricevuto l’invito.
link-expired-button = Chiedi un nuovo link
renewal-asked-title = Abbiamo trasmesso la tua richiesta
renewal-asked-text = Chi può invitarti viene informato che chiedi un nuovo link. Dopo l’approvazione arriverà all’indirizzo a cui hai ricevuto l’invito. Non devi fare altro.

## Other links that cannot be accepted

superseded-title = C’è un’email più recente
superseded-text = Questo link è stato sostituito. Cerca nella tua casella di posta l’email più recente di { $organization }.

already-title = Fai già parte del team
already-text = Questo invito è stato accettato. Accedi con la password che hai impostato.

not-found-title = Questo link non funziona
not-found-text = Forse è stato troncato durante la copia, oppure l’invito è stato ritirato. Apri di nuovo il link dall’email o chiedi a chi ti ha mandato l’invito.

busy-title = Un momento, per favore
busy-text = Per ora non siamo riusciti a completare l’operazione. Nulla è cambiato: torna indietro e riprova.

too-many-title = Troppo in una volta
too-many-text = I dati inviati erano troppo grandi. Torna indietro e riprova.

## Signing in and out
sign-in-title = Accedi a { $organization }
sign-in-forgot = Password dimenticata?
sign-in-failed = Questa email e questa password non corrispondono. Controllale entrambe, poi riprova.
sign-in-wait = Troppi tentativi. Aspetta { $seconds } secondi, poi riprova.
sign-out = Esci

## A forgotten password
forgot-title = Una nuova password
forgot-text = Indicaci l’email con cui accedi. A quell’indirizzo invieremo un link per scegliere una nuova password.
forgot-button = Inviami un link
forgot-back = Torna all’accesso
forgot-sent-title = Controlla la tua casella di posta
forgot-sent-text = Se fai parte del team con questa email, un link è in arrivo. Funziona per 15 minuti.
reset-title = Scegli una nuova password
reset-text = Da adesso accederai con questa. Tutte le tue sessioni verranno chiuse.
reset-button = Imposta la password
reset-done-title = La tua nuova password è impostata
reset-done-text = Tutte le tue sessioni sono state chiuse. Accedi con la nuova password.
reset-ended-title = Questo link non funziona più
reset-ended-text = Funziona una sola volta, per 15 minuti da quando è stato chiesto. Chiedine uno nuovo.
reset-ended-button = Inviami un nuovo link

## One's own account
field-current-password = Password attuale
field-new-password = Nuova password
field-new-password-again = Ripeti la nuova password
account-title = Il tuo account
account-role = Ruolo: { $role }. Ti consente di:
account-role-alone = Ruolo: { $role }
account-sessions = Le tue sessioni aperte
account-session-current = Questa sessione
account-session-unknown = Un programma
account-session-seen = Ultimo utilizzo: { $date }
account-session-place = Accesso da { $address }
account-session-end = Esci
account-session-end-label = Esci: { $device }
account-password = Cambia la password
account-password-text = Questa sessione resta aperta; tutte le altre verranno chiuse.
account-password-button = Cambia la password
account-password-changed = La password è stata cambiata. Tutte le altre sessioni sono state chiuse.

## What a role allows
permission-users-read = vedere chi fa parte dell’organizzazione
permission-users-invite = invitare persone
permission-users-manage = modificare, disattivare e rimuovere persone
permission-roles-manage = definire i ruoli
permission-keys-manage = creare e revocare chiavi API
permission-audit-read = consultare ciò che è successo
permission-settings-manage = modificare le impostazioni dell’organizzazione
permission-app-calling = effettuare chiamate
permission-app-messaging = inviare messaggi
permission-app-administration = amministrare la piattaforma

## Refusals of pages
csrf-title = Ricomincia, per favore
csrf-text = Questo modulo è rimasto aperto troppo a lungo o proveniva da un’altra pagina. Nulla è cambiato: riapri la pagina e ripeti.
wait-title = Troppi tentativi
wait-text = Aspetta { $seconds } secondi, poi torna indietro e riprova.

## Collegare un account di chat
chat-link-title = Collegare un account { $platform }
chat-link-intro = Questo account { $platform } chiede di essere collegato a te, { $name } ({ $email }).
chat-link-warning = Vai avanti solo se l’hai appena chiesto tu in { $platform }. Se ti ha mandato qui qualcun altro, vuole agire a tuo nome: chiudi questa pagina.
chat-link-platform = Piattaforma
chat-link-workspace = Spazio di lavoro
chat-link-name = Si chiama
chat-link-unnamed = (senza nome)
chat-link-account = Id dell’account
chat-link-asked = Richiesto
chat-link-may = Chi usa questo account potrà fare questo in { $platform }, a tuo nome:
chat-link-may-nothing = Il tuo ruolo non permette nulla che si possa fare in { $platform }. Questo account non potrà fare nulla finché non avrai un altro ruolo.
chat-link-own = Questo account è già collegato a te.
chat-link-taken = Questo account al momento è collegato a qualcun altro. Una volta digitate le cifre, sarà collegato a te.
chat-link-password-hint = Digitala ancora una volta, perché nessuno che trovi aperto il tuo browser possa farlo.
chat-link-button = Mostra le cifre
chat-link-leave = Non l’ho chiesto io
chat-digits-title = Ancora un passo
chat-digits-text = Torna in { $platform } e digita lì queste cifre, come { $account }. Prima di allora non viene collegato nulla.
chat-digits-until = Valgono fino al { $date }. Non digitarle altrove e non dirle a nessuno.
chat-link-ended-title = Questo link non funziona più
chat-link-ended-text = Vale dieci minuti da quando è stato chiesto in chat, e uno più nuovo lo sostituisce. Chiedine lì un altro.
account-chats = Account di chat
account-chat-linked = Collegato: { $date }
account-chat-unlink = Scollega
account-chat-unlink-label = Scollega: { $account }

## Una persona
no-user-title = Qui non c’è nessuno
no-user-text = Questa persona non esiste, oppure il tuo ruolo non ti consente di vedere le persone.

## An address where nothing is
nowhere-title = Qui non c’è nulla
nowhere-text = Forse l’indirizzo è scritto male, o ciò che c’era qui non esiste più.
