# Answers of the chat bot, in the language of whoever wrote to it.

chat-added = Der Benutzer wurde erfolgreich hinzugefügt.

## What the platforms show
chat-command = Lade Personen ein und kümmere dich um ihre Einladungen
chat-option-text = list, show, resend, revoke, approvals, link, confirm, unlink oder help
chat-late-form = Das Formular ist bereit.
chat-button-open-form = Formular öffnen
chat-late-wrong = Das Formular wurde nicht angenommen:
chat-card-in-messages = Die Karte findest du in deinen Nachrichten mit dieser App. Dort bleibt sie aktuell.
chat-servers-only = Das geht nur auf einem Server, nicht in Direktnachrichten.
chat-try-again = Das hat zu lange gedauert. Bitte versuche es noch einmal: Nichts geschieht doppelt.
## What is said of a user
chat-revived = Die frühere Einladung war beendet, daher gibt es eine neue.
chat-taken = Diese Adresse ist bereits vergeben, und zwar an:
chat-taken-unseen = Diese Adresse ist bereits vergeben.
chat-changed = Bei { $name } hat sich inzwischen etwas geändert. Sehen Sie noch einmal hin und entscheiden Sie dann.
chat-resent = Eine neue Einladung ist unterwegs an { $name }. Ältere Links funktionieren nicht mehr.
chat-revoke-sure = Einladung von { $name } zurückziehen?
chat-revoke-means = Der Link funktioniert dann sofort nicht mehr. Sie können später erneut einladen.
chat-revoked = Die Einladung von { $name } ist zurückgezogen.
chat-no-such-user = Niemand hier hat die Adresse { $email }.
chat-gone = Das gibt es nicht mehr.
chat-copied = Einladungslink für { $name }
chat-copied-care = Wer diesen Link hat, kann das Passwort festlegen und an Stelle von { $name } beitreten. Geben Sie ihn nur dieser Person. Nur Sie sehen diese Nachricht.
chat-copied-until = Der Link funktioniert bis: { $until }.
chat-renewal = { $name } bittet um einen neuen Link.
chat-suppressed = Eine frühere E-Mail an diese Adresse kam zurück oder wurde als Spam gemeldet. Prüfen Sie die Adresse und ob dort E-Mails erwünscht sind.
chat-suppressed-type = Wenn beides stimmt, tippen Sie:

## Names of what a user has
chat-field-role = Rolle
chat-field-language = Sprache
chat-field-status = Status
chat-field-mail = E-Mail
chat-field-ends = Link endet
chat-field-ended = Link endete
chat-field-accepted = Angenommen
chat-field-inviter = Eingeladen von
chat-field-asked = Angefragt
chat-field-lapses = Verfällt
chat-field-reason = Grund

## Where a user stands
chat-status-added = hinzugefügt, noch nicht eingeladen
chat-status-pending-approval = wartet auf Genehmigung
chat-status-invited = eingeladen
chat-status-active = Mitglied
chat-status-expired = Einladung abgelaufen
chat-status-revoked = Einladung zurückgezogen
chat-status-deactivated = deaktiviert

## What became of the mail
chat-mail-none = keine gesendet
chat-mail-queued = wird gleich gesendet
chat-mail-sent = gesendet
chat-mail-delivered = zugestellt
chat-mail-delayed = verzögert, wird erneut versucht
chat-mail-bounced = zurückgekommen
chat-mail-complained = als Spam gemeldet
chat-mail-failed = konnte nicht gesendet werden
chat-reason-address-rejected = dieses Postfach gibt es nicht
chat-reason-address-blocked = eine E-Mail an diese Adresse kam schon einmal zurück
chat-reason-mailbox-full = das Postfach ist voll
chat-reason-message-rejected = der Mailserver hat die Nachricht abgelehnt
chat-reason-mailbox-unavailable = der Mailserver hat sie nicht angenommen
chat-reason-refused = der Maildienst hat sie abgelehnt
chat-reason-overdue = die Einladung war vorher beendet
chat-reason-gave-up = zwei Tage lang versucht

## Buttons, at most 40 characters
chat-button-resend = Erneut senden
chat-button-invite = Einladung senden
chat-button-anyway = Trotzdem senden
chat-button-revoke = Zurückziehen
chat-button-revoke-now = Ja, zurückziehen
chat-button-back = Nein, so lassen
chat-button-copy = Link kopieren
chat-button-open = In Usher öffnen
chat-button-previous = Zurück
chat-button-next = Weiter
chat-button-form = Jemanden hinzufügen
chat-button-approve = Genehmigen
chat-button-decline = Ablehnen
chat-button-approvals = Offene Anfragen ansehen
chat-button-link = Konto verknüpfen
chat-button-link-again = Neue Ziffern holen
chat-button-unlink = Ja, Verknüpfung lösen
chat-button-help = Hilfe

