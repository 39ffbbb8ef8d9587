# Answers of the API, in the caller's language.

user-added = User was successfully added.
user-accepted = You're in.

## What an admin should look at again
warning-did-you-mean = This address may be mistyped. Did you mean { $suggestion }?

## What is wrong with one field
field-required = is required
field-unknown = is not a known field
field-wrong-type = must be { $expected ->
    [text] text
    [boolean] true or false
    [number] a number
    [version] a version as in ETag, such as "7"
    [list] a list
    [numbers] a list of whole numbers
    [texts] a list of texts
    [numbers] a list of whole numbers
    [texts] a list of texts
    [list] a list of texts
    [version] a version such as "3"
   *[object] an object
}
field-too-long = is longer than { $max } characters
field-control-characters = holds control characters
field-contains-url = must be a name, without an internet address
field-email-malformed = is not an email address
field-email-domain-missing = has no domain, such as example.com
field-email-local-not-ascii = holds letters before the @ that mail servers cannot deliver to; use unaccented Latin letters there
field-unknown-language = is none of { $known }
field-unknown-role = is no role here
field-role-name-malformed = must be 1 to 40 of the characters a-z, 0-9, _ and -, and begin with a letter
field-unknown-permission = names what is no permission: { $name }
field-too-many = has more than { $max } entries
field-instant-malformed = is no instant such as 2026-12-31T23:59:59Z
field-not-in-future = must be in the future
field-unknown-status = is none of { $known }
field-out-of-range = must be from { $min } to { $max }
field-cursor-invalid = is not a cursor of this list
field-id-malformed = is not an id
field-password-too-short = needs at least { $min } characters
field-password-too-long = may have at most { $max } characters
field-password-mismatch = is not the same in both fields
field-password-guessable = is too easy to guess: { $reason ->
    [common] it is among the passwords that people use most
    [repeats] it repeats itself
    [sequence] it follows a sequence such as abc or 6543
    [keyboard] it follows the keyboard's rows
    [dates] dates and years are easy to guess
    [names] names are easy to guess
    [personal] it is made of your own name, email or organization
    [word] a single word is easy to guess
   *[other] add another word or two
}

## Problems
problem-invalid = Some of what you sent cannot be used as it is.
problem-malformed-json = The body is not well-formed JSON.
problem-unsupported-media-type = Send the body as application/json.
problem-body-too-large = The body is larger than { $max } bytes.
problem-not-found = There is nothing here by that address or id.
problem-method-not-allowed = This address does not take that method.
problem-api-key-missing = Send an API key as “Authorization: Bearer usher_…”.
problem-api-key-invalid = This API key is unknown, revoked or expired.
problem-permission-missing = This needs the permission { $permission }.
problem-role-exceeds-caller = The role { $role } allows more than you may do yourself, so you cannot grant or manage it.
problem-email-taken = A user with this email exists already.
problem-conflict = Somebody changed this at the same time. Read it again, then repeat.
problem-no-link = This user has no invite to link to.
problem-invite-not-found = This invite does not exist or was withdrawn.
problem-invite-expired = This invite has expired.
problem-invite-superseded = A newer invite was sent; only the newest works.
problem-invite-already-accepted = This invite was accepted already.
problem-unavailable = The service is busy. Try again shortly.
problem-timeout = This took too long and was stopped.
problem-internal = Something went wrong on our side.
problem-version-mismatch = This has changed since you read it. Read it again, then decide.
problem-repeated = This change was made already.
problem-idempotency-key-reused = This Idempotency-Key was used for another request. Use a new one.
problem-under-way = The same request is being worked on. Try again shortly.
problem-answer-lost = This change was made already, but its answer was lost. Read the result.
problem-too-many-requests = Too many tries. Wait { $seconds } seconds, then try again.
problem-own-permissions = You would take permissions away from yourself. Ask another admin to do it.
problem-last-super-admin = Nobody else may do everything. Make somebody else a super admin first.
problem-wrong-status = This cannot be done while the user is { $status }.

## Sessions and passwords
field-password-wrong = is not your current password
problem-session-ended = This session has ended. Sign in again.
problem-sign-in-failed = This email and this password do not go together.
problem-csrf = A change that a browser asks for needs the token of its session in X-CSRF-Token, and must come from a page of this service.
problem-session-required = Only a person who signed in can do this; an API key cannot.
problem-reset-ended = This link works once, and for 15 minutes. Ask for a new one.
reset-requested = If you are a member with this email, a link is on its way.
reset-done = Your new password is set. Sign in with it.

