# Answers of the API, in the caller's language.

user-added = L’utente è stato aggiunto correttamente.
user-accepted = Ora fai parte del team.

## What an admin should look at again
warning-did-you-mean = Questo indirizzo potrebbe contenere un errore di battitura. Intendevi { $suggestion }?

## What is wrong with one field
field-required = è un dato obbligatorio
field-unknown = non è un campo conosciuto
field-wrong-type = deve essere { $expected ->
    [text] un testo
    [boolean] true o false
    [number] un numero
    [version] una versione come in ETag, ad esempio "7"
    [numbers] un elenco di numeri interi
    [texts] un elenco di testi
    [list] un elenco di testi
    [version] una versione come "3"
   *[object] un oggetto
}
field-too-long = supera i { $max } caratteri
field-control-characters = contiene caratteri di controllo
field-contains-url = deve essere un nome, senza indirizzi internet
field-email-malformed = non è un indirizzo email
field-email-domain-missing = manca il dominio, come example.com
field-email-local-not-ascii = contiene prima della @ lettere che i server di posta non accettano; usa lì lettere latine senza accenti
field-unknown-language = non è uno di questi valori: { $known }
field-unknown-role = non è un ruolo esistente qui
field-role-name-malformed = deve avere da 1 a 40 dei caratteri a-z, 0-9, _ e - e iniziare con una lettera
field-unknown-permission = contiene qualcosa che non è un permesso: { $name }
field-too-many = ha più di { $max } elementi
field-instant-malformed = non è una data e ora come 2026-12-31T23:59:59Z
field-not-in-future = deve essere nel futuro
field-unknown-status = non è uno di questi valori: { $known }
field-out-of-range = deve essere tra { $min } e { $max }
field-cursor-invalid = non è un cursore di questo elenco
field-id-malformed = non è un id
field-password-too-short = servono almeno { $min } caratteri
field-password-too-long = può avere al massimo { $max } caratteri
field-password-mismatch = non coincide nei due campi
field-password-guessable = è troppo facile da indovinare; { $reason ->
    [common] è tra le password più usate
    [repeats] si ripete
    [sequence] segue una sequenza come abc o 6543
    [keyboard] segue le file della tastiera
    [dates] date e anni sono facili da indovinare
    [names] i nomi sono facili da indovinare
    [personal] è fatta del tuo nome, della tua email o della tua organizzazione
    [word] una sola parola è facile da indovinare
   *[other] aggiungi ancora una o due parole
}

## Problems
problem-invalid = Una parte dei dati inviati non si può usare così com’è.
problem-malformed-json = Il corpo non è un JSON ben formato.
problem-unsupported-media-type = Invia il corpo come application/json.
problem-body-too-large = Il corpo supera i { $max } byte.
problem-not-found = Qui non c’è nulla con questo indirizzo o id.
problem-method-not-allowed = Questo indirizzo non accetta quel metodo.
problem-api-key-missing = Invia una chiave API nella forma «Authorization: Bearer usher_…».
problem-api-key-invalid = Questa chiave API è sconosciuta, revocata o scaduta.
problem-permission-missing = Serve il permesso { $permission }.
problem-role-exceeds-caller = Il ruolo { $role } consente più di quanto puoi fare tu, quindi non puoi assegnarlo né gestirlo.
problem-email-taken = Esiste già un utente con questa email.
problem-conflict = Qualcun altro ha fatto una modifica nello stesso momento. Rileggi i dati, poi riprova.
problem-no-link = Questo utente non ha un invito di cui dare il link.
problem-invite-not-found = Questo invito non esiste o è stato ritirato.
problem-invite-expired = Questo invito è scaduto.
problem-invite-superseded = È stato inviato un invito più recente; funziona solo l’ultimo.
problem-invite-already-accepted = Questo invito è già stato accettato.
problem-unavailable = Il servizio è occupato. Riprova tra poco.
problem-timeout = L’operazione ha richiesto troppo tempo ed è stata interrotta.
problem-internal = Qualcosa è andato storto da parte nostra.
problem-version-mismatch = I dati sono cambiati da quando li hai letti. Rileggili, poi decidi.
problem-repeated = Questa modifica è già stata fatta.
problem-idempotency-key-reused = Questa Idempotency-Key è già stata usata per un’altra richiesta. Usane una nuova.
problem-under-way = La stessa richiesta è in corso di elaborazione. Riprova tra poco.
problem-answer-lost = Questa modifica è già stata fatta, ma la sua risposta è andata persa. Leggi il risultato.
problem-too-many-requests = Troppi tentativi. Aspetta { $seconds } secondi, poi riprova.
problem-own-permissions = Con questa modifica perderesti dei permessi. Chiedi di farla a qualcun altro con diritti di amministrazione.
problem-last-super-admin = Nessun altro può fare tutto. Assegna prima il ruolo di super admin a qualcun altro.
problem-wrong-status = Non è possibile finché l’utente ha lo stato { $status }.

