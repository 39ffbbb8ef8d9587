//! What happened, entry by entry: a user's timeline, and the organization's audit trail.
//!
//! An entry keeps what it tells of apart from the fact that it happened. What is told may name
//! people, so it goes when they are erased; the entry stays, with a salted digest of what it told, and
//! so the sealed chain of entries can still be checked.

use std::{fmt, net::IpAddr, str::FromStr};

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::{
    Actor, BounceReason, ChatAccount, ChatEvent, ChatPlatform, EntryId, FailureReason, ImportId,
    KeyId, Problem, RoleName, UserId,
    approval::{ApprovalOf, CancelReason},
    import::StopReason,
};

/// One thing that happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TimelineEntry {
    /// Sorts by time.
    pub id: EntryId,
    /// To whom or to what it happened.
    pub subject: Subject,
    /// When.
    pub at: Timestamp,
    /// Who did it.
    pub actor: Actor,
    /// What kind of thing it was, such as `added`.
    pub kind: String,
    /// What is told of it; gone once the person it tells of is erased.
    pub told: Option<Told>,
    /// SHA-256 of the salt and what was told, base64url: it stays when that is gone.
    pub digest: String,
}

/// What an entry tells beyond the bare fact.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Told {
    /// What happened, as JSON with `kind` and `data`; kept as text, so that its digest never changes.
    pub what: String,
    /// Where the change came from, if it came by a request.
    #[serde(default)]
    pub from: Option<Origin>,
    /// Makes the digest say nothing of what was told once the salt is gone. 128 bits, base64url.
    pub salt: String,
}

/// The network address that a change came from. It is whoever made the change that it tells of, so it
/// goes with them, while what was told of somebody else stays.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Origin {
    /// The address, and what makes its digest say nothing once both are gone.
    #[serde(default)]
    pub known: Option<Address>,
    /// SHA-256 of salt and address, base64url.
    pub digest: String,
}

/// A network address with its salt.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Address {
    /// The address.
    pub ip: IpAddr,
    /// 128 bits, base64url.
    pub salt: String,
}

/// To whom or to what something happened.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Subject {
    /// A user.
    User(UserId),
    /// A role.
    Role(RoleName),
    /// An API key.
    Key(KeyId),
    /// An import.
    Import(ImportId),
    /// The organization's settings.
    Settings,
    /// Something that could not be sent, and is about none of these.
    Delivery(EntryId),
}

impl Subject {
    /// The user, if it is one.
    pub fn user(&self) -> Option<UserId> {
        match self {
            Self::User(id) => Some(*id),
            _ => None,
        }
    }
}

impl From<UserId> for Subject {
    fn from(id: UserId) -> Self {
        Self::User(id)
    }
}

impl fmt::Display for Subject {
    /// The subject as it stands in the table: `user:…`, `role:…`, `key:…`, `import:…`,
    /// `delivery:…` or `settings`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::User(id) => write!(f, "user:{id}"),
            Self::Role(name) => write!(f, "role:{name}"),
            Self::Key(id) => write!(f, "key:{id}"),
            Self::Import(id) => write!(f, "import:{id}"),
            Self::Settings => f.write_str("settings"),
            Self::Delivery(id) => write!(f, "delivery:{id}"),
        }
    }
}

impl FromStr for Subject {
    type Err = Problem;

    fn from_str(text: &str) -> Result<Self, Problem> {
        match text.split_once(':') {
            None if text == "settings" => Ok(Self::Settings),
            Some(("user", id)) => id.parse().map(Self::User),
            Some(("role", name)) => name.parse().map(Self::Role),
            Some(("key", id)) => id.parse().map(Self::Key),
            Some(("import", id)) => id.parse().map(Self::Import),
            Some(("delivery", id)) => id.parse().map(Self::Delivery),
            _ => Err(Problem::IdMalformed),
        }
    }
}

impl Serialize for Subject {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Subject {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

impl TimelineEntry {
    /// An entry that tells `what` happened. The salts must be fresh.
    pub fn new(
        id: EntryId,
        subject: Subject,
        (actor, from): (Actor, Option<IpAddr>),
        at: Timestamp,
        what: &Happening,
        [salt, salt_of_address]: [[u8; 16]; 2],
    ) -> Self {
        // A happening is plain data: it always has a JSON form.
        let what = serde_json::to_string(what).unwrap_or_default();
        let kind = Happening::kind_of(&what);
        let from = from.map(|ip| Origin::new(ip, salt_of_address));
        let told = Told { what, from, salt: URL_SAFE_NO_PAD.encode(salt) };
        Self { id, subject, at, actor, kind, digest: told.digest(), told: Some(told) }
    }

    /// What happened, if it is still told and known to this version.
    pub fn happening(&self) -> Option<Happening> {
        serde_json::from_str(&self.told.as_ref()?.what).ok()
    }

