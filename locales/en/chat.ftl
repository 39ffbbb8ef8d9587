# Answers of the chat bot, in the language of whoever wrote to it.

chat-added = User was successfully added.

## What the platforms show
chat-command = Invite people, and look after their invites
chat-option-text = list, show, resend, revoke, approvals, link, confirm, unlink or help
chat-late-form = The form is ready.
chat-button-open-form = Open the form
chat-late-wrong = The form was not taken:
chat-card-in-messages = You find the card in your messages with this app. There it is kept up to date.
chat-servers-only = This works in a server only, not in direct messages.
chat-try-again = That took too long. Please try again: nothing is done twice.
## What is said of a user
chat-revived = Their earlier invite had ended, so they are invited anew.
chat-taken = This address is taken already. This is who has it:
chat-taken-unseen = This address is taken already.
chat-changed = { $name } has changed meanwhile. Look again, then decide.
chat-resent = A new invite is on its way to { $name }. Older links no longer work.
chat-revoke-sure = Revoke the invite of { $name }?
chat-revoke-means = Their link stops working at once. You can invite them again later.
chat-revoked = The invite of { $name } is revoked.
chat-no-such-user = Nobody here has the address { $email }.
chat-gone = This is no longer here.
chat-copied = Invite link for { $name }
chat-copied-care = Whoever has this link can set the password and join in place of { $name }. Hand it to them alone. Only you can see this message.
chat-copied-until = The link works until { $until }.
chat-renewal = { $name } asks for a new link.
chat-suppressed = Earlier mail to this address came back or was reported as spam. Check the address, and whether mail is wanted there.
chat-suppressed-type = If both are right, type:

## Names of what a user has
chat-field-role = Role
chat-field-language = Language
chat-field-status = Status
chat-field-mail = Mail
chat-field-ends = Link ends
chat-field-ended = Link ended
chat-field-accepted = Accepted
chat-field-inviter = Invited by
chat-field-asked = Asked
chat-field-lapses = Lapses
chat-field-reason = Reason

## Where a user stands
chat-status-added = added, not invited yet
chat-status-pending-approval = waits for approval
chat-status-invited = invited
chat-status-active = member
chat-status-expired = invite expired
chat-status-revoked = invite revoked
chat-status-deactivated = deactivated

## What became of the mail
chat-mail-none = none was sent
chat-mail-queued = about to be sent
chat-mail-sent = sent
chat-mail-delivered = delivered
chat-mail-delayed = delayed, will be tried again
chat-mail-bounced = came back
chat-mail-complained = reported as spam
chat-mail-failed = could not be sent
chat-reason-address-rejected = there is no such mailbox
chat-reason-address-blocked = mail to this address came back before
chat-reason-mailbox-full = the mailbox is full
chat-reason-message-rejected = their mail server refused the message
chat-reason-mailbox-unavailable = their mail server did not take it
chat-reason-refused = the mail service refused it
chat-reason-overdue = the invite had ended first
chat-reason-gave-up = it was tried for two days

## Buttons, at most 40 characters
chat-button-resend = Resend
chat-button-invite = Send invite
chat-button-anyway = Send anyway
chat-button-revoke = Revoke
chat-button-revoke-now = Yes, revoke
chat-button-back = No, leave it
chat-button-copy = Copy link
chat-button-open = Open in Usher
chat-button-previous = Previous
chat-button-next = Next
chat-button-form = Add somebody
chat-button-approve = Approve
chat-button-decline = Decline
chat-button-approvals = See what waits
chat-button-link = Link your account
chat-button-link-again = Get new digits
chat-button-unlink = Yes, unlink
chat-button-help = Help

## Forms: titles and buttons at most 24 characters, labels 45, hints 100
chat-form-add = Add a user
chat-form-add-submit = Add user
chat-form-decline = Decline
chat-form-decline-submit = Decline
chat-input-first-name = First name
chat-input-last-name = Last name
chat-input-email = Email
chat-input-language = Language
chat-input-role = Role
chat-input-mail = Welcome email
chat-input-mail-says = Send welcome email with password setup link
chat-input-reason = Reason
chat-input-reason-hint = Whoever asked will read it.

## Lists
chat-list = Users
chat-list-search = Search
chat-list-page = Page { $page }
chat-list-empty = Nobody was found.
chat-list-narrow = There are more. Add a status or the beginning of a name to narrow the list.

## Several people at once
chat-several = { $added } of { $all } people were added.
chat-several-taken = address is taken already
chat-several-suppressed = earlier mail to this address came back
chat-several-skipped = not tried

## What was mistyped
chat-meant = Did you mean { $meant }?
chat-nothing-done = Nothing was changed.
chat-like-this = For example:
chat-known = Possible: { $known }
chat-mistake-word = “{ $typed }” is no command here.
chat-mistake-no-address = An email address is missing.
chat-mistake-whom = Whom? Type their email address:
chat-mistake-option = “{ $typed }” is no option.
chat-mistake-language = “{ $typed }” is none of our languages.
chat-mistake-mail = “{ $typed }” says nothing about the mail.
chat-mistake-status = “{ $typed }” is no status.
chat-mistake-role = “{ $typed }” is no role here.
chat-mistake-twice = “{ $option }” is given twice, with different values.
chat-mistake-name = The first or last name for { $email } is missing.
chat-mistake-address-for = The email address of { $typed } is missing.
chat-mistake-many = { $count } people are too many. At most { $max } can be added at once.
chat-mistake-digits = Type the six digits that the page shows:
chat-mistake-fields = This cannot be used as it is:
chat-old-button = This button no longer works. Type the command again.

