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

## A user's page
user-more = More
user-edit = Edit
user-revoke = Revoke
user-deactivate = Deactivate
user-reactivate = Reactivate
user-delete = Delete
user-profile = Profile
user-allowed = It allows them to:
user-renewal = Asked for a new link
user-waits = This waits for approval
user-sessions = Where they are signed in
user-session-seen = Last used:
user-sessions-end = Sign out everywhere
user-sessions-ended = They are signed out everywhere.
user-chat-linked = Linked:
user-entries = What happened
via-key = through API key …{ $key }
via-chat = in { $platform }

## How far an invite has come
delivery-heading = Delivery
delivery-unmailed = No mail was sent. You can copy the link and hand it over yourself.
delivery-waits = Nothing is sent before somebody else has approved.
delivery-nothing = There is no invite.
delivery-not-yet = not yet
delivery-queued = Queued
delivery-sent = Sent
delivery-delivered = Delivered
delivery-delayed = Delayed
delivery-delayed-text = Their mail server has not taken it yet. It is tried again by itself.
delivery-bounced = Came back
delivery-complained = Reported as spam
delivery-failed = Not sent
delivery-renewal-requested = Asked for a new link
delivery-renewal-text = The link had ended before it was used. Resend the invite if you agree.
delivery-accepted = Accepted
delivery-declined = Declined
delivery-expired = Expired
delivery-revoked = Revoked

## What happened, in the past tense: who did it stands beside it
happening-added = Added with the role { $role }
happening-added-quietly = Added with the role { $role }, without a welcome email
happening-revived = Added again with the role { $role }
happening-revived-quietly = Added again with the role { $role }, without a welcome email
happening-link-copied = Copied the link
happening-mail-sent = The mail was sent
happening-mail-failed = The mail could not be sent
happening-mail-delayed = The mail is delayed
happening-mail-delivered = The mail was delivered
happening-mail-bounced = The mail came back
happening-mail-complained = The mail was reported as spam
happening-renewal-requested = Asked for a new link
happening-accepted = Accepted the invite
happening-declined = Said that the invite was meant for somebody else
happening-expired = The invite expired
happening-import-checked = Sent a file with rows: { $rows }
happening-import-started = Started the import. Rows: { $rows }
happening-import-finished = The import is done. Added: { $added }, added again: { $revived }, waiting for approval: { $waiting }, rejected: { $rejected }
happening-import-cancelled = Called the import off. Added: { $added }, added again: { $revived }, waiting for approval: { $waiting }, rejected: { $rejected }
happening-import-stopped = The import could not go on. Added: { $added }, added again: { $revived }, waiting for approval: { $waiting }, rejected: { $rejected }
stop-rights-lost = whoever started it may not invite any more
stop-rows-lost = its rows are gone
stop-given-up = it was tried for two days
happening-role-created = Made the role
happening-role-changed = Changed the role
happening-role-deleted = Deleted the role
happening-key-created = Made the API key { $name }
happening-key-revoked = Revoked the API key
happening-signed-in = Signed in
happening-signed-out = Signed out
happening-session-ended = Ended one session
happening-sessions-ended = Ended all sessions
happening-password-reset = Set a new password by a link from a mail
happening-password-changed = Changed the password
happening-changed = Changed
happening-resent = Invited again; older links ended
happening-revoked = Revoked the invite
happening-deactivated = Deactivated
happening-reactivated = Reactivated
happening-erased = Erased
happening-chat-linked = The { $platform } account { $account } was linked
happening-chat-unlinked = The { $platform } account { $account } was unlinked
happening-chat-undeliverable = A message in { $platform } could not be delivered
happening-approval-requested = Asked for approval: { $what }
happening-approved = Approved: { $what }
happening-approval-declined = Declined: { $what }
happening-approval-lapsed = Nobody decided in time: { $what }
happening-approval-cancelled = Called off: { $what }
happening-settings-changed = Changed the settings
change-permissions = Allows
change-description = Description
change-needs-approval = Needs approval
value-none = (nothing)
value-true = yes
value-false = no

## Team Members
team-joined = Joined
team-none = Nobody has joined yet.

## Approvals
approvals-all = All
approvals-all-of-them = All approvals
approvals-open = Details
approvals-none = There are none of these.
approvals-lately = Decided lately
approval-title = Request for approval
approval-whom = For
approval-changes = Changes
approval-asked-by = Asked by
approval-ended-by = Ended by
approval-ended = Ended
approval-own = You asked for this yourself, so somebody else decides.
approval-reason-hint = Whoever asked will read it. You can leave it empty.
approval-state-pending = Waiting
approval-state-approved = Approved
approval-state-declined = Declined
approval-state-lapsed = Lapsed
approval-state-cancelled = Called off
approval-kind-add-user = add with the role { $role }
approval-kind-invite-user = invite with the role { $role }
approval-kind-change-role = give the role { $role }
approval-kind-change-user = another address, with the role { $role }
approval-kind-reactivate-user = let in again with the role { $role }
approval-kind-change-role-definition = change what the role { $role } allows
approval-because-withdrawn = It was withdrawn.
approval-because-overtaken = What it was about had changed meanwhile.
approval-because-rights-lost = Whoever asked may not do this any more.
approval-because-user-erased = The person it was about was erased.
approval-decline-title = Decline this request
approval-decline-means = Nothing is changed. Somebody who was to be invited by it is not invited.
approval-decline-button = Decline
approval-cancel-title = Call it off
approval-cancel-means = Nothing is changed. Somebody who was to be invited by it is not invited.
approval-cancel-button = Yes, call it off
approval-cancelled = The request was called off.