## Sessions and passwords
field-password-wrong = non è la tua password attuale
problem-session-ended = Questa sessione è terminata. Accedi di nuovo.
problem-sign-in-failed = Questa email e questa password non corrispondono.
problem-csrf = Una modifica richiesta da un browser deve avere il token della sua sessione in X-CSRF-Token e provenire da una pagina di questo servizio.
problem-session-required = Può farlo solo una persona che ha effettuato l’accesso; una chiave API non può.
problem-reset-ended = Questo link funziona una sola volta e per 15 minuti. Chiedine uno nuovo.
reset-requested = Se fai parte del team con questa email, un link è in arrivo.
reset-done = La tua nuova password è impostata. Accedi con quella.

## Settings of the organization
field-email-domain-not-allowed = deve essere un indirizzo di un dominio che la tua organizzazione ammette: { $allowed }
field-email-domain-not-admitted = deve essere un indirizzo di un dominio che la tua organizzazione ammette
field-domain-malformed = contiene qualcosa che non è un dominio come example.com
field-sender-domain = deve essere un indirizzo di { $domain }, perché solo quel dominio è predisposto per l’invio di email
field-sender-malformed = deve essere un indirizzo, oppure un nome e un indirizzo, come in: Acme <invites@example.com>
field-lifetime-invalid = deve essere una durata da 1 ora a 30 giorni, come 7d o 36h
field-holds-url = non deve contenere indirizzi internet
problem-picture-expected = Invia il logo come image/png, image/jpeg o image/webp.
field-picture-malformed = non è un’immagine PNG, JPEG o WebP
field-picture-too-large = supera { $max } pixel in larghezza o in altezza

## Addresses that should get no more mail
problem-address-suppressed = { $reason ->
    [complained] Un’email precedente a questo indirizzo è stata segnalata come spam. Chiedi se lì le email sono gradite; se sì, ripeti con «force».
   *[bounced] Le email precedenti a questo indirizzo sono tornate indietro. Controllalo; se è giusto, ripeti con «force».
}

## Roles and API keys
problem-role-exists = Esiste già un ruolo con questo nome.
problem-role-built-in = Questo ruolo fa parte di Usher e non si può creare, modificare né eliminare.
problem-role-in-use = Qualcuno ha questo ruolo, oppure lo ha una chiave API. Assegna prima un altro ruolo o revoca la chiave.
problem-too-many-roles = Ci sono già { $max } ruoli. Eliminane prima uno che non serve a nessuno.
problem-too-many-keys = Hai già { $max } chiavi API attive. Revocane prima una che non serve a nessuno.
problem-creator-not-active = Una chiave API agisce per conto di chi la crea, quindi può crearla solo un membro attivo.

## Fields of the audit trail
field-unknown-actor = non è user:… o key:… con un id, né system
field-chat-account-malformed = non è un account di chat come slack:T1:U1
field-chat-workspace-malformed = non è uno spazio di lavoro di chat come slack:T1 o discord:*
field-kinds-malformed = non è un elenco di tipi come added,accepted
field-unknown-order = non è né newest né oldest
field-day-malformed = non è un giorno come 2026-11-24
field-days-reversed = è prima del primo giorno
field-too-many-days = comprende più di { $max } giorni

