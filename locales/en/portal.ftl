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

## Roles
settings-actions = Actions
settings-save = Save
roles-intro = A role says what its members may do. Nobody gives more than they may do themselves.
role-add = Add role
role-name = Role
role-name-hint = Small letters, digits, - and _. It never changes.
role-allows = What it allows
role-allows-nothing = It allows nothing.
role-built-in = Comes with Usher
role-built-in-hint = This role comes with Usher. You can only say whether it needs approval.
role-needs-approval = Needs approval
role-edit = Change
role-delete = Delete role
role-delete-ask = Delete the role { $role }? It goes only if nobody has it.
role-users = Who has this role
role-all = All roles
role-description = What it is for
role-mark = A second person must approve before somebody gets this role
role-added = The role { $role } was added.
role-changed = The role { $role } was changed.
role-deleted = The role { $role } was deleted.
role-overtaken = Somebody else changed this role meanwhile, and that counts. What you chose is kept here: check it, and save again if yours should count.

## API keys
keys-intro = Programs and chat bots call Usher with a key. It acts for whoever made it.
keys-none = There are no keys yet.
key-add = Make key
key-name = Name
key-may = May act as
key-made-by = Made by
key-used = Last used
key-ends = Ends
key-never = Never
key-for = Who will use it?
key-kind-program = A program
key-kind-bot = A chat bot
key-role = Role of the key
key-role-hint = It allows no more than you may do yourself.
key-workspaces = Workspaces that the bot serves
key-workspaces-hint = One a line, such as slack:T0123ABCD, or slack:* for all.
key-last-day = Last day
key-last-day-hint = It ends with this day (UTC). Leave it empty for a key that works until you revoke it.
key-made = The key was made
key-secret = Secret
key-secret-once = Copy the secret now. It is shown this once and kept nowhere.
key-copy = Copy
key-copied = Copied
key-kept = I have kept it
key-made-before = This form was sent before: the key was made then, and its secret was shown then, once. If you do not have it, revoke that key and make another.
key-revoke = Revoke
key-revoke-ask = Revoke the key { $name }? Within half a minute it works nowhere, for good.
key-was-revoked = The key was revoked.
key-status-live = Works
key-status-expired = Expired
key-status-revoked = Revoked

## Chat accounts
chat-accounts-intro = Whoever speaks in chat with one of these accounts speaks for the person that it is linked to. People link an account themselves, by a command in chat:
chat-accounts-none = No account is linked yet.
chat-accounts-all = The accounts of everybody
chat-accounts-account = Account
chat-accounts-workspace = Workspace
chat-accounts-person = Linked to
chat-accounts-person-show = Show the person
chat-accounts-linked = Since
chat-accounts-linked-by = Linked by
chat-accounts-unlink = Unlink
chat-accounts-unlink-ask = Unlink the { $platform } account { $account } in { $workspace }? It speaks for nobody then. A mail tells its person.
chat-accounts-was-unlinked = The account is linked no more.

## Settings
settings-read-only = You can look at these settings, but not change them.
settings-saved = The settings are saved. They hold everywhere within half a minute.
settings-overtaken = Somebody else changed the settings meanwhile, and that counts. What you typed is kept here, and not saved yet: check it, and save again if yours should count.
settings-now = What holds now:
settings-nothing = nothing
settings-logo = Logo
settings-logo-alt = Your logo
settings-logo-nothing = No logo yet.
settings-logo-file = Picture
settings-logo-hint = PNG, JPEG or WebP, at most 32 KB and 512 × 512 pixels. Pages show it beside your name.
settings-logo-send = Set logo
settings-logo-remove = Remove logo
settings-logo-set = The logo is set.
settings-logo-removed = The logo is removed.
settings-logo-none = Choose a picture first.
settings-logo-too-large = This file is larger than 32 KB.
settings-invites = Organization and invites
settings-organization = Organization
settings-lifetime = An invite is open for
settings-unit = Unit
settings-days = days
settings-hours = hours
settings-minutes = minutes
settings-reminders = Reminders, days before the end
settings-reminders-hint = Up to three, such as 3, 1. Empty for none.
settings-domains = Mail domains that new people may have
settings-domains-hint = One a line, such as example.com. Empty for any.
settings-mails = Mails
settings-sender-name = Name of the sender
settings-sender = Address of the sender
settings-sender-hint = The address must be at the domain that is set up for mail:
settings-sentences = Your sentence in the welcome mail
settings-sentences-hint = For each language, in that language. Without internet addresses.
settings-preview = Preview of the welcome mail
settings-preview-hint = Choose a language to see the mail with what you have typed, before you save.
