# The emails. {$organization}, {$inviter}, {$name} (the full name), {$first_name}, {$email} and {$date} (a day in words) are filled in.

## The invite
welcome-subject = { $inviter } hat Sie zu { $organization } eingeladen
welcome-subject-no-inviter = Ihre Einladung zu { $organization }
welcome-preview = Legen Sie Ihr Passwort fest, um beizutreten.
welcome-greeting = Hallo { $first_name },
welcome-body = { $inviter } hat Sie zu { $organization } hinzugefügt. Legen Sie ein Passwort fest, um beizutreten – das dauert nur eine Minute.
welcome-body-no-inviter = Sie wurden zu { $organization } hinzugefügt. Legen Sie ein Passwort fest, um beizutreten – das dauert nur eine Minute.
welcome-button = Passwort festlegen
welcome-expires = Der Link gilt bis { $date }.
welcome-newest = Dies ist Ihr neuester Link. Frühere funktionieren nicht mehr.
welcome-fallback = Falls die Schaltfläche nicht funktioniert, kopieren Sie diese Adresse in Ihren Browser:
welcome-not-you = Sie haben diese E-Mail nicht erwartet? Öffnen Sie den Link und wählen Sie „Diese Einladung ist nicht für mich“, oder lassen Sie sie einfach liegen: Ohne Passwort geschieht nichts.

## To the inviter: somebody joined
accepted-notice-subject = { $name } ist { $organization } beigetreten
accepted-notice-body = { $name } hat Ihre Einladung angenommen und ist jetzt Mitglied von { $organization }.

## To the inviter: the invite reached the wrong person
declined-notice-subject = Ihre Einladung für { $name } hat die falsche Person erreicht
declined-notice-body = Die Person, die Ihre Einladung für { $name } erhalten hat, teilt mit, dass sie nicht gemeint war. Die Einladung wurde beendet. Prüfen Sie die Adresse und fügen Sie { $name } dann erneut hinzu.

## To the inviter: the invite could not be delivered
undelivered-notice-subject = Ihre Einladung für { $name } konnte nicht zugestellt werden
undelivered-notice-refused = Der Maildienst hat die E-Mail an { $name } abgelehnt. Prüfen Sie die Adresse und verschicken Sie die Einladung erneut, oder kopieren Sie den Link und geben Sie ihn selbst weiter.
undelivered-notice-overdue = Die E-Mail an { $name } konnte vor Ablauf der Einladung nicht verschickt werden. Verschicken Sie eine neue Einladung.
undelivered-notice-gave-up = Die E-Mail an { $name } konnte zwei Tage lang nicht verschickt werden. Verschicken Sie die Einladung erneut, oder kopieren Sie den Link und geben Sie ihn selbst weiter.

## To the new member: a password was set
password-set-subject = Ihr Passwort für { $organization } wurde festgelegt
password-set-body = Für { $email } wurde am { $date } ein Passwort festgelegt. Wenn Sie das waren, brauchen Sie nichts weiter zu tun.
password-set-not-you = Wenn Sie das nicht waren, wenden Sie sich bitte umgehend an die Administration von { $organization }.

## Below every mail
footer = Gesendet von { $organization } mit Usher.
