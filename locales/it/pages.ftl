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

expired-title = Questo invito è scaduto
expired-text = Era valido fino a { $date }. Chiedi un nuovo link e lo invieremo all’indirizzo a cui hai ricevuto l’invito.
expired-button = Inviami un nuovo link
renewed-title = Un nuovo link è in arrivo
renewed-text = Controlla la tua casella di posta tra un minuto. Funziona solo il link più recente.

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
