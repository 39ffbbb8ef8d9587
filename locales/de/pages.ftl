# The invitee's pages.

accept-title = { $organization } beitreten
accept-heading = Willkommen, { $first_name }
accept-intro = { $inviter } hat Sie zu { $organization } eingeladen. Legen Sie ein Passwort fest, um beizutreten.
accept-intro-no-inviter = Sie sind zu { $organization } eingeladen. Legen Sie ein Passwort fest, um beizutreten.
accept-button = Passwort festlegen und beitreten
accept-expires = Diese Einladung gilt bis { $date }.

field-email = E-Mail-Adresse
field-email-hint = Die Adresse, an die Ihre Einladung ging.
field-password = Passwort
field-password-again = Passwort wiederholen
show-password = Anzeigen
hide-password = Verbergen

rules-heading = Ein gutes Passwort
rule-length = hat { $min } bis { $max } Zeichen; ein paar zufällige Wörter eignen sich gut
rule-guessable = gehört nicht zu den häufigsten und besteht nicht aus Ihrem Namen oder Ihrer E-Mail-Adresse
rule-anything = darf Leerzeichen und Buchstaben jeder Sprache enthalten und eingefügt werden

problems-heading = Noch nicht ganz

not-me-summary = Diese Einladung ist nicht für mich
not-me-text = Wir beenden diese Einladung und geben der Person Bescheid, die sie verschickt hat. Danach kann niemand mehr damit beitreten.
not-me-confirm = Ja, diese Einladung ist nicht für mich
not-me-button = Einladung beenden
not-me-unconfirmed = Setzen Sie zuerst das Häkchen, damit nichts versehentlich beendet wird.
not-me-done-title = Die Einladung ist beendet
not-me-done-text = Danke für den Hinweis. Sie brauchen nichts weiter zu tun.

accepted-title = Sie sind dabei
accepted-text = { $first_name }, Sie sind jetzt Mitglied von { $organization }. Ab sofort melden Sie sich mit { $email } und Ihrem neuen Passwort an.
sign-in = Anmelden

## After an invite has expired
link-expired-title = Diese Einladung ist abgelaufen
link-expired-text = Sie galt bis { $date }. Sie können um einen neuen Link bitten: Wir geben Ihre Bitte weiter, und sobald jemand zustimmt, kommt der Link an die Adresse, an die Ihre Einladung ging.
link-expired-button = Um neuen Link bitten
renewal-asked-title = Wir haben Ihre Bitte weitergegeben
renewal-asked-text = Wer Sie einladen kann, erfährt, dass Sie um einen neuen Link bitten. Nach der Zustimmung kommt er an die Adresse, an die Ihre Einladung ging. Sie brauchen nichts weiter zu tun.

## Other links that cannot be accepted

superseded-title = Es gibt eine neuere E-Mail
superseded-text = Dieser Link wurde ersetzt. Suchen Sie in Ihrem Postfach nach der neuesten E-Mail von { $organization }.

already-title = Sie sind bereits beigetreten
already-text = Diese Einladung wurde angenommen. Melden Sie sich mit dem Passwort an, das Sie festgelegt haben.

not-found-title = Dieser Link funktioniert nicht
not-found-text = Vielleicht wurde er beim Kopieren abgeschnitten, oder die Einladung wurde zurückgezogen. Öffnen Sie den Link noch einmal aus der E-Mail heraus, oder fragen Sie die Person, die Sie eingeladen hat.

busy-title = Einen Moment, bitte
busy-text = Das hat gerade nicht geklappt. Es wurde nichts geändert: Gehen Sie zurück und versuchen Sie es noch einmal.

too-many-title = Zu viel auf einmal
too-many-text = Was Sie gesendet haben, war zu groß. Gehen Sie zurück und versuchen Sie es noch einmal.

## Signing in and out
sign-in-title = Bei { $organization } anmelden
sign-in-forgot = Passwort vergessen?
sign-in-failed = Diese E-Mail-Adresse und dieses Passwort passen nicht zusammen. Prüfen Sie beides und versuchen Sie es dann noch einmal.
sign-in-wait = Zu viele Versuche. Warten Sie { $seconds } Sekunden und versuchen Sie es dann noch einmal.
sign-out = Abmelden

## A forgotten password
forgot-title = Ein neues Passwort
forgot-text = Nennen Sie uns die E-Mail-Adresse, mit der Sie sich anmelden. Wir schicken einen Link dorthin, über den Sie ein neues Passwort wählen.
forgot-button = Link anfordern
forgot-back = Zurück zur Anmeldung
forgot-sent-title = Sehen Sie in Ihr Postfach
forgot-sent-text = Wenn Sie mit dieser E-Mail-Adresse Mitglied sind, ist ein Link unterwegs. Er funktioniert 15 Minuten lang.
reset-title = Neues Passwort wählen
reset-text = Damit melden Sie sich ab jetzt an. Sie werden überall abgemeldet.
reset-button = Passwort festlegen
reset-done-title = Ihr neues Passwort ist festgelegt
reset-done-text = Sie wurden überall abgemeldet. Melden Sie sich mit Ihrem neuen Passwort an.
reset-ended-title = Dieser Link funktioniert nicht mehr
reset-ended-text = Er funktioniert nur einmal und nur 15 Minuten lang, nachdem er angefordert wurde. Fordern Sie einen neuen an.
reset-ended-button = Neuen Link anfordern

