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

## To the inviter: the mail came back, or was reported as spam
bounced-notice-address-rejected = Die E-Mail an { $name } kam zurück: Unter dieser Adresse gibt es kein Postfach. Klären Sie die Adresse mit { $name } und fügen Sie { $name } dann mit der richtigen Adresse erneut hinzu, oder kopieren Sie den Link und geben Sie ihn selbst weiter.
bounced-notice-address-blocked = Die E-Mail an { $name } wurde nicht zugestellt, weil frühere E-Mails an diese Adresse zurückkamen oder als Spam gemeldet wurden. Klären Sie die Adresse mit { $name }. Wenn sie stimmt, fügen Sie { $name } erneut hinzu und bestätigen Sie, dass Sie an diese Adresse schreiben möchten, oder kopieren Sie den Link und geben Sie ihn selbst weiter.
bounced-notice-mailbox-full = Die E-Mail an { $name } kam zurück: Das Postfach ist voll. Bitten Sie { $name }, Platz zu schaffen, und verschicken Sie die Einladung dann erneut, oder kopieren Sie den Link und geben Sie ihn selbst weiter.
bounced-notice-message-rejected = Die E-Mail an { $name } kam zurück: Der empfangende Mailserver wollte diese Nachricht nicht annehmen. Bitten Sie { $name }, E-Mails von { $organization } zuzulassen, und verschicken Sie die Einladung dann erneut, oder kopieren Sie den Link und geben Sie ihn selbst weiter.
bounced-notice-mailbox-unavailable = Die E-Mail an { $name } kam zurück: Der empfangende Mailserver hat sie nicht angenommen. Prüfen Sie die Adresse und verschicken Sie die Einladung später erneut, oder kopieren Sie den Link und geben Sie ihn selbst weiter.
bounced-notice-undetermined = Die E-Mail an { $name } kam ohne Angabe von Gründen zurück. Prüfen Sie die Adresse und verschicken Sie die Einladung dann erneut, oder kopieren Sie den Link und geben Sie ihn selbst weiter.
complained-notice-subject = Ihre Einladung für { $name } wurde als Spam gemeldet
complained-notice-body = Ihre Einladung für { $name } ist angekommen und wurde als Spam gemeldet, vielleicht aus Versehen. Der Link darin funktioniert weiterhin, aber an diese Adresse werden keine E-Mails mehr verschickt. Fragen Sie { $name }, ob der Beitritt gewünscht ist, und weisen Sie darauf hin, dass die E-Mail von Ihnen kam.

## To the new member: a password was set
password-set-subject = Ihr Passwort für { $organization } wurde festgelegt
password-set-body = Für { $email } wurde am { $date } ein Passwort festgelegt. Wenn Sie das waren, brauchen Sie nichts weiter zu tun.
password-set-not-you = Wenn Sie das nicht waren, wenden Sie sich bitte umgehend an die Administration von { $organization }.

## Below every mail
footer = Gesendet von { $organization } mit Usher.

## To whoever can give a new link: the invitee asks for one
renewal-notice-subject = { $name } bittet um einen neuen Link
renewal-notice-body = Die Einladung zu { $organization } für { $name } ({ $email }) ist abgelaufen. { $name } bittet um einen neuen Link und bekommt ihn erst, wenn jemand zustimmt.
renewal-notice-instead = Die Anfrage geht an Sie, weil die Person, die eingeladen hat, nicht mehr zustimmen kann.
renewal-notice-command = Wenn Sie zustimmen, führen Sie diesen Befehl aus: { $command }
renewal-notice-call = Oder rufen Sie die API auf: { $call }
renewal-notice-stored = Der Link geht nur an { $email } und nirgendwohin sonst. Wenn Sie nicht zustimmen, brauchen Sie nichts zu tun.

