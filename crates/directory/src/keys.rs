//! The keys of the table's items. Every partition begins with the organization. Instants in keys are
//! zero-padded epoch milliseconds, so that they sort.

use jiff::Timestamp;
use usher_domain::{
    ApprovalId, ApprovalState, ChatAccount, EmailAddress, EntryId, ImportId, KeyId, LogoName,
    NoticeId, OrgId, RoleName, Status, UserId, outbox::OutboxEntry, session::SessionHash,
    stats::Week, timeline::Subject,
};

/// Names of the indexes in the table's definition.
pub(crate) const BY_KIND: &str = "gsi1";
pub(crate) const BY_STATUS: &str = "gsi2";

/// The item in the place of a person who was erased, which says no more than that: nobody is added
/// under their id again.
pub(crate) const ERASED: &str = "ERASED";

/// The item beside the guard of an address that gets no invite.
pub(crate) const SUPPRESSED: &str = "SUPPRESSED";

/// The longest term that is indexed, in bytes: a sort key has at most 1024 (DynamoDB), and the
/// user's id follows the term.
const MAX_TERM_BYTES: usize = 400;

pub(crate) fn user(org: &OrgId, id: UserId) -> String {
    format!("{org}#USER#{id}")
}

pub(crate) fn users(org: &OrgId) -> String {
    format!("{org}#USERS")
}

pub(crate) fn status(org: &OrgId, status: Status) -> String {
    format!("{org}#STATUS#{status}")
}

pub(crate) fn email(org: &OrgId, email: &EmailAddress) -> String {
    format!("{org}#EMAIL#{}", email.key())
}

/// What every address's partition begins with.
pub(crate) fn email_prefix(org: &OrgId) -> String {
    format!("{org}#EMAIL#")
}

/// The partition of a term: by its first letter, so that a prefix search asks one partition.
pub(crate) fn term_partition(org: &OrgId, term: &str) -> String {
    let first = term.chars().next().unwrap_or(' ');
    format!("{org}#TERM#{first}")
}

pub(crate) fn term(term: &str, id: UserId) -> String {
    format!("{term}#{id}")
}

/// A folded text cut to what a sort key can hold, at a character's end.
pub(crate) fn cut_term(term: &str) -> &str {
    let mut end = term.len().min(MAX_TERM_BYTES);
    while !term.is_char_boundary(end) {
        end -= 1;
    }
    &term[..end]
}

pub(crate) fn role_members(org: &OrgId, role: &RoleName) -> String {
    format!("{org}#ROLE#{role}")
}

pub(crate) fn roles(org: &OrgId) -> String {
    format!("{org}#ROLES")
}

pub(crate) fn api_keys(org: &OrgId) -> String {
    format!("{org}#KEYS")
}

pub(crate) fn api_key(id: KeyId) -> String {
    id.to_string()
}

pub(crate) fn outbox_shard(org: &OrgId, shard: u8) -> String {
    format!("{org}#OUTBOX#{shard}")
}

/// The partition of long work. Its sort keys do not begin with `OUTBOX#`: it rings no bell.
pub(crate) fn bulk_shard(org: &OrgId, shard: u8) -> String {
    format!("{org}#BULK#{shard}")
}

/// The partition of an entry: the outbox's, or the one of long work.
pub(crate) fn outbox_of(org: &OrgId, entry: &OutboxEntry) -> String {
    if entry.is_bulk() { bulk_shard(org, entry.shard()) } else { outbox_shard(org, entry.shard()) }
}

pub(crate) fn outbox_entry(entry: &OutboxEntry) -> String {
    if entry.is_bulk() { entry.id.to_string() } else { format!("OUTBOX#{}", entry.id) }
}

pub(crate) fn imports(org: &OrgId) -> String {
    format!("{org}#IMPORTS")
}

pub(crate) fn import(org: &OrgId, id: ImportId) -> String {
    format!("{org}#IMPORT#{id}")
}

pub(crate) fn import_chunk(chunk: u32) -> String {
    format!("CHUNK#{chunk:04}")
}

pub(crate) fn dead(org: &OrgId) -> String {
    format!("{org}#DEAD")
}

pub(crate) fn super_admin_count(org: &OrgId) -> String {
    format!("{org}#SUPER_ADMINS")
}

/// A request for approval.
pub(crate) fn approval(org: &OrgId, id: ApprovalId) -> String {
    format!("{org}#APPROVAL#{id}")
}