## Forms: titles and buttons at most 24 characters, labels 45, hints 100
chat-form-add = Benutzer hinzufügen
chat-form-add-submit = Hinzufügen
chat-form-decline = Ablehnen
chat-form-decline-submit = Ablehnen
chat-input-first-name = Vorname
chat-input-last-name = Nachname
chat-input-email = E-Mail-Adresse
chat-input-language = Sprache
chat-input-role = Rolle
chat-input-mail = Willkommensmail
chat-input-mail-says = Willkommensmail mit Link zum Festlegen des Passworts senden
chat-input-reason = Grund
chat-input-reason-hint = Wer angefragt hat, liest ihn.

## Lists
chat-list = Benutzer
chat-list-search = Suche
chat-list-page = Seite { $page }
chat-list-empty = Niemand gefunden.
chat-list-narrow = Es gibt noch mehr. Grenzen Sie die Liste mit einem Status oder einem Namensanfang ein.

## Several people at once
chat-several = { $added } von { $all } Personen wurden hinzugefügt.
chat-several-taken = Adresse ist bereits vergeben
chat-several-suppressed = eine frühere E-Mail an diese Adresse kam zurück
chat-several-skipped = nicht versucht

## What was mistyped
chat-meant = Meinten Sie { $meant }?
chat-nothing-done = Es wurde nichts geändert.
chat-like-this = Zum Beispiel:
chat-known = Möglich: { $known }
chat-mistake-word = „{ $typed }“ ist kein Befehl.
chat-mistake-no-address = Eine E-Mail-Adresse fehlt.
chat-mistake-whom = Wen? Tippen Sie die E-Mail-Adresse:
chat-mistake-option = „{ $typed }“ ist keine Option.
chat-mistake-language = „{ $typed }“ ist keine unserer Sprachen.
chat-mistake-mail = „{ $typed }“ sagt nichts über die E-Mail.
chat-mistake-status = „{ $typed }“ ist kein Status.
chat-mistake-role = „{ $typed }“ ist hier keine Rolle.
chat-mistake-twice = „{ $option }“ steht zweimal da, mit verschiedenen Werten.
chat-mistake-name = Vor- oder Nachname zu { $email } fehlt.
chat-mistake-address-for = Die E-Mail-Adresse von { $typed } fehlt.
chat-mistake-many = { $count } Personen sind zu viele. Höchstens { $max } auf einmal sind möglich.
chat-mistake-digits = Tippen Sie die sechs Ziffern, die auf der Seite stehen:
chat-mistake-fields = So geht das noch nicht:
chat-old-button = Diese Schaltfläche funktioniert nicht mehr. Tippen Sie den Befehl erneut.

## What went wrong
chat-trouble-down = Usher ist gerade nicht erreichbar. Es wurde nichts geändert. Versuchen Sie es gleich noch einmal.
chat-trouble-unsure = Usher hat nicht wie erwartet geantwortet. Vielleicht wurde Ihr Auftrag trotzdem ausgeführt. Sie können ihn gefahrlos wiederholen: Niemand wird doppelt hinzugefügt.
chat-trouble-again = Zum Wiederholen tippen Sie:
chat-trouble-bot = Der Bot ist nicht richtig eingerichtet, daher wurde nichts geändert. Bitte informieren Sie die Person, die ihn betreibt.
chat-trouble-permission = Das dürfen Sie in Usher nicht.
chat-trouble-workspace = Usher ist für diesen Workspace nicht freigegeben. Fragen Sie die Person, die ihn betreibt.
chat-trouble-wait = Das war zu oft. Versuchen Sie es in { $wait } erneut.
chat-trouble-id = Anfrage { $id }
chat-seconds = { $count ->
    [one] einer Sekunde
   *[other] { $count } Sekunden
}
chat-minutes = { $count ->
    [one] einer Minute
   *[other] { $count } Minuten
}
chat-hours = { $count ->
    [one] einer Stunde
   *[other] { $count } Stunden
}

## Linking an account
chat-account = Verknüpfen Sie Ihr Konto
chat-account-why = Dieses Chat-Konto ist noch mit keinem Benutzer von Usher verknüpft, daher wurde nichts geändert.
chat-account-open = 1. Klicken Sie auf die Schaltfläche, melden Sie sich an und bestätigen Sie, dass dieses Chat-Konto Ihres ist.
chat-account-digits = 2. Die Seite zeigt dann sechs Ziffern. Tippen Sie sie hier so ein:
chat-account-then = 3. Wiederholen Sie danach, was Sie tun wollten.
chat-account-until = Die Seite funktioniert einmal, bis: { $until }. Sie ist nur für Sie: Geben Sie sie nicht weiter.
chat-account-linked = Ihr Konto ist verknüpft. Hier sind Sie { $name }.
chat-account-already = Dieses Chat-Konto ist mit { $name } verknüpft.
chat-account-to-unlink = Um die Verknüpfung zu lösen, tippen Sie:
chat-account-ended = Diese Ziffern gelten nicht mehr.
chat-account-unlink = Verknüpfung dieses Chat-Kontos mit { $name } lösen?
chat-account-unlink-means = Danach können Sie von hier aus nichts mehr tun, bis Sie es erneut verknüpfen.
chat-account-unlinked = Dieses Chat-Konto ist nicht mehr verknüpft.

