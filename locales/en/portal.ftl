# The portal's pages.

language-switch = Language
language-switch-button = Switch

nav-label = Main
nav-skip = Skip to the page
nav-who = Your account
nav-overview = Overview
nav-users = User Management
nav-team = Team Members
nav-import = Import
nav-approvals = Approvals
nav-roles = Roles
nav-keys = API keys
nav-chat = Chat accounts
nav-audit = Audit
nav-settings = Settings

portal-refused = That did not work
portal-missing = Nothing is there
portal-request = Request { $id }
portal-back = Back to the overview
portal-cancel = Cancel
portal-offline = Usher cannot be reached. Is there a connection?

again-title = Sign in again
again-text = Your session has ended. What you typed is kept: sign in, and go on.
resume-title = You are signed in again
resume-text = What you typed is still there. Nothing was done with it yet.
resume-button = Send it now

pages-label = Pages
pages-first = First page
pages-next = Next page

actor-system = Usher
actor-key = an API key
actor-unknown = somebody who is gone

## What stands in a badge
status-added = Added
status-pending-approval = Waits for approval
status-invited = Invited
status-active = Member
status-expired = Expired
status-revoked = Revoked
status-deactivated = Deactivated
mail-state-bounced = Mail came back
mail-state-complained = Reported as spam
mail-state-failed = Mail not sent
mail-state-delayed = Mail delayed

## User Management
users-search = Search by name or email
users-status = Status
users-any-status = Any status
users-any-role = Any role
users-filter = Show
users-none = Nobody is here yet. Add the first one.
users-none-found = Nobody matches.
users-name = Name
users-inviter = Invited by
users-added = Added
field-first-name = First Name
field-last-name = Last Name
field-language = Language
field-role = Role
field-welcome = Send welcome email with password setup link
field-force = Mail this address all the same
add-title = Add User
add-button = Add user
users-acts = Actions
users-actions = Actions for { $name }
users-selected = Chosen
users-select = Choose { $name }
users-select-all = All on this page

action-edit = Edit
action-resend = Resend invite
action-link = Copy link
action-revoke = Revoke invite
action-deactivate = Deactivate
action-reactivate = Reactivate
action-delete = Delete

ask-resend-title = Resend the invite?
ask-resend-text = A mail with a new link goes to this address. Older links stop working.
ask-resend-button = Resend invite
ask-link-title = Show the link?
ask-link-text = Whoever has the link can join in this person’s place. The timeline tells that you asked for it.
ask-link-button = Show link
ask-revoke-title = Revoke the invite?
ask-revoke-text = The link stops working at once. You can invite this person again later.
ask-revoke-field = Reason (optional, shown in the timeline)
ask-revoke-button = Revoke invite
ask-deactivate-title = Deactivate this member?
ask-deactivate-text = They are signed out everywhere and cannot sign in until somebody reactivates them. API keys that they made end for good.
ask-deactivate-button = Deactivate
ask-reactivate-title = Reactivate this member?
ask-reactivate-text = They can sign in again with their password. API keys that ended stay so.
ask-reactivate-button = Reactivate
ask-delete-title = Delete this person?
ask-delete-text = Their name and address are erased for good, and the address is free again. This cannot be undone.
ask-delete-field = Type { $email } to confirm
ask-delete-button = Delete for good
ask-delete-mistyped = This is not the address of this person.

link-title = Invite link
link-warning = Whoever has this link can join in this person’s place. Hand it to nobody else.
link-label = Link
link-ends = It works until
link-copy = Copy
link-copied = Copied
link-done = Done

edit-title = Edit { $name }
edit-button = Save
edit-email-hint = At a new address they get a new invite, and older links stop working.
edit-overtaken = { $name } changed this person while you were typing, so nothing was saved yet. Look at what stands now, then save again to replace it.
edit-overtaken-by-somebody = This person was changed while you were typing, so nothing was saved yet. Look at what stands now, then save again to replace it.
edit-now = Now:
edit-was = Just changed. It was:

refused-suppressed = Earlier mail to this address came back or was reported as spam. Check the address; if it is right, tick the box below.
refused-changed = Somebody changed this person at the same time. Look again, then decide.

told-resent = A new invite to { $name } is on its way.
told-revoked = The invite of { $name } was revoked.
told-deactivated = { $name } was deactivated.
told-reactivated = { $name } can sign in again.
told-deleted = { $name } was deleted.
told-changed = { $name } was changed.
told-unchanged = There was nothing to change.
told-readdressed = A new invite goes to { $email }.
told-gone = This person is not here any more.
told-impossible = This cannot be done with { $name } (status: { $status }), or your role does not allow it.

bulk-with-ticked = With everybody ticked:
bulk-role = New role
bulk-role-set = Change role
bulk-nobody = Tick at least one person first.
bulk-too-many = At most { $max } people at once.
bulk-no-role = Choose the new role first.
bulk-nothing = Choose what to do.
bulk-count = Chosen: { $count }
bulk-left-out = Left out
bulk-left-out-text = For these it is not possible now, or your role does not allow it.
bulk-gone = Nobody any more
bulk-back = Back to the list
bulk-done-title = Done for { $done } of { $all }
bulk-resend-title = Resend these invites?
bulk-resend-text = Each of them gets a mail with a new link. Older links stop working.
bulk-resend-button = Resend invites
bulk-resend-done = Invite is on its way
bulk-revoke-title = Revoke these invites?
bulk-revoke-text = Their links stop working at once. You can invite them again later.
bulk-revoke-button = Revoke invites
bulk-revoke-done = Invite revoked
bulk-role-title = Give them the role { $role }?
bulk-role-text = From now on they may do what this role allows, and nothing else.
bulk-role-button = Change role
bulk-role-done = Role is now { $role }