## One's own account
field-current-password = Aktuelles Passwort
field-new-password = Neues Passwort
field-new-password-again = Neues Passwort wiederholen
account-title = Ihr Konto
account-role = Rolle: { $role }. Damit können Sie:
account-role-alone = Rolle: { $role }
account-sessions = Wo Sie angemeldet sind
account-session-current = Diese Sitzung
account-session-unknown = Ein Programm
account-session-seen = Zuletzt verwendet: { $date }
account-session-place = Angemeldet von { $address } aus
account-session-end = Abmelden
account-session-end-label = Abmelden: { $device }
account-password = Passwort ändern
account-password-text = Hier bleiben Sie angemeldet, überall sonst werden Sie abgemeldet.
account-password-button = Passwort ändern
account-password-changed = Ihr Passwort ist geändert. Überall sonst sind Sie jetzt abgemeldet.

## What a role allows
permission-users-read = sehen, wer zur Organisation gehört
permission-users-invite = Personen einladen
permission-users-manage = Personen ändern, deaktivieren und entfernen
permission-roles-manage = Rollen festlegen
permission-keys-manage = API-Schlüssel erstellen und widerrufen
permission-audit-read = nachlesen, was geschehen ist
permission-settings-manage = die Einstellungen der Organisation ändern
permission-app-calling = Anrufe führen
permission-app-messaging = Nachrichten senden
permission-app-administration = die Plattform verwalten

## Refusals of pages
csrf-title = Bitte beginnen Sie noch einmal
csrf-text = Dieses Formular war zu lange geöffnet oder kam von einer anderen Seite. Es wurde nichts geändert: Öffnen Sie die Seite neu und wiederholen Sie den Vorgang.
wait-title = Zu viele Versuche
wait-text = Warten Sie { $seconds } Sekunden, gehen Sie dann zurück und versuchen Sie es noch einmal.

## Ein Chat-Konto verknüpfen
chat-link-title = Ein { $platform }-Konto verknüpfen
chat-link-intro = Dieses { $platform }-Konto möchte mit Ihnen verknüpft werden, { $name } ({ $email }).
chat-link-warning = Machen Sie nur weiter, wenn Sie selbst gerade eben in { $platform } darum gebeten haben. Hat Sie jemand anderes hierher geschickt, will diese Person in Ihrem Namen handeln: Schließen Sie diese Seite.
chat-link-platform = Plattform
chat-link-workspace = Workspace
chat-link-name = Nennt sich
chat-link-unnamed = (kein Name)
chat-link-account = Konto-ID
chat-link-asked = Angefragt
chat-link-may = Wer dieses Konto benutzt, kann dann in { $platform } in Ihrem Namen:
chat-link-may-nothing = Ihre Rolle erlaubt nichts, was sich in { $platform } tun lässt. Dieses Konto kann also nichts tun, bis Sie eine andere Rolle bekommen.
chat-link-own = Dieses Konto ist bereits mit Ihnen verknüpft.
chat-link-taken = Dieses Konto ist zurzeit mit jemand anderem verknüpft. Sobald die Ziffern eingegeben sind, ist es stattdessen mit Ihnen verknüpft.
chat-link-password-hint = Geben Sie es noch einmal ein, damit das niemand tun kann, der Ihren Browser offen vorfindet.
chat-link-button = Ziffern anzeigen
chat-link-leave = Darum habe ich nicht gebeten
chat-digits-title = Noch ein Schritt
chat-digits-text = Gehen Sie zurück zu { $platform } und geben Sie dort als { $account } diese Ziffern ein. Vorher wird nichts verknüpft.
chat-digits-until = Sie gelten bis { $date }. Geben Sie sie nirgendwo sonst ein und verraten Sie sie niemandem.
chat-link-ended-title = Dieser Link funktioniert nicht mehr
chat-link-ended-text = Er gilt zehn Minuten, nachdem er im Chat angefordert wurde, und ein neuerer ersetzt ihn. Fordern Sie dort einen neuen an.
account-chats = Chat-Konten
account-chat-linked = Verknüpft: { $date }
account-chat-unlink = Lösen
account-chat-unlink-label = Verknüpfung lösen: { $account }

## Eine Person
no-user-title = Hier gibt es niemanden zu sehen
no-user-text = Diese Person gibt es nicht, oder Ihre Rolle lässt Sie keine Personen sehen.

## An address where nothing is
nowhere-title = Hier ist nichts
nowhere-text = Vielleicht ist die Adresse vertippt, oder was hier war, gibt es nicht mehr.