    /// Whether what is told is what was told when the entry was written. An entry that tells nothing
    /// any more has nothing to disagree with.
    pub fn is_genuine(&self) -> bool {
        self.told.as_ref().is_none_or(|told| told.agrees_with(&self.kind, &self.digest))
    }
}

impl Told {
    /// Whether this is what was told when an entry of that kind and digest was written.
    pub(crate) fn agrees_with(&self, kind: &str, digest: &str) -> bool {
        self.digest() == digest
            && self.from.as_ref().is_none_or(Origin::is_genuine)
            && Happening::kind_of(&self.what) == kind
    }

    /// SHA-256 of the salt, the digest of the address and what is told.
    fn digest(&self) -> String {
        let from = self.from.as_ref().map_or("", |from| &from.digest);
        digest(&[&self.salt, from, &self.what])
    }
}

impl Origin {
    fn new(ip: IpAddr, salt: [u8; 16]) -> Self {
        let known = Address { ip, salt: URL_SAFE_NO_PAD.encode(salt) };
        Self { digest: known.digest(), known: Some(known) }
    }

    /// The address, if it is still known.
    pub fn ip(&self) -> Option<IpAddr> {
        self.known.as_ref().map(|known| known.ip)
    }

    fn is_genuine(&self) -> bool {
        self.known.as_ref().is_none_or(|known| known.digest() == self.digest)
    }
}

impl Address {
    fn digest(&self) -> String {
        digest(&[&self.salt, &self.ip.to_string()])
    }
}

/// SHA-256 of the parts, each with its length before it, base64url.
fn digest(parts: &[&str]) -> String {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update((part.len() as u64).to_be_bytes());
        hash.update(part.as_bytes());
    }
    URL_SAFE_NO_PAD.encode(hash.finalize())
}

impl fmt::Debug for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Origin(…)")
    }
}

impl fmt::Debug for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Address(…)")
    }
}

impl fmt::Debug for Told {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Told(…)")
    }
}

/// A field that was changed: what it was and what it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// The field as the API names it.
    pub field: String,
    /// What it was.
    pub old: String,
    /// What it is.
    pub new: String,
}

