# Answers of the API, in the caller's language.

user-added = Der Benutzer wurde erfolgreich hinzugefügt.
user-accepted = Sie sind dabei.

## What is wrong with one field
field-required = Angabe fehlt
field-unknown = kein bekanntes Feld
field-wrong-type = erwartet wird { $expected ->
    [text] ein Text
    [boolean] true oder false
    [number] eine Zahl
   *[object] ein Objekt
}
field-too-long = länger als { $max } Zeichen
field-control-characters = enthält Steuerzeichen
field-contains-url = muss ein Name sein, ohne Internetadresse
field-email-malformed = keine gültige E-Mail-Adresse
field-email-domain-missing = ohne Domain, zum Beispiel example.com
field-email-local-not-ascii = enthält vor dem @ Buchstaben, an die Mailserver nicht zustellen können; verwenden Sie dort lateinische Buchstaben ohne Akzente und Umlaute
field-unknown-language = keiner der möglichen Werte: { $known }
field-unknown-role = diese Rolle gibt es hier nicht
field-unknown-status = keiner der möglichen Werte: { $known }
field-out-of-range = muss zwischen { $min } und { $max } liegen
field-cursor-invalid = kein Cursor dieser Liste
field-id-malformed = keine gültige ID
field-password-too-short = mindestens { $min } Zeichen nötig
field-password-too-long = höchstens { $max } Zeichen erlaubt
field-password-mismatch = stimmt in den beiden Feldern nicht überein
field-password-guessable = zu leicht zu erraten; { $reason ->
    [common] es gehört zu den meistbenutzten Passwörtern
    [repeats] es wiederholt sich
    [sequence] es folgt einer Reihe wie abc oder 6543
    [keyboard] es folgt den Tastenreihen der Tastatur
    [dates] Daten und Jahreszahlen sind leicht zu erraten
    [names] Namen sind leicht zu erraten
    [personal] es besteht aus Ihrem Namen, Ihrer E-Mail-Adresse oder Ihrer Organisation
    [word] ein einzelnes Wort ist leicht zu erraten
   *[other] fügen Sie noch ein oder zwei Wörter hinzu
}

## Problems
problem-invalid = Ein Teil Ihrer Angaben lässt sich so nicht verwenden.
problem-malformed-json = Der Inhalt ist kein wohlgeformtes JSON.
problem-unsupported-media-type = Senden Sie den Inhalt als application/json.
problem-body-too-large = Der Inhalt ist größer als { $max } Byte.
problem-not-found = Unter dieser Adresse oder ID gibt es hier nichts.
problem-method-not-allowed = Diese Adresse unterstützt diese Methode nicht.
problem-api-key-missing = Senden Sie einen API-Schlüssel in der Form „Authorization: Bearer usher_…“.
problem-api-key-invalid = Dieser API-Schlüssel ist unbekannt, widerrufen oder abgelaufen.
problem-permission-missing = Dafür ist die Berechtigung { $permission } nötig.
problem-role-exceeds-caller = Die Rolle { $role } erlaubt mehr, als Sie selbst dürfen. Deshalb können Sie sie weder vergeben noch verwalten.
problem-email-taken = Es gibt bereits einen Benutzer mit dieser E-Mail-Adresse.
problem-conflict = Jemand hat das zur selben Zeit geändert. Rufen Sie es neu ab und wiederholen Sie dann den Vorgang.
problem-no-link = Dieser Benutzer hat keine Einladung, zu der es einen Link gäbe.
problem-invite-not-found = Diese Einladung gibt es nicht, oder sie wurde zurückgezogen.
problem-invite-expired = Diese Einladung ist abgelaufen.
problem-invite-superseded = Es wurde eine neuere Einladung verschickt; nur die neueste funktioniert.
problem-invite-already-accepted = Diese Einladung wurde bereits angenommen.
problem-unavailable = Der Dienst ist ausgelastet. Versuchen Sie es gleich noch einmal.
problem-timeout = Der Vorgang hat zu lange gedauert und wurde abgebrochen.
problem-internal = Bei uns ist etwas schiefgegangen.