## Notices in chat
field-too-many-bytes = supera i { $max } byte
field-too-far-ahead = deve essere al massimo tra un’ora
field-unknown-outcome = non è né told né undeliverable
problem-claim-lost = Questo avviso non è più tuo: lo ha preso qualcun altro, o il suo tempo è scaduto. Richiedi di nuovo gli avvisi.

## Files of users
field-not-utf8 = non è più UTF-8 a partire dal byte { $max }; salva il file come «CSV UTF-8»
field-not-text = è UTF-16 o non è testo; salva il file come «CSV UTF-8»
field-quote-never-closes = contiene alla riga { $max } delle virgolette che non si chiudono
field-no-rows = non ha righe sotto l’intestazione
field-too-many-rows = ha più di { $max } righe di dati; dividi il file
field-unknown-column = non è una colonna conosciuta; lo sono first_name, last_name, email, language, role e send_welcome_email
field-missing-column = questa colonna manca nell’intestazione
field-column-twice = questa colonna compare due volte nell’intestazione
field-wrong-length = deve avere { $max } celle, come l’intestazione
field-row-too-long = supera i { $max } byte
field-quote-misplaced = contiene testo dopo le virgolette di chiusura

import-member = fa già parte del team
import-pending = risulta già aggiunto o invitato
import-duplicate = ha la stessa email della riga di dati { $row }
import-role-not-allowed = ha un ruolo che consente più di quanto puoi fare tu
import-suppressed = ha un’email a cui in passato i messaggi non sono arrivati

problem-csv-expected = Invia il file come text/csv.
problem-import-changed = Questa importazione non è quella che hai esaminato. Esaminala di nuovo, poi decidi.
problem-import-ended = Questa importazione è nello stato { $state }: non c’è più nulla da fare.
field-unknown-verdict = non è uno di questi valori: { $known } o rejected

## Account di chat e bot
problem-on-behalf-not-allowed = Solo la chiave di un bot può inviare Usher-On-Behalf-Of, per l’account di cui si tratta, e non tutto si può fare dalla chat.
problem-not-linked = Questo account di chat non è collegato a nessun membro attivo.
problem-workspace-not-served = Questa chiave non serve lo spazio di lavoro di quell’account di chat.
problem-bot-required = Solo la chiave di un bot può farlo.
problem-bot-exceeds-caller = La chiave di un bot può arrivare ad agire con users:read, users:invite e users:manage, quindi solo chi li ha tutti e tre può crearla o revocarla.
problem-link-code-ended = Non c’è nessuna richiesta aperta per collegare questo account di chat. Chiedi un nuovo link e ricomincia.
field-empty = deve avere almeno una voce
field-unknown-key-kind = non è né program né bot
field-unknown-user = non è l’id di nessuno
field-digits-malformed = devono essere le sei cifre mostrate dalla pagina
field-digits-wrong = non sono le cifre mostrate dalla pagina; tentativi rimasti: { $left }
chat-linked = Il tuo account { $platform } è ora collegato a { $name } ({ $email }).
## Approval by a second person
approval-asked = Questo attende l’approvazione di una seconda persona.
problem-person-required = Può farlo solo un membro attivo, o una chiave creata da uno di loro.
problem-own-request = L’hai chiesto tu, o riguarda te: deve decidere qualcun altro.
problem-no-approver = Serve un’approvazione, e qui nessun altro può darla. Fai prima entrare un’altra persona che ne abbia il permesso.
problem-approval-pending = Una modifica di questo utente attende già un’approvazione. Prima va decisa o ritirata.
problem-approval-ended = Questa richiesta è già stata decisa o ritirata, oppure è scaduta.
problem-approval-overtaken = Ciò per cui è stata fatta la richiesta è cambiato nel frattempo, quindi è annullata. Non è stato modificato nulla.
problem-requester-lost-rights = Chi ha fatto la richiesta non ne ha più il permesso, quindi è annullata. Non è stato modificato nulla.
problem-role-needs-approval = Questo ruolo richiede un’approvazione. Togli prima questo vincolo, cosa che una seconda persona deve approvare.
import-no-approver = ha un ruolo che richiede un’approvazione, e qui nessun altro può darla
