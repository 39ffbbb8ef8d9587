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

expired-title = Diese Einladung ist abgelaufen
expired-text = Sie galt bis { $date }. Fordern Sie einen neuen Link an. Wir schicken ihn an die Adresse, an die Ihre Einladung ging.
expired-button = Neuen Link anfordern
renewed-title = Ein neuer Link ist unterwegs
renewed-text = Sehen Sie in einer Minute in Ihr Postfach. Nur der neueste Link funktioniert.

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