/// Names a request beside its user, so that an erasure finds it.
pub(crate) fn approval_of_user(id: ApprovalId) -> String {
    format!("{APPROVAL_OF_USER}{id}")
}

/// How the sort keys of those begin.
pub(crate) const APPROVAL_OF_USER: &str = "APPROVAL#";

/// The requests of one state, by their ids.
pub(crate) fn approvals(org: &OrgId, state: ApprovalState) -> String {
    format!("{org}#APPROVALS#{}", state.as_str())
}

/// Counts the additions to a set whose size is limited.
pub(crate) fn serial(org: &OrgId, set: &str) -> String {
    format!("{org}#SERIAL#{set}")
}

/// How the sort keys of sessions begin. They lie with their user.
pub(crate) const SESSION: &str = "SESSION#";

pub(crate) fn session(hash: &SessionHash) -> String {
    format!("{SESSION}{hash}")
}

/// A chat account: its link, and its request to be linked.
pub(crate) fn chat(org: &OrgId, account: &ChatAccount) -> String {
    format!("{org}#CHAT#{account}")
}

/// The sort keys of an account's items.
pub(crate) const CHAT_LINK: &str = "LINK";
pub(crate) const CHAT_REQUEST: &str = "REQUEST";

/// All links of chat accounts, by their ids.
pub(crate) fn chat_links(org: &OrgId) -> String {
    format!("{org}#CHATS")
}

/// How the sort keys of a person's chat accounts begin. They lie with their user.
pub(crate) const CHAT: &str = "CHAT#";

pub(crate) fn chat_of_user(account: &ChatAccount) -> String {
    format!("{CHAT}{account}")
}

/// How the sort keys of cards in chat begin. They lie with the user whom they announce.
pub(crate) const CARD: &str = "CARD#";

pub(crate) fn card(account: &ChatAccount) -> String {
    format!("{CARD}{account}")
}

/// What is to be told in chat.
pub(crate) fn notices(org: &OrgId) -> String {
    format!("{org}#NOTICES")
}

/// How the sort keys of notices begin: among the dead, those of outbox entries sort before.
pub(crate) const NOTICE: &str = "NOTICE#";

pub(crate) fn notice(id: NoticeId) -> String {
    format!("{NOTICE}{id}")
}

/// The day of the audit trail, in UTC, that an entry belongs to by its id.
pub(crate) fn audit_day(org: &OrgId, id: EntryId) -> String {
    day_of_audit(org, id.time())
}

/// The day of the audit trail, in UTC, in which an instant lies.
pub(crate) fn day_of_audit(org: &OrgId, at: Timestamp) -> String {
    format!("{org}#AUDIT#{}", at.strftime("%Y-%m-%d"))
}

pub(crate) fn by_actor(org: &OrgId, actor: &impl std::fmt::Display) -> String {
    format!("{org}#BY#{actor}")
}

/// A change that is made once under its idempotency key.
pub(crate) fn once(org: &OrgId, key: &str) -> String {
    format!("{org}#ONCE#{key}")
}

/// A counter of tries in one window of time.
pub(crate) fn throttle(org: &OrgId, name: &str, key: &str, window: i64) -> String {
    format!("{org}#RATE#{name}#{key}#{window}")
}

pub(crate) fn settings(org: &OrgId) -> String {
    format!("{org}#SETTINGS")
}

/// A logo, beside the settings.
pub(crate) fn logo(name: &LogoName) -> String {
    format!("LOGO#{name}")
}

/// Where the entries of a subject lie: a user's with the user.
pub(crate) fn subject(org: &OrgId, subject: &Subject) -> String {
    match subject {
        Subject::User(id) => user(org, *id),
        other => format!("{org}#SUBJECT#{other}"),
    }
}

/// The seals of the audit trail.
pub(crate) fn seals(org: &OrgId) -> String {
    format!("{org}#SEALS")
}

pub(crate) fn seal(number: u64) -> String {
    format!("{number:020}")
}

/// What was counted in a week.
pub(crate) fn stats(org: &OrgId, week: Week) -> String {
    format!("{org}#STATS#{week}")
}

pub(crate) fn counters(shard: u8) -> String {
    format!("COUNTS#{shard:02}")
}

pub(crate) fn bounces_of(domain: &str) -> String {
    format!("DOMAIN#{domain}")
}

pub(crate) fn domain_of_bounces(sk: &str) -> Option<&str> {
    sk.strip_prefix("DOMAIN#")
}

pub(crate) fn instant(at: Timestamp) -> String {
    format!("{:015}", at.as_millisecond().max(0))
}
