# The invitee's pages.

accept-title = Join { $organization }
accept-heading = Welcome, { $first_name }
accept-intro = { $inviter } invited you to { $organization }. Set a password to join.
accept-intro-no-inviter = You are invited to { $organization }. Set a password to join.
accept-button = Set password and join
accept-expires = This invite is open until { $date }.

field-email = Email
field-email-hint = The address you were invited with.
field-password = Password
field-password-again = Password, once more
show-password = Show
hide-password = Hide

rules-heading = A good password
rule-length = has { $min } to { $max } characters; a few random words do well
rule-guessable = is none of the common ones, and not made of your name or email
rule-anything = may hold spaces and letters of any language, and may be pasted

problems-heading = Not quite yet

not-me-summary = This wasn't meant for me
not-me-text = We end this invite and tell whoever sent it. Nobody can join with it afterwards.
not-me-confirm = Yes, this invite was not meant for me
not-me-button = End this invite
not-me-unconfirmed = Tick the box first, so that nothing ends by accident.
not-me-done-title = The invite has ended
not-me-done-text = Thank you for telling us. There is nothing else to do.

accepted-title = You're in
accepted-text = { $first_name }, you are now a member of { $organization }. From now on you sign in with { $email } and your new password.
sign-in = Sign in

## After an invite has expired
link-expired-title = This invite has expired
link-expired-text = It was open until { $date }. You can ask for a new link: we pass that on, and once somebody agrees, the link is mailed to the address you were invited with.
link-expired-button = Ask for a new link
renewal-asked-title = We have passed it on
renewal-asked-text = Whoever can invite you is told that you ask for a new link. Once they agree, it is mailed to the address you were invited with. There is nothing else to do.

## Other links that cannot be accepted

superseded-title = A newer mail was sent
superseded-text = This link has been replaced. Look into your mailbox for the newest mail from { $organization }.

already-title = You have joined already
already-text = This invite was accepted. Sign in with the password that you set.

not-found-title = This link does not work
not-found-text = It may have been cut off when it was copied, or the invite was withdrawn. Open the link from the mail again, or ask whoever invited you.

busy-title = One moment, please
busy-text = We could not finish this just now. Nothing was changed: go back and try again.

too-many-title = Too much at once
too-many-text = What you sent was too large. Go back and try again.

## Signing in and out
sign-in-title = Sign in to { $organization }
sign-in-forgot = Forgot your password?
sign-in-failed = This email and this password do not go together. Check both, then try again.
sign-in-wait = Too many tries. Wait { $seconds } seconds, then try again.
sign-out = Sign out

## A forgotten password
forgot-title = A new password
forgot-text = Tell us the email that you sign in with. We mail a link to it, by which you choose a new password.
forgot-button = Send me a link
forgot-back = Back to sign-in
forgot-sent-title = Look into your mailbox
forgot-sent-text = If you are a member with this email, a link is on its way. It works for 15 minutes.
reset-title = Choose a new password
reset-text = With it you sign in from now on. You will be signed out everywhere.
reset-button = Set password
reset-done-title = Your new password is set
reset-done-text = You were signed out everywhere. Sign in with your new password.
reset-ended-title = This link does not work any more
reset-ended-text = It works once, and for 15 minutes after it was asked for. Ask for a new one.
reset-ended-button = Send me a new link

## One's own account
field-current-password = Current password
field-new-password = New password
field-new-password-again = New password, once more
account-title = Your account
account-role = Role: { $role }. It allows you to:
account-role-alone = Role: { $role }
account-sessions = Where you are signed in
account-session-current = This one
account-session-unknown = A program
account-session-seen = Last used: { $date }
account-session-place = Signed in from { $address }
account-session-end = Sign out
account-session-end-label = Sign out: { $device }
account-password = Change your password
account-password-text = You stay signed in here, and are signed out everywhere else.
account-password-button = Change password
account-password-changed = Your password is changed. You are signed out everywhere else.

## What a role allows
permission-users-read = see who is in the organization
permission-users-invite = invite people
permission-users-manage = change, deactivate and remove people
permission-roles-manage = define roles
permission-keys-manage = make and revoke API keys
permission-audit-read = read what has happened
permission-settings-manage = change the organization's settings
permission-app-calling = make calls
permission-app-messaging = send messages
permission-app-administration = administer the platform

## Refusals of pages
csrf-title = Please start again
csrf-text = This form was open for too long, or came from another page. Nothing was changed: open the page again, then repeat.
wait-title = Too many tries
wait-text = Wait { $seconds } seconds, then go back and try again.

## Linking a chat account
chat-link-title = Link a { $platform } account
chat-link-intro = This { $platform } account asks to be linked to you, { $name } ({ $email }).
chat-link-warning = Only go on if you yourself asked for this in { $platform } just now. If somebody else sent you here, they want to act in your name: close this page.
chat-link-platform = Platform
chat-link-workspace = Workspace
chat-link-name = Calls itself
chat-link-unnamed = (no name)
chat-link-account = Account id
chat-link-asked = Asked
chat-link-may = Whoever uses this account will be able to do this in { $platform }, in your name:
chat-link-may-nothing = Your role allows nothing that can be done in { $platform }. So this account will be able to do nothing, until you get another role.
chat-link-own = This account is linked to you already.
chat-link-taken = This account is linked to somebody else at the moment. Once the digits are typed, it is linked to you instead.
chat-link-password-hint = Type it once more, so that nobody who finds your browser open can do this.
chat-link-button = Show me the digits
chat-link-leave = I did not ask for this
chat-digits-title = One more step
chat-digits-text = Go back to { $platform } and type these digits there, as { $account }. Nothing is linked before you do.
chat-digits-until = They work until { $date }. Type them nowhere else, and tell them to nobody.
chat-link-ended-title = This link does not work any more
chat-link-ended-text = It works for ten minutes after it was asked for in chat, and a newer one replaces it. Ask for a new one there.
account-chats = Chat accounts
account-chat-linked = Linked: { $date }
account-chat-unlink = Unlink
account-chat-unlink-label = Unlink: { $account }

## A user
no-user-title = Nobody to see here
no-user-text = There is no such user, or your role does not let you see users.

## An address where nothing is
nowhere-title = Nothing is here
nowhere-text = The address may be mistyped, or what was here is gone.
