# Answers of the API, in the caller's language.

user-added = L’utente è stato aggiunto correttamente.
user-accepted = Ora fai parte del team.

## What is wrong with one field
field-required = è un dato obbligatorio
field-unknown = non è un campo conosciuto
field-wrong-type = deve essere { $expected ->
    [text] un testo
    [boolean] true o false
    [number] un numero
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