## Settings of the organization
field-email-domain-not-allowed = must be an address at a domain that your organization admits: { $allowed }
field-email-domain-not-admitted = must be an address at a domain that your organization admits
field-domain-malformed = holds what is not a domain such as example.com
field-sender-domain = must be an address at { $domain }, because only that domain is set up for mail
field-sender-malformed = must be an address, or a name and an address as in: Acme <invites@example.com>
field-lifetime-invalid = must be a duration from 1 hour to 30 days, such as 7d or 36h
field-holds-url = must not hold an internet address
problem-picture-expected = Send the logo as image/png, image/jpeg or image/webp.
field-picture-malformed = is no PNG, JPEG or WebP picture
field-picture-too-large = is wider or higher than { $max } pixels

## Addresses that should get no more mail
problem-address-suppressed = { $reason ->
    [complained] An earlier mail to this address was reported as spam. Ask whether mail is wanted there; if it is, repeat with “force”.
   *[bounced] Earlier mail to this address came back. Check it; if it is right, repeat with “force”.
}

## Roles and API keys
problem-role-exists = There is a role of this name already.
problem-role-built-in = This role comes with Usher and cannot be made, changed or deleted.
problem-role-in-use = Somebody has this role, or an API key has it. Give them another role or revoke the key first.
problem-too-many-roles = There are { $max } roles already. Delete one that nobody needs first.
problem-too-many-keys = You have { $max } live API keys already. Revoke one that nobody needs first.
problem-creator-not-active = An API key acts for whoever makes it, so only an active member can make one.

## Fields of the audit trail
field-unknown-actor = is not user:… or key:… with an id, nor system
field-chat-account-malformed = is no chat account such as slack:T1:U1
field-chat-workspace-malformed = is no chat workspace such as slack:T1 or discord:*
field-kinds-malformed = is not a list of kinds, such as added,accepted
field-unknown-order = is neither newest nor oldest
field-day-malformed = is not a day, such as 2026-11-24
field-days-reversed = is before the first day
field-too-many-days = takes in more than { $max } days

## Notices in chat
field-too-many-bytes = is longer than { $max } bytes
field-too-far-ahead = must be an hour ahead at most
field-unknown-outcome = is neither told nor undeliverable
problem-claim-lost = This notice is not yours any more: somebody else took it, or its time was up. Take notices anew.

## Files of users
field-not-utf8 = is not UTF-8 from byte { $max } on; save it as “CSV UTF-8”
field-not-text = is UTF-16 or no text at all; save it as “CSV UTF-8”
field-quote-never-closes = has a quote in line { $max } that never closes
field-no-rows = has no rows below its header
field-too-many-rows = has more than { $max } rows; split it
field-unknown-column = is not a known column; first_name, last_name, email, language, role and send_welcome_email are
field-missing-column = is a column that the header lacks
field-column-twice = is a column that stands in the header twice
field-wrong-length = must have { $max } cells, as the header has
field-row-too-long = is longer than { $max } bytes
field-quote-misplaced = has text after a closing quote

import-member = is a member already
import-pending = was added or invited already
import-duplicate = has the same email as row { $row }
import-role-not-allowed = has a role that allows more than you may do yourself
import-suppressed = has an email whose mail came back, or was reported as spam, before

problem-csv-expected = Send the file as text/csv.
problem-import-changed = This import is not the one that you looked at. Look at it again, then decide.
problem-import-ended = This import is { $state }: there is nothing left to do.
field-unknown-verdict = is none of { $known }, nor rejected

## Chat accounts and bots
problem-on-behalf-not-allowed = Only the key of a chat bot may send Usher-On-Behalf-Of, for the account that the call is about, and not everything can be done in chat.
problem-not-linked = This chat account is not linked to an active member.
problem-workspace-not-served = This key does not serve the workspace of that chat account.
problem-bot-required = Only the key of a chat bot can do this.
problem-bot-exceeds-caller = The key of a chat bot can come to act with users:read, users:invite and users:manage, so only whoever holds all three can make or revoke it.
problem-link-code-ended = There is no open request to link this chat account. Ask for a new link, and begin again.
field-empty = needs at least one entry
field-unknown-key-kind = is neither program nor bot
field-unknown-user = is nobody's id
field-digits-malformed = must be the six digits that the page shows
field-digits-wrong = are not the digits that the page shows; tries left: { $left }
chat-linked = Your { $platform } account is now linked to { $name } ({ $email }).
## Approval by a second person
approval-asked = This waits for approval by a second person.
problem-person-required = Only an active member can do this, or a key that one of them made.
problem-own-request = You asked for this, or it is about you: somebody else must decide.
problem-no-approver = This needs approval, and nobody else here may give it. Make somebody else a member who may do this, too.
problem-approval-pending = A change of this user waits for approval already. Have it decided or called off first.
problem-approval-ended = This request was decided, called off, or has lapsed already.
problem-approval-overtaken = What this was asked for has changed meanwhile, so the request is cancelled. Nothing was changed.
problem-requester-lost-rights = Whoever asked for this may not do it any more, so the request is cancelled. Nothing was changed.
problem-role-needs-approval = This role needs approval. Take that mark away first, which a second person must approve.
import-no-approver = has a role that needs approval, and nobody else here may give it
