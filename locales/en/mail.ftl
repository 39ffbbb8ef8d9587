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

## To the inviter: the mail came back, or was reported as spam
bounced-notice-address-rejected = The mail to { $name } came back: there is no mailbox at that address. Check it with { $name }, then add them again with the right address, or copy the link and hand it over yourself.
bounced-notice-address-blocked = The mail to { $name } was not delivered, because earlier mail to that address came back or was reported as spam. Check the address with { $name }. If it is right, add them again and confirm that you want to write to it, or copy the link and hand it over yourself.
bounced-notice-mailbox-full = The mail to { $name } came back: their mailbox is full. Ask them to make room, then invite them again, or copy the link and hand it over yourself.
bounced-notice-message-rejected = The mail to { $name } came back: their mail server would not take this message. Ask them to allow mail from { $organization }, then invite them again, or copy the link and hand it over yourself.
bounced-notice-mailbox-unavailable = The mail to { $name } came back: their mail server did not take it. Check the address and invite them again later, or copy the link and hand it over yourself.
bounced-notice-undetermined = The mail to { $name } came back, and nobody told us why. Check the address, then invite them again, or copy the link and hand it over yourself.
complained-notice-subject = Your invite for { $name } was reported as spam
complained-notice-body = Your invite for { $name } arrived, and was reported as spam, perhaps by mistake. Their link still works, but no more mail will be sent to that address. Ask them whether they want to join, and let them know that the mail was from you.

## To the new member: a password was set
password-set-subject = Your password for { $organization } was set
password-set-body = A password was set for { $email } on { $date }. If that was you, there is nothing to do.
password-set-not-you = If it was not you, tell an administrator of { $organization } at once.

## Below every mail
footer = Sent by { $organization } with Usher.

## To whoever can give a new link: the invitee asks for one
renewal-notice-subject = { $name } asks for a new link
renewal-notice-body = The invite of { $name } ({ $email }) to { $organization } has expired. They ask for a new link, and get none before somebody agrees.
renewal-notice-instead = You are asked because whoever invited them can no longer do it.
renewal-notice-command = To agree, run this command: { $command }
renewal-notice-call = Or call the API: { $call }
renewal-notice-stored = The link goes to { $email } and nowhere else. If you do not agree, there is nothing to do.

## A forgotten password
reset-mail-subject = A new password for { $organization }
reset-mail-preview = Choose a new password within 15 minutes.
reset-mail-body = Somebody asked for a new password for { $email }. If that was you, choose one:
reset-mail-button = Choose a new password
reset-mail-expires = The link works once, until { $date }.
reset-mail-not-you = It was not you? Then leave this mail: your password stays as it is.
reset-mail-fallback = If the button does not work, copy this address into your browser:

## To a member: a chat account was linked to them, or is no more. {$account} and {$workspace} are names with ids, {$page} is an address.
chat-linked-notice-subject = A { $platform } account was linked to you at { $organization }
chat-linked-notice-body = On { $date } a { $platform } account was linked to { $email }: { $account }, in { $workspace }.
chat-linked-notice-may = Whoever uses that account can invite and manage people from { $platform } as far as you may. If that was you, there is nothing to do.
chat-linked-notice-undo = It was not you? Unlink the account at { $page }, change your password there, and tell an administrator of { $organization }.
chat-unlinked-notice-subject = A { $platform } account is no longer linked to you at { $organization }
chat-unlinked-notice-body = The { $platform } account { $account }, in { $workspace }, is no longer linked to { $email }. It was unlinked on { $date }. If you know of it, there is nothing to do.
chat-unlinked-notice-not-you = You do not know why? Ask an administrator of { $organization }.
## Approval by a second person
approval-somebody = somebody
approval-ask-subject = { $requester } asks for your approval: { $name }
approval-ask-add = { $requester } wants to add { $name } ({ $email }) to { $organization } with the role { $role }. That takes a second person.
approval-ask-invite = { $requester } wants to invite { $name } ({ $email }) to { $organization } with the role { $role }. That takes a second person.
approval-ask-role = { $requester } wants to give { $name } ({ $email }) the role { $role }. That takes a second person.
approval-ask-address = { $requester } wants to send the invite of { $name } ({ $email }) with the role { $role } to another address. That takes a second person.
approval-ask-reactivate = { $requester } wants to let { $name } ({ $email }) with the role { $role } in again. That takes a second person.
approval-ask-definition = { $requester } wants to change the role { $role }. That takes a second person.
approval-ask-change = { $field }: { $old } → { $new }
approval-ask-command = To agree, run { $approve } – or, to say no, { $decline }
approval-ask-button = Look at it and decide
approval-ask-until = You can decide until { $date }. If nobody does, nothing happens.
approval-approved-subject = Approved: { $name }
approval-approved-body = { $decider } approved what you asked for: { $name }, role { $role }. It is done.
approval-declined-subject = Declined: { $name }
approval-declined-body = { $decider } declined what you asked for: { $name }, role { $role }. Nothing was changed.
approval-declined-reason = The reason: { $reason }
approval-lapsed-subject = Nobody decided: { $name }
approval-lapsed-body = What you asked for, { $name } with the role { $role }, was not approved in time. Nothing was changed. You can ask again.
approval-cancelled-subject = Cancelled: { $name }
approval-cancelled-body = What you asked for, { $name } with the role { $role }, was called off, or things have changed meanwhile. Nothing was changed.
