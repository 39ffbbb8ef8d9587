# The emails. {$organization}, {$inviter}, {$name} (the full name), {$first_name}, {$email} and {$date} (a day in words) are filled in.

## The invite
welcome-subject = { $inviter } invited you to { $organization }
welcome-subject-no-inviter = You are invited to { $organization }
welcome-preview = Set your password to join.
welcome-greeting = Hello { $first_name },
welcome-body = { $inviter } has added you to { $organization }. Set a password to join: it takes a minute.
welcome-body-no-inviter = You have been added to { $organization }. Set a password to join: it takes a minute.
welcome-button = Set your password
welcome-expires = The link works until { $date }.
welcome-newest = This is your newest link. Earlier ones no longer work.
welcome-fallback = If the button does not work, copy this address into your browser:
welcome-not-you = You did not expect this? Open the link and choose “This wasn't meant for me”, or just leave it: without a password nothing happens.

## To the inviter: somebody joined
accepted-notice-subject = { $name } joined { $organization }
accepted-notice-body = { $name } accepted your invite and is now a member of { $organization }.

## To the inviter: the invite reached the wrong person
declined-notice-subject = Your invite for { $name } reached the wrong person
declined-notice-body = Whoever received your invite for { $name } says it was not meant for them. The invite has ended. Check the address, then add them again.

## To the inviter: the invite could not be delivered
undelivered-notice-subject = Your invite for { $name } was not delivered
undelivered-notice-refused = The mail service refused the mail to { $name }. Check the address, then invite them again, or copy the link and hand it over yourself.
undelivered-notice-overdue = The mail to { $name } could not be sent before the invite ended. Invite them again.
undelivered-notice-gave-up = The mail to { $name } could not be sent for two days. Invite them again, or copy the link and hand it over yourself.

## To the new member: a password was set
password-set-subject = Your password for { $organization } was set
password-set-body = A password was set for { $email } on { $date }. If that was you, there is nothing to do.
password-set-not-you = If it was not you, tell an administrator of { $organization } at once.

## Below every mail
footer = Sent by { $organization } with Usher.

## A forgotten password
reset-mail-subject = A new password for { $organization }
reset-mail-preview = Choose a new password within 15 minutes.
reset-mail-body = Somebody asked for a new password for { $email }. If that was you, choose one:
reset-mail-button = Choose a new password
reset-mail-expires = The link works once, until { $date }.
reset-mail-not-you = It was not you? Then leave this mail: your password stays as it is.
reset-mail-fallback = If the button does not work, copy this address into your browser:
