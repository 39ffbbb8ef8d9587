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
again-too-long-title = Your session has ended
again-too-long-text = Sign in, then fill in the form once more: what you sent was too much to be kept. Nothing was changed.
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
