//! Identifiers. All are UUIDs of version 7 (RFC 9562), so they sort by the time they were made.

use std::{fmt, str::FromStr};

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

macro_rules! uuid_id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.as_hyphenated().fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = crate::Problem;

            /// Reads the hyphenated lower-case form only, so that an id has one spelling.
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Uuid::try_parse(text)
                    .ok()
                    .filter(|id| id.as_hyphenated().to_string() == text)
                    .map(Self)
                    .ok_or(crate::Problem::IdMalformed)
            }
        }
    };
}

uuid_id!(
    /// A user, from the day they were added until they are erased.
    UserId
);
uuid_id!(
    /// An API key: the part of it that is no secret.
    KeyId
);
uuid_id!(
    /// An import of many users.
    ImportId
);
uuid_id!(
    /// A change that waits, or waited, for approval by a second person.
    ApprovalId
);
uuid_id!(
    /// Something that is to be told in chat.
    NoticeId
);
uuid_id!(
    /// An entry of a timeline or of the outbox.
    EntryId
);

impl EntryId {
    /// When it was made, to the millisecond.
    pub fn time(self) -> Timestamp {
        let millis = self.0.as_u128() >> 80;
        i64::try_from(millis)
            .ok()
            .and_then(|millis| Timestamp::from_millisecond(millis).ok())
            .unwrap_or(Timestamp::MAX)
    }

    /// Sorts before every entry that was made at `at` or later.
    pub fn first_at(at: Timestamp) -> Self {
        let millis = u64::try_from(at.as_millisecond()).unwrap_or(0);
        Self(Uuid::from_u128(u128::from(millis) << 80))
    }

    /// Sorts after every entry that was made in the millisecond of `at` or before.
    pub fn last_at(at: Timestamp) -> Self {
        let next = u64::try_from(at.as_millisecond()).map_or(0, |millis| millis + 1);
        Self(Uuid::from_u128(u128::from(next) << 80)).before()
    }

    /// The next value an id could have.
    #[must_use]
    pub fn after(self) -> Self {
        Self(Uuid::from_u128(self.0.as_u128().saturating_add(1)))
    }

    /// The value before, which an id could have.
    #[must_use]
    pub fn before(self) -> Self {
        Self(Uuid::from_u128(self.0.as_u128().saturating_sub(1)))
    }
}

/// An organization: the first part of every key in the table.
///
/// 1 to 32 characters of `a-z`, `0-9` and `-`, because it stands in keys, tokens and mail tags.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct OrgId(String);

impl OrgId {
    /// The organization as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Default for OrgId {
    fn default() -> Self {
        Self("default".to_owned())
    }
}

impl fmt::Display for OrgId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for OrgId {
    type Err = crate::Problem;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let fits = (1..=32).contains(&text.len())
            && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
        if fits { Ok(Self(text.to_owned())) } else { Err(crate::Problem::IdMalformed) }
    }
}