/// What can happen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "data", rename_all = "snake_case")]
pub enum Happening {
    /// Added for the first time.
    Added {
        /// With which role.
        role: String,
        /// Whether a welcome email was asked for.
        welcome_email: bool,
    },
    /// Added again after the invite had expired or was revoked.
    Revived {
        /// With which role.
        role: String,
        /// Whether a welcome email was asked for.
        welcome_email: bool,
        /// The generation of the new invite.
        generation: u32,
    },
    /// Somebody copied the link.
    LinkCopied {
        /// The generation it is of.
        generation: u32,
    },
    /// The mail was handed to the mail service.
    MailSent {
        /// The generation it carries.
        generation: u32,
    },
    /// The mail will never be sent.
    MailFailed {
        /// The generation it would have carried.
        generation: u32,
        /// Why.
        reason: FailureReason,
    },
    /// The recipient's server has not taken the mail yet.
    MailDelayed {
        /// The generation it carries.
        generation: u32,
    },
    /// The recipient's server took the mail.
    MailDelivered {
        /// The generation it carries.
        generation: u32,
    },
    /// The mail came back.
    MailBounced {
        /// The generation it carries.
        generation: u32,
        /// Why.
        reason: BounceReason,
    },
    /// The recipient reported the mail as spam.
    MailComplained {
        /// The generation it carries.
        generation: u32,
    },
    /// The invitee asked for a new link after the old one had expired.
    RenewalRequested {
        /// The generation of the old one.
        generation: u32,
    },
    /// The invitee set a password and became a member.
    Accepted,
    /// Whoever received the mail said that it was not meant for them.
    Declined,
    /// The invite ended without being accepted.
    Expired,
    /// A file of users was sent and looked at.
    ImportChecked {
        /// How many rows it has.
        rows: u32,
    },
    /// Its users are being added.
    ImportStarted {
        /// How many rows it has.
        rows: u32,
    },
    /// Every row was tried.
    ImportFinished {
        /// What became of them.
        #[serde(flatten)]
        tally: Tally,
    },
    /// Somebody called the import off.
    ImportCancelled {
        /// What had become of its rows by then.
        #[serde(flatten)]
        tally: Tally,
    },
    /// The import could not go on.
    ImportStopped {
        /// Why.
        reason: StopReason,
        /// What had become of its rows by then.
        #[serde(flatten)]
        tally: Tally,
    },
    /// A role was made.
    RoleCreated {
        /// What it allows, with a space between two permissions.
        permissions: String,
        /// What it is for.
        description: Option<String>,
        /// Whether giving it needs approval.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        needs_approval: bool,
    },
    /// A role was changed.
    RoleChanged {
        /// What of it.
        changes: Vec<Change>,
    },
    /// A role was deleted.
    RoleDeleted,
    /// An API key was made.
    KeyCreated {
        /// What it is called.
        name: String,
        /// With which role; none for a bot's.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        role: Option<String>,
        /// The workspaces that a bot's key serves, with a space between two.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        workspaces: Option<String>,
        /// When it ends.
        expires_at: Option<Timestamp>,
    },
    /// An API key was revoked.
    KeyRevoked,
    /// Signed in.
    SignedIn,
    /// Signed out.
    SignedOut,
    /// One session was ended, by its name.
    SessionEnded {
        /// Which.
        session: String,
    },
    /// Every session was ended.
    SessionsEnded,
    /// Set a new password by a link that was mailed. Every session ended.
    PasswordReset,
    /// Changed the password. Every other session ended.
    PasswordChanged,
    /// Fields were changed.
    Changed {
        /// Which, in the order of the API.
        changes: Vec<Change>,
    },
    /// Somebody invited the user again.
    Resent {
        /// The new generation.
        generation: u32,
    },
    /// Somebody withdrew the invite.
    Revoked {
        /// Why, if they said so.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reason: Option<String>,
    },
    /// The member may not enter for now.
    Deactivated {
        /// The API keys that ended by it: those that the member had made.
        revoked_keys: Vec<KeyId>,
    },
    /// The member may enter again.
    Reactivated,
    /// The person was erased. This entry names nobody, so it is told for good.
    Erased {
        /// The API keys that ended by it: those that the person had made.
        revoked_keys: Vec<KeyId>,
    },
    /// A chat account was linked to the user.
    ChatLinked {
        /// Which.
        account: ChatAccount,
    },
    /// A chat account is linked to the user no more.
    ChatUnlinked {
        /// Which.
        account: ChatAccount,
    },
    /// A message to the person could not be delivered in chat.
    ChatUndeliverable {
        /// Where.
        platform: ChatPlatform,
        /// What it would have told of.
        event: ChatEvent,
    },
    /// A change waits for approval by a second person.
    ApprovalRequested {
        /// Which request it is, of what kind and for which role.
        #[serde(flatten)]
        of: ApprovalOf,
        /// The fields that would change.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        changes: Vec<Change>,
    },
    /// A second person approved, and the change was made: what it was is told by an entry of its own.
    Approved {
        /// Which request it is, of what kind and for which role.
        #[serde(flatten)]
        of: ApprovalOf,
    },
    /// A second person declined.
    ApprovalDeclined {
        /// Which request it is, of what kind and for which role.
        #[serde(flatten)]
        of: ApprovalOf,
        /// Why, if they said so.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reason: Option<String>,
    },
    /// Nobody decided in time.
    ApprovalLapsed {
        /// Which request it is, of what kind and for which role.
        #[serde(flatten)]
        of: ApprovalOf,
    },
    /// The request ended without a decision.
    ApprovalCancelled {
        /// Which request it is, of what kind and for which role.
        #[serde(flatten)]
        of: ApprovalOf,
        /// Why.
        because: CancelReason,
    },
    /// Somebody had something tried again that had been given up.
    DeliveryRetried {
        /// Which outbox entry.
        entry: EntryId,
        /// What kind of message, as the API names it.
        message: String,
    },
    /// Somebody let something go that could not be sent.
    DeliveryGivenUp {
        /// Which outbox entry.
        entry: EntryId,
        /// What kind of message, as the API names it.
        message: String,
    },
    /// The organization's settings were changed.
    SettingsChanged {
        /// Which, in the order of the API.
        changes: Vec<Change>,
    },
}

impl Change {
    /// The change of `field`, unless both are the same.
    pub fn of(field: &str, old: &str, new: &str) -> Option<Self> {
        let change = || Self { field: field.into(), old: old.into(), new: new.into() };
        (old != new).then(change)
    }
}

/// What became of the rows of an import.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tally {
    /// How many users were added.
    pub added: u32,
    /// How many were added again.
    pub revived: u32,
    /// How many wait for approval by a second person.
    #[serde(default, skip_serializing_if = "is_none")]
    pub waiting: u32,
    /// How many rows came to nothing.
    pub rejected: u32,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands a reference")]
fn is_none(count: &u32) -> bool {
    *count == 0
}

impl Happening {
    /// The kind of entry that an erasure leaves as it is.
    pub const ERASED: &str = "erased";

    /// The kind that a happening's JSON names.
    fn kind_of(what: &str) -> String {
        #[derive(Deserialize)]
        struct Kind {
            kind: String,
        }
        serde_json::from_str::<Kind>(what).map(|kind| kind.kind).unwrap_or_default()
    }
}

#[cfg(test)]
#[path = "timeline_tests.rs"]
mod tests;