## What went wrong
chat-trouble-down = Usher cannot be reached right now. Nothing was changed. Try again in a moment.
chat-trouble-unsure = Usher did not answer as it should. What you asked for may have been done all the same. You can safely repeat it: nobody is added twice.
chat-trouble-again = To repeat it, type:
chat-trouble-bot = The bot is not set up correctly, so nothing was changed. Please tell whoever runs it.
chat-trouble-permission = You may not do this in Usher.
chat-trouble-workspace = Usher does not serve this workspace. Please ask whoever runs it.
chat-trouble-wait = That was too often. Try again in { $wait }.
chat-trouble-id = Request { $id }
chat-seconds = { $count ->
    [one] one second
   *[other] { $count } seconds
}
chat-minutes = { $count ->
    [one] one minute
   *[other] { $count } minutes
}
chat-hours = { $count ->
    [one] one hour
   *[other] { $count } hours
}

## Linking an account
chat-account = Link your account
chat-account-why = This chat account is not linked to a user of Usher yet, so nothing was changed.
chat-account-open = 1. Press the button, sign in, and confirm that this chat account is yours.
chat-account-digits = 2. The page then shows six digits. Type them here like this:
chat-account-then = 3. Then repeat what you wanted to do.
chat-account-until = The page works once, until { $until }. It is for you alone: do not pass it on.
chat-account-linked = Your account is linked. Here you are { $name }.
chat-account-already = This chat account is linked to { $name }.
chat-account-to-unlink = To unlink it, type:
chat-account-ended = These digits no longer count.
chat-account-unlink = Unlink this chat account from { $name }?
chat-account-unlink-means = From then on you can do nothing from here, until you link it again.
chat-account-unlinked = This chat account is no longer linked.

## Approval by a second person
chat-waits = { $name } waits for approval.
chat-waits-change = This waits for approval.
chat-waits-who = Everybody else who may grant the role { $role } was asked.
chat-waits-until = If nobody decides by { $until }, it lapses.
chat-approvals = Waiting for approval
chat-approvals-none = Nothing waits for approval.
chat-approvals-more = There are more. Decide these first.
chat-asks-add-user = { $who } asks to add { $name } with the role { $role }.
chat-asks-invite-user = { $who } asks to invite { $name } with the role { $role }.
chat-asks-change-user = { $who } asks to change { $name }, who has the role { $role }.
chat-asks-change-role = { $who } asks to give { $name } the role { $role }.
chat-asks-reactivate-user = { $who } asks to let { $name } in again with the role { $role }.
chat-asks-change-role-definition = { $who } asks to change what the role { $role } allows.
chat-asks-other = { $who } asks for a change that concerns the role { $role }.
chat-somebody = Somebody
chat-approved = You approved this.
chat-declined = You declined this.
chat-approval-state = { $state ->
    [approved] This was approved.
    [declined] This was declined.
    [lapsed] This lapsed, because nobody decided in time.
    [cancelled] This was withdrawn.
   *[other] This waits for approval.
}

## News
chat-notice-mail-sent = The mail to { $name } was sent.
chat-notice-mail-delivered = The mail to { $name } was delivered.
chat-notice-mail-delayed = The mail to { $name } is delayed. It will be tried again.
chat-notice-mail-bounced = The mail to { $name } came back.
chat-notice-mail-complained = { $name } reported the mail as spam.
chat-notice-mail-failed = The mail to { $name } could not be sent.
chat-notice-accepted = { $name } accepted the invite.
chat-notice-declined = { $name } declined the invite.
chat-notice-expired = The invite of { $name } expired.
chat-notice-revoked = The invite of { $name } was revoked.
chat-notice-changed = { $name } was changed.
chat-notice-deactivated = { $name } was deactivated.
chat-notice-reactivated = { $name } may enter again.
chat-notice-other = There is news of { $name }.
chat-notice-approval-approved = What you asked for was approved.
chat-notice-approval-declined = What you asked for was declined.
chat-notice-approval-lapsed = What you asked for lapsed: nobody decided in time.
chat-notice-approval-cancelled = What you asked for was cancelled: something had changed meanwhile.
chat-remedy-mail = Check the address. If it is right, copy the link and hand it over yourself, or resend.

## Help
chat-help = What you can type
chat-help-form = opens a form to add somebody
chat-help-add = adds somebody at once
chat-help-several = adds several people, up to { $max }
chat-help-list = lists users, also by status or the beginning of a name
chat-help-show = shows somebody
chat-help-resend = sends a new invite
chat-help-revoke = withdraws the invite
chat-help-approvals = shows what waits for approval
chat-help-link = links this chat account to you in Usher
chat-help-confirm = finishes the linking
chat-help-unlink = unlinks it
chat-help-help = shows this
chat-help-languages = Languages: { $known }
chat-help-statuses = Statuses: { $known }
chat-help-mail = “no-mail” adds without a mail. “mail:force” sends one even where earlier mail came back.