## A forgotten password
reset-mail-subject = Ein neues Passwort für { $organization }
reset-mail-preview = Wählen Sie innerhalb von 15 Minuten ein neues Passwort.
reset-mail-body = Jemand hat ein neues Passwort für { $email } angefordert. Wenn Sie das waren, wählen Sie jetzt eines:
reset-mail-button = Neues Passwort wählen
reset-mail-expires = Der Link funktioniert einmal und gilt bis { $date }.
reset-mail-not-you = Waren Sie das nicht? Dann lassen Sie diese E-Mail einfach liegen: Ihr Passwort bleibt, wie es ist.
reset-mail-fallback = Falls die Schaltfläche nicht funktioniert, kopieren Sie diese Adresse in Ihren Browser:

## An ein Mitglied: ein Chat-Konto wurde verknüpft oder ist es nicht mehr
chat-linked-notice-subject = Ein { $platform }-Konto wurde bei { $organization } mit Ihnen verknüpft
chat-linked-notice-body = Am { $date } wurde ein { $platform }-Konto mit { $email } verknüpft: { $account }, in { $workspace }.
chat-linked-notice-may = Wer dieses Konto benutzt, kann von { $platform } aus Personen einladen und verwalten, soweit Sie das dürfen. Wenn Sie das waren, ist nichts weiter zu tun.
chat-linked-notice-undo = Das waren nicht Sie? Lösen Sie die Verknüpfung auf { $page }, ändern Sie dort Ihr Passwort und sagen Sie einem Administrator von { $organization } Bescheid.
chat-unlinked-notice-subject = Ein { $platform }-Konto ist bei { $organization } nicht mehr mit Ihnen verknüpft
chat-unlinked-notice-body = Das { $platform }-Konto { $account }, in { $workspace }, ist nicht mehr mit { $email } verknüpft. Die Verknüpfung wurde am { $date } gelöst. Wenn Sie davon wissen, ist nichts weiter zu tun.
chat-unlinked-notice-not-you = Sie wissen nicht, warum? Fragen Sie einen Administrator von { $organization }.
## Approval by a second person
approval-somebody = jemand
approval-ask-subject = { $requester } bittet um Ihre Zustimmung: { $name }
approval-ask-add = { $requester } möchte { $name } ({ $email }) mit der Rolle { $role } zu { $organization } hinzufügen. Dafür braucht es eine zweite Person.
approval-ask-invite = { $requester } möchte { $name } ({ $email }) mit der Rolle { $role } zu { $organization } einladen. Dafür braucht es eine zweite Person.
approval-ask-role = { $requester } möchte { $name } ({ $email }) die Rolle { $role } geben. Dafür braucht es eine zweite Person.
approval-ask-address = { $requester } möchte die Einladung von { $name } ({ $email }) mit der Rolle { $role } an eine andere Adresse senden. Dafür braucht es eine zweite Person.
approval-ask-reactivate = { $requester } möchte { $name } ({ $email }) mit der Rolle { $role } wieder Zugang geben. Dafür braucht es eine zweite Person.
approval-ask-definition = { $requester } möchte die Rolle { $role } ändern. Dafür braucht es eine zweite Person.
approval-ask-change = { $field }: { $old } → { $new }
approval-ask-command = Wenn Sie zustimmen, führen Sie { $approve } aus, wenn Sie ablehnen, { $decline }
approval-ask-button = Ansehen und entscheiden
approval-ask-until = Sie können bis { $date } entscheiden. Entscheidet niemand, geschieht nichts.
approval-approved-subject = Zugestimmt: { $name }
approval-approved-body = { $decider } hat Ihrer Anfrage zugestimmt: { $name }, Rolle { $role }. Es ist erledigt.
approval-declined-subject = Abgelehnt: { $name }
approval-declined-body = { $decider } hat Ihre Anfrage abgelehnt: { $name }, Rolle { $role }. Es wurde nichts geändert.
approval-declined-reason = Der Grund: { $reason }
approval-lapsed-subject = Niemand hat entschieden: { $name }
approval-lapsed-body = Ihrer Anfrage, { $name } mit der Rolle { $role }, wurde nicht rechtzeitig zugestimmt. Es wurde nichts geändert. Sie können erneut anfragen.
approval-cancelled-subject = Hinfällig: { $name }
approval-cancelled-body = Ihre Anfrage, { $name } mit der Rolle { $role }, wurde zurückgezogen, oder es hat sich inzwischen etwas geändert. Es wurde nichts geändert.
