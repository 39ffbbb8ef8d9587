//! Seals: a chain of hashes over the audit trail.
//!
//! Each seal covers the entries since the one before it, and its hash covers that one's hash. So whoever
//! noted a hash can tell later whether anything before it was changed, added or taken away. What
//! entries tell of people is covered by its digest only: it can be erased, and the chain still holds.

use std::collections::BTreeMap;

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use sha2::{Digest, Sha256};
use thiserror::Error;

use crate::{EntryId, timeline::Told};

/// The most entries of one seal.
pub const MOST_ENTRIES: usize = 1000;

/// Entries are sealed once they are so old: by then the index shows them, and nothing older comes.
pub const SEALED_AFTER: SignedDuration = SignedDuration::from_mins(5);

/// How far back the first seal of all looks.
pub const FIRST_LOOKS_BACK: SignedDuration = SignedDuration::from_hours(31 * 24);

/// What the hashes are made for, so that none of them can be taken for something else's.
const PURPOSE: &str = "usher seal 1";

/// An entry of the audit trail as it lies in the table. Kinds of subjects and actors that this version
/// does not know are sealed and checked like all others.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RawEntry {
    /// Sorts by time.
    pub id: EntryId,
    /// To whom or to what it happened.
    pub subject: String,
    /// When.
    pub at: Timestamp,
    /// Who did it, field by field.
    pub actor: BTreeMap<String, Value>,
    /// What kind of thing it was.
    pub kind: String,
    /// Of what it told when it was written.
    pub digest: String,
    /// What it tells, until that is erased.
    #[serde(default)]
    pub told: Option<Told>,
}

/// One link of the chain.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seal {
    /// 1 for the first.
    pub number: u64,
    /// It covers the entries after this one: where the seal before ends.
    pub after: EntryId,
    /// And up to this one.
    pub through: EntryId,
    /// How many those are.
    pub count: u64,
    /// The hash of the seal before; none for the first.
    pub previous: Option<String>,
    /// When it was made.
    pub sealed_at: Timestamp,
    /// SHA-256 of all of this and the entries, base64url.
    pub hash: String,
}

/// Where a chain ends, and the next seal begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    number: u64,
    /// The last entry that is sealed.
    pub through: EntryId,
    hash: Option<String>,
}

/// What is wrong with a chain.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Disagreement {
    /// A seal is not there.
    #[error("seal {0} is missing")]
    Missing(u64),
    /// A seal was not made upon the one before it.
    #[error("seal {0} does not follow from the one before it")]
    Unlinked(u64),
    /// An entry does not tell what it told when it was written.
    #[error("entry {entry}, under seal {number}, does not tell what it told when it was written")]
    Retold {
        /// The seal that covers it.
        number: u64,
        /// Which.
        entry: EntryId,
    },
    /// Entries were added or taken away.
    #[error("seal {number} covers {sealed} entries, and there are {found}")]
    Counted {
        /// The seal.
        number: u64,
        /// How many it covers.
        sealed: u64,
        /// How many there are.
        found: u64,
    },
    /// The seal, or what it covers, is not what it was.
    #[error("seal {number} or the entries it covers ({after} to {through}) were changed")]
    Changed {
        /// The seal.
        number: u64,
        /// It covers the entries after this one.
        after: EntryId,
        /// And up to this one.
        through: EntryId,
    },
}

impl RawEntry {
    /// Whether what is told is what was told when the entry was written; nothing told is fine.
    pub fn is_genuine(&self) -> bool {
        self.told.as_ref().is_none_or(|told| told.agrees_with(&self.kind, &self.digest))
    }

    /// The actor as text, the fields by their names in order.
    fn actor_text(&self) -> String {
        // Texts under texts always have a JSON form.
        serde_json::to_string(&self.actor).unwrap_or_default()
    }
}

impl Head {
    /// The beginning of a chain that covers what comes after an entry.
    pub fn before_any(after: EntryId) -> Self {
        Self { number: 0, through: after, hash: None }
    }

    /// The seal of the next entries: all that there are up to `through`, in the order of their ids.
    pub fn seal(&self, org: &str, through: EntryId, entries: &[RawEntry], now: Timestamp) -> Seal {
        let mut seal = Seal {
            number: self.number + 1,
            after: self.through,
            through,
            count: entries.len() as u64,
            previous: self.hash.clone(),
            sealed_at: now,
            hash: String::new(),
        };
        seal.hash = seal.hash_over(org, entries);
        seal
    }

    /// Checks that `seal` is the next one, and that it covers `entries`: all that there are from where
    /// the chain ends up to where the seal does. Gives the chain's new end.
    pub fn check(
        &self,
        org: &str,
        seal: &Seal,
        entries: &[RawEntry],
    ) -> Result<Self, Disagreement> {
        let number = self.number + 1;
        if seal.number != number {
            return Err(Disagreement::Missing(number));
        }
        if seal.previous != self.hash || seal.after != self.through {
            return Err(Disagreement::Unlinked(number));
        }
        if let Some(retold) = entries.iter().find(|entry| !entry.is_genuine()) {
            return Err(Disagreement::Retold { number, entry: retold.id });
        }
        let (sealed, found) = (seal.count, entries.len() as u64);
        if sealed != found {
            return Err(Disagreement::Counted { number, sealed, found });
        }
        if seal.hash != seal.hash_over(org, entries) {
            let Seal { after, through, .. } = *seal;
            return Err(Disagreement::Changed { number, after, through });
        }
        Ok(Self::from(seal))
    }
}

impl From<&Seal> for Head {
    fn from(seal: &Seal) -> Self {
        Self { number: seal.number, through: seal.through, hash: Some(seal.hash.clone()) }
    }
}

impl Seal {
    fn hash_over(&self, org: &str, entries: &[RawEntry]) -> String {
        let mut hash = Sha256::new();
        // Each part has its length before it, so that none can reach into the next.
        let mut add = |part: &str| {
            hash.update((part.len() as u64).to_be_bytes());
            hash.update(part.as_bytes());
        };
        add(PURPOSE);
        add(org);
        add(&self.number.to_string());
        add(self.previous.as_deref().unwrap_or_default());
        add(&self.after.to_string());
        add(&self.through.to_string());
        add(&self.count.to_string());
        add(&self.sealed_at.as_nanosecond().to_string());
        for entry in entries {
            add(&entry.id.to_string());
            add(&entry.subject);
            add(&entry.at.as_nanosecond().to_string());
            add(&entry.actor_text());
            add(&entry.kind);
            add(&entry.digest);
        }
        URL_SAFE_NO_PAD.encode(hash.finalize())
    }
}

#[cfg(test)]
#[path = "seal_tests.rs"]
mod tests;