## Approval by a second person
chat-waits = { $name } wartet auf Genehmigung.
chat-waits-change = Das wartet auf Genehmigung.
chat-waits-who = Alle anderen, die die Rolle { $role } vergeben dürfen, wurden gefragt.
chat-waits-until = Ohne Entscheidung verfällt die Anfrage: { $until }.
chat-approvals = Wartet auf Genehmigung
chat-approvals-none = Nichts wartet auf Genehmigung.
chat-approvals-more = Es gibt noch mehr. Entscheiden Sie zuerst über diese.
chat-asks-add-user = { $who } möchte { $name } mit der Rolle { $role } hinzufügen.
chat-asks-invite-user = { $who } möchte { $name } mit der Rolle { $role } einladen.
chat-asks-change-user = { $who } möchte etwas bei { $name } ändern, mit der Rolle { $role }.
chat-asks-change-role = { $who } möchte { $name } die Rolle { $role } geben.
chat-asks-reactivate-user = { $who } möchte { $name } mit der Rolle { $role } wieder zulassen.
chat-asks-change-role-definition = { $who } möchte ändern, was die Rolle { $role } erlaubt.
chat-asks-other = { $who } möchte etwas ändern, das die Rolle { $role } betrifft.
chat-somebody = Jemand
chat-approved = Sie haben das genehmigt.
chat-declined = Sie haben das abgelehnt.
chat-approval-state = { $state ->
    [approved] Das wurde genehmigt.
    [declined] Das wurde abgelehnt.
    [lapsed] Das ist verfallen, weil niemand rechtzeitig entschieden hat.
    [cancelled] Das wurde zurückgezogen.
   *[other] Das wartet auf Genehmigung.
}

## News
chat-notice-mail-sent = Die E-Mail an { $name } wurde gesendet.
chat-notice-mail-delivered = Die E-Mail an { $name } wurde zugestellt.
chat-notice-mail-delayed = Die E-Mail an { $name } verzögert sich. Es wird erneut versucht.
chat-notice-mail-bounced = Die E-Mail an { $name } kam zurück.
chat-notice-mail-complained = { $name } hat die E-Mail als Spam gemeldet.
chat-notice-mail-failed = Die E-Mail an { $name } konnte nicht gesendet werden.
chat-notice-accepted = { $name } hat die Einladung angenommen.
chat-notice-declined = { $name } hat die Einladung abgelehnt.
chat-notice-expired = Die Einladung von { $name } ist abgelaufen.
chat-notice-revoked = Die Einladung von { $name } wurde zurückgezogen.
chat-notice-changed = Bei { $name } wurde etwas geändert.
chat-notice-deactivated = { $name } ist jetzt deaktiviert.
chat-notice-reactivated = { $name } hat wieder Zutritt.
chat-notice-other = Es gibt Neues zu { $name }.
chat-notice-approval-approved = Ihre Anfrage wurde genehmigt.
chat-notice-approval-declined = Ihre Anfrage wurde abgelehnt.
chat-notice-approval-lapsed = Ihre Anfrage ist verfallen: Niemand hat rechtzeitig entschieden.
chat-notice-approval-cancelled = Ihre Anfrage wurde aufgehoben: Inzwischen hatte sich etwas geändert.
chat-remedy-mail = Prüfen Sie die Adresse. Wenn sie stimmt, kopieren Sie den Link und übergeben ihn selbst, oder senden Sie erneut.

## Help
chat-help = Was Sie tippen können
chat-help-form = öffnet ein Formular, um jemanden hinzuzufügen
chat-help-add = fügt jemanden sofort hinzu
chat-help-several = fügt mehrere hinzu, bis zu { $max }
chat-help-list = listet Benutzer auf, auch nach Status oder Namensanfang
chat-help-show = zeigt jemanden
chat-help-resend = sendet eine neue Einladung
chat-help-revoke = zieht die Einladung zurück
chat-help-approvals = zeigt, was auf Genehmigung wartet
chat-help-link = verknüpft dieses Chat-Konto mit Ihnen in Usher
chat-help-confirm = schließt die Verknüpfung ab
chat-help-unlink = löst die Verknüpfung
chat-help-help = zeigt dies
chat-help-languages = Sprachen: { $known }
chat-help-statuses = Status: { $known }
chat-help-mail = „no-mail“ fügt ohne E-Mail hinzu. „mail:force“ sendet auch dann, wenn eine frühere E-Mail zurückkam.
