//! What happened, entry by entry: a user's timeline, and the organization's audit trail.
//!
//! An entry keeps what it tells of apart from the fact that it happened. What is told may name
//! people, so it goes when they are erased; the entry stays, with a salted digest of what it told, and
//! so the sealed chain of entries can still be checked.

mod happening;

use std::{fmt, net::IpAddr, str::FromStr};

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

pub use self::happening::{Change, Happening, Tally};
use crate::{Actor, EntryId, ImportId, KeyId, Problem, RoleName, UserId};

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

#[cfg(test)]
#[path = "timeline_tests.rs"]
mod tests;
