# Answers of the API, in the caller's language.

user-added = Der Benutzer wurde erfolgreich hinzugefügt.
user-accepted = Sie sind dabei.

## What an admin should look at again
warning-did-you-mean = Diese Adresse enthält vielleicht einen Tippfehler. Meinten Sie { $suggestion }?

## What is wrong with one field
field-required = Angabe fehlt
field-unknown = kein bekanntes Feld
field-wrong-type = erwartet wird { $expected ->
    [text] ein Text
    [boolean] true oder false
    [number] eine Zahl
    [version] eine Version wie im ETag, etwa "7"
    [numbers] eine Liste ganzer Zahlen
    [texts] eine Liste von Texten
    [list] eine Liste von Texten
    [version] eine Version wie "3"
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
field-role-name-malformed = muss aus 1 bis 40 der Zeichen a-z, 0-9, _ und - bestehen und mit einem Buchstaben beginnen
field-unknown-permission = enthält etwas, das keine Berechtigung ist: { $name }
field-too-many = hat mehr als { $max } Einträge
field-instant-malformed = kein Zeitpunkt in der Form 2026-12-31T23:59:59Z
field-not-in-future = muss in der Zukunft liegen
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
problem-version-mismatch = Das hat sich geändert, seit Sie es abgerufen haben. Rufen Sie es neu ab und entscheiden Sie dann.
problem-repeated = Diese Änderung wurde bereits vorgenommen.
problem-idempotency-key-reused = Dieser Idempotency-Key wurde schon für eine andere Anfrage verwendet. Verwenden Sie einen neuen.
problem-under-way = Dieselbe Anfrage wird gerade bearbeitet. Versuchen Sie es gleich noch einmal.
problem-answer-lost = Diese Änderung wurde bereits vorgenommen, aber die Antwort darauf ging verloren. Rufen Sie das Ergebnis ab.
problem-too-many-requests = Zu viele Versuche. Warten Sie { $seconds } Sekunden und versuchen Sie es dann noch einmal.
problem-own-permissions = Sie würden sich selbst Berechtigungen entziehen. Bitten Sie eine andere Person mit Administrationsrechten darum.
problem-last-super-admin = Sonst darf niemand alles. Machen Sie zuerst eine andere Person zum Super-Admin.
problem-wrong-status = Das geht nicht, solange der Benutzer den Status { $status } hat.

## Sessions and passwords
field-password-wrong = das ist nicht Ihr aktuelles Passwort
problem-session-ended = Diese Sitzung ist beendet. Melden Sie sich neu an.
problem-sign-in-failed = Diese E-Mail-Adresse und dieses Passwort passen nicht zusammen.
problem-csrf = Eine Änderung aus dem Browser braucht das Token der Sitzung in X-CSRF-Token und muss von einer Seite dieses Dienstes kommen.
problem-session-required = Das kann nur eine angemeldete Person tun, kein API-Schlüssel.
problem-reset-ended = Dieser Link funktioniert nur einmal und nur 15 Minuten lang. Fordern Sie einen neuen an.
reset-requested = Wenn Sie mit dieser E-Mail-Adresse Mitglied sind, ist ein Link unterwegs.
reset-done = Ihr neues Passwort ist festgelegt. Melden Sie sich damit an.

## Settings of the organization
field-email-domain-not-allowed = muss eine Adresse in einer Domain sein, die Ihre Organisation zulässt: { $allowed }
field-email-domain-not-admitted = muss eine Adresse in einer Domain sein, die Ihre Organisation zulässt
field-domain-malformed = enthält etwas, das keine Domain wie example.com ist
field-sender-domain = muss eine Adresse in der Domain { $domain } sein, denn nur diese ist für den Mailversand eingerichtet
field-sender-malformed = muss eine Adresse sein oder ein Name mit einer Adresse, wie in: Acme <invites@example.com>
field-lifetime-invalid = muss eine Dauer von 1 Stunde bis 30 Tagen sein, zum Beispiel 7d oder 36h
field-holds-url = darf keine Internetadresse enthalten
problem-picture-expected = Senden Sie das Logo als image/png, image/jpeg oder image/webp.
field-picture-malformed = ist kein Bild im Format PNG, JPEG oder WebP
field-picture-too-large = ist breiter oder höher als { $max } Pixel

## Addresses that should get no more mail
problem-address-suppressed = { $reason ->
    [complained] Eine frühere E-Mail an diese Adresse wurde als Spam gemeldet. Fragen Sie nach, ob dort E-Mails erwünscht sind; wenn ja, wiederholen Sie den Vorgang mit „force“.
   *[bounced] Frühere E-Mails an diese Adresse kamen zurück. Prüfen Sie die Adresse; wenn sie stimmt, wiederholen Sie den Vorgang mit „force“.
}

## Roles and API keys
problem-role-exists = Es gibt bereits eine Rolle mit diesem Namen.
problem-role-built-in = Diese Rolle gehört zu Usher und kann weder angelegt noch geändert oder gelöscht werden.
problem-role-in-use = Jemand hat diese Rolle, oder ein API-Schlüssel hat sie. Vergeben Sie zuerst eine andere Rolle, oder widerrufen Sie den Schlüssel.
problem-too-many-roles = Es gibt bereits { $max } Rollen. Löschen Sie zuerst eine, die niemand mehr braucht.
problem-too-many-keys = Sie haben bereits { $max } gültige API-Schlüssel. Widerrufen Sie zuerst einen, den niemand mehr braucht.
problem-creator-not-active = Ein API-Schlüssel handelt für die Person, die ihn erstellt. Deshalb kann nur ein aktives Mitglied einen erstellen.

## Fields of the audit trail
field-unknown-actor = weder user:… oder key:… mit einer ID noch system
field-chat-account-malformed = ist kein Chat-Konto wie slack:T1:U1
field-chat-workspace-malformed = ist kein Chat-Arbeitsbereich wie slack:T1 oder discord:*
field-kinds-malformed = keine Liste von Ereignisarten wie added,accepted
field-unknown-order = weder newest noch oldest
field-day-malformed = kein Tag in der Form 2026-11-24
field-days-reversed = liegt vor dem ersten Tag
field-too-many-days = umfasst mehr als { $max } Tage

## Notices in chat
field-too-many-bytes = länger als { $max } Byte
field-too-far-ahead = darf höchstens eine Stunde voraus liegen
field-unknown-outcome = ist weder told noch undeliverable
problem-claim-lost = Diese Nachricht ist nicht mehr Ihre: Jemand anders hat sie übernommen, oder die Zeit dafür ist abgelaufen. Holen Sie die Nachrichten neu ab.

## Files of users
field-not-utf8 = ist ab Byte { $max } kein UTF-8; speichern Sie die Datei als „CSV UTF-8“
field-not-text = ist UTF-16 oder gar kein Text; speichern Sie die Datei als „CSV UTF-8“
field-quote-never-closes = enthält in Zeile { $max } ein Anführungszeichen, das nie geschlossen wird
field-no-rows = hat keine Datenzeilen unter der Kopfzeile
field-too-many-rows = hat mehr als { $max } Datenzeilen; teilen Sie die Datei auf
field-unknown-column = keine bekannte Spalte; bekannt sind first_name, last_name, email, language, role und send_welcome_email
field-missing-column = diese Spalte fehlt in der Kopfzeile
field-column-twice = diese Spalte steht zweimal in der Kopfzeile
field-wrong-length = muss { $max } Zellen haben, so viele wie die Kopfzeile
field-row-too-long = länger als { $max } Byte
field-quote-misplaced = enthält Text nach einem schließenden Anführungszeichen

import-member = ist bereits Mitglied
import-pending = wurde bereits hinzugefügt oder eingeladen
import-duplicate = hat dieselbe E-Mail-Adresse wie Datenzeile { $row }
import-role-not-allowed = hat eine Rolle, die mehr erlaubt, als Sie selbst dürfen
import-suppressed = hat eine E-Mail-Adresse, bei der frühere E-Mails nicht ankamen

problem-csv-expected = Senden Sie die Datei als text/csv.
problem-import-changed = Dieser Import ist nicht der, den Sie sich angesehen haben. Sehen Sie ihn sich noch einmal an und entscheiden Sie dann.
problem-import-ended = Dieser Import hat den Status { $state }: Es gibt nichts mehr zu tun.
field-unknown-verdict = keiner der möglichen Werte: { $known } oder rejected

## Chat-Konten und Bots
problem-on-behalf-not-allowed = Nur der Schlüssel eines Chat-Bots darf Usher-On-Behalf-Of senden, und zwar für das Konto, um das es geht; und nicht alles lässt sich im Chat tun.
problem-not-linked = Dieses Chat-Konto ist mit keinem aktiven Mitglied verknüpft.
problem-workspace-not-served = Dieser Schlüssel ist nicht für den Workspace dieses Chat-Kontos zuständig.
problem-bot-required = Das kann nur der Schlüssel eines Chat-Bots.
problem-bot-exceeds-caller = Der Schlüssel eines Chat-Bots kann mit users:read, users:invite und users:manage handeln. Deshalb kann ihn nur anlegen oder widerrufen, wer alle drei hat.
problem-link-code-ended = Für dieses Chat-Konto ist keine Verknüpfung mehr offen. Fordern Sie einen neuen Link an und beginnen Sie von vorn.
field-empty = braucht mindestens einen Eintrag
field-unknown-key-kind = weder program noch bot
field-unknown-user = diese ID hat niemand
field-digits-malformed = müssen die sechs Ziffern sein, die die Seite zeigt
field-digits-wrong = nicht die Ziffern, die die Seite zeigt; verbleibende Versuche: { $left }
chat-linked = Ihr { $platform }-Konto ist jetzt mit { $name } ({ $email }) verknüpft.
## Approval by a second person
approval-asked = Das wartet auf die Zustimmung einer zweiten Person.
problem-person-required = Das kann nur ein aktives Mitglied, oder ein Schlüssel, den eines erstellt hat.
problem-own-request = Sie haben darum gebeten, oder es geht um Sie: Jemand anderes muss entscheiden.
problem-no-approver = Das braucht Zustimmung, und niemand sonst kann sie hier geben. Machen Sie zuerst eine weitere Person zum Mitglied, die das darf.
problem-approval-pending = Eine Änderung dieses Benutzers wartet bereits auf Zustimmung. Lassen Sie zuerst darüber entscheiden, oder ziehen Sie sie zurück.
problem-approval-ended = Über diese Anfrage wurde bereits entschieden, sie wurde zurückgezogen, oder ihre Zeit ist abgelaufen.
problem-approval-overtaken = Worum es in dieser Anfrage ging, hat sich inzwischen geändert; sie ist hinfällig. Es wurde nichts geändert.
problem-requester-lost-rights = Wer darum gebeten hat, darf das nicht mehr; die Anfrage ist hinfällig. Es wurde nichts geändert.
problem-role-needs-approval = Diese Rolle braucht Zustimmung. Heben Sie das zuerst auf; dem muss eine zweite Person zustimmen.
import-no-approver = hat eine Rolle, die Zustimmung braucht, und niemand sonst kann sie hier geben
