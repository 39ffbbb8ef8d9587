# The portal's pages.

## What stands in a badge
status-added = Hinzugefügt
status-pending-approval = Wartet auf Genehmigung
status-invited = Eingeladen
status-active = Mitglied
status-expired = Abgelaufen
status-revoked = Zurückgezogen
status-deactivated = Deaktiviert
mail-state-bounced = E-Mail kam zurück
mail-state-complained = Als Spam gemeldet
mail-state-failed = E-Mail nicht gesendet
mail-state-delayed = E-Mail verzögert

## User Management
users-search = Nach Name oder E-Mail-Adresse suchen
users-status = Status
users-any-status = Jeder Status
users-any-role = Jede Rolle
users-filter = Anzeigen
users-none = Hier ist noch niemand. Fügen Sie den ersten Menschen hinzu.
users-none-found = Niemand passt dazu.
users-name = Name
users-inviter = Eingeladen von
users-added = Hinzugefügt
field-first-name = Vorname
field-last-name = Nachname
field-language = Sprache
field-role = Rolle
field-welcome = Willkommens-E-Mail mit Link zum Festlegen des Passworts senden
field-force = Trotzdem an diese Adresse senden
add-title = Benutzer hinzufügen
add-button = Hinzufügen
users-acts = Aktionen
users-actions = Aktionen für { $name }
users-selected = Ausgewählt
users-select = { $name } auswählen
users-select-all = Alle auf dieser Seite

action-edit = Bearbeiten
action-resend = Einladung erneut senden
action-link = Link kopieren
action-revoke = Einladung zurückziehen
action-deactivate = Deaktivieren
action-reactivate = Reaktivieren
action-delete = Löschen

ask-resend-title = Einladung erneut senden?
ask-resend-text = An diese Adresse geht eine E-Mail mit einem neuen Link. Ältere Links funktionieren dann nicht mehr.
ask-resend-button = Einladung erneut senden
ask-link-title = Link anzeigen?
ask-link-text = Wer den Link hat, kann anstelle dieser Person beitreten. Im Verlauf steht, dass Sie ihn abgerufen haben.
ask-link-button = Link anzeigen
ask-revoke-title = Einladung zurückziehen?
ask-revoke-text = Der Link funktioniert dann sofort nicht mehr. Sie können diese Person später erneut einladen.
ask-revoke-field = Grund (freiwillig, steht im Verlauf)
ask-revoke-button = Einladung zurückziehen
ask-deactivate-title = Dieses Mitglied deaktivieren?
ask-deactivate-text = Es wird überall abgemeldet und kann sich erst wieder anmelden, wenn jemand es reaktiviert. API-Schlüssel, die es erstellt hat, enden endgültig.
ask-deactivate-button = Deaktivieren
ask-reactivate-title = Dieses Mitglied reaktivieren?
ask-reactivate-text = Es kann sich wieder mit seinem Passwort anmelden. Beendete API-Schlüssel bleiben beendet.
ask-reactivate-button = Reaktivieren
ask-delete-title = Diese Person löschen?
ask-delete-text = Name und Adresse werden endgültig gelöscht, und die Adresse ist wieder frei. Das lässt sich nicht rückgängig machen.
ask-delete-field = Geben Sie zur Bestätigung { $email } ein
ask-delete-button = Endgültig löschen
ask-delete-mistyped = Das ist nicht die Adresse dieser Person.

link-title = Einladungslink
link-warning = Wer diesen Link hat, kann anstelle dieser Person beitreten. Geben Sie ihn niemand anderem.
link-label = Link
link-ends = Er gilt bis
link-copy = Kopieren
link-copied = Kopiert
link-done = Fertig

edit-title = { $name } bearbeiten
edit-button = Speichern
edit-email-hint = An eine neue Adresse geht eine neue Einladung, und ältere Links funktionieren dann nicht mehr.
edit-overtaken = { $name } hat diese Person geändert, während Sie tippten; deshalb ist noch nichts gespeichert. Sehen Sie nach, was jetzt gilt, und speichern Sie noch einmal, um es zu ersetzen.
edit-overtaken-by-somebody = Diese Person wurde geändert, während Sie tippten; deshalb ist noch nichts gespeichert. Sehen Sie nach, was jetzt gilt, und speichern Sie noch einmal, um es zu ersetzen.
edit-now = Jetzt:
edit-was = Eben geändert. Vorher:

refused-suppressed = Frühere E-Mails an diese Adresse kamen zurück oder wurden als Spam gemeldet. Prüfen Sie die Adresse; wenn sie stimmt, setzen Sie unten das Häkchen.
refused-changed = Jemand hat diese Person gleichzeitig geändert. Sehen Sie noch einmal nach und entscheiden Sie dann.

told-resent = Eine neue Einladung an { $name } ist unterwegs.
told-revoked = Die Einladung von { $name } wurde zurückgezogen.
told-deactivated = { $name } wurde deaktiviert.
told-reactivated = { $name } kann sich wieder anmelden.
told-deleted = { $name } wurde gelöscht.
told-changed = { $name } wurde geändert.
told-unchanged = Es gab nichts zu ändern.
told-readdressed = Eine neue Einladung geht an { $email }.
told-gone = Diese Person gibt es hier nicht mehr.
told-impossible = Das geht bei { $name } nicht (Status: { $status }), oder Ihre Rolle erlaubt es nicht.

bulk-with-ticked = Mit allen angekreuzten:
bulk-role = Neue Rolle
bulk-role-set = Rolle ändern
bulk-nobody = Kreuzen Sie zuerst mindestens eine Person an.
bulk-too-many = Höchstens { $max } Personen auf einmal.
bulk-no-role = Wählen Sie zuerst die neue Rolle.
bulk-nothing = Wählen Sie, was geschehen soll.
bulk-count = Ausgewählt: { $count }
bulk-left-out = Ausgelassen
bulk-left-out-text = Bei diesen geht es jetzt nicht, oder Ihre Rolle erlaubt es nicht.
bulk-gone = Niemand mehr
bulk-back = Zurück zur Liste
bulk-done-title = Erledigt für { $done } von { $all }
bulk-resend-title = Diese Einladungen erneut senden?
bulk-resend-text = Alle bekommen eine E-Mail mit einem neuen Link. Ältere Links funktionieren dann nicht mehr.
bulk-resend-button = Einladungen erneut senden
bulk-resend-done = Einladung ist unterwegs
bulk-revoke-title = Diese Einladungen zurückziehen?
bulk-revoke-text = Ihre Links funktionieren dann sofort nicht mehr. Sie können sie später erneut einladen.
bulk-revoke-button = Einladungen zurückziehen
bulk-revoke-done = Einladung zurückgezogen
bulk-role-title = Allen die Rolle { $role } geben?
bulk-role-text = Ab dann dürfen sie, was diese Rolle erlaubt, und nichts anderes.
bulk-role-button = Rolle ändern
bulk-role-done = Rolle ist jetzt { $role }
