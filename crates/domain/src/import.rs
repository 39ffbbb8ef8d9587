//! Imports of many users: what a file says of them, what is made of each row, and how far it has come.

mod columns;
mod row;

use std::collections::BTreeMap;

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use uuid::{Builder, Uuid};

pub use self::{
    columns::{COLUMNS, Defaults, REASON, emails_of, rows_of},
    row::{Cells, Entrant, Fault, Row, Verdict},
};
use crate::{Actor, ImportId, Throttle, UserId, timeline::Tally};

/// A checked import can be committed for so long.
pub const OPEN_FOR: SignedDuration = SignedDuration::from_hours(7 * 24);

/// How many rows are kept, and worked on, together.
pub const ROWS_A_CHUNK: usize = 100;

/// Welcome mails that imports of one caller may ask for in a day, unless the operator sets otherwise.
pub const MAILS_A_DAY: u32 = 10_000;

/// How far an import has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ImportState {
    /// Looked at, and nothing done yet.
    Checked,
    /// Users are being added.
    Running,
    /// Every row was tried.
    Finished,
    /// Somebody called it off. Who was added stays.
    Cancelled,
    /// It could not go on. Who was added stays.
    Stopped,
}

impl ImportState {
    /// The state as the API writes it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Checked => "checked",
            Self::Running => "running",
            Self::Finished => "finished",
            Self::Cancelled => "cancelled",
            Self::Stopped => "stopped",
        }
    }

    /// Whether anything is still to come.
    pub fn is_open(self) -> bool {
        matches!(self, Self::Checked | Self::Running)
    }
}

/// Why an import could not go on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StopReason {
    /// Whoever committed it may not invite any more: the key was revoked, the person deactivated, or
    /// the role changed.
    RightsLost,
    /// Its rows are not there any more.
    RowsLost,
    /// For two days no turn came to anything.
    GivenUp,
}

impl StopReason {
    /// The reason as the API writes it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::RightsLost => "rights_lost",
            Self::RowsLost => "rows_lost",
            Self::GivenUp => "given_up",
        }
    }
}

/// An import, without its rows. It holds no personal data.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Import {
    /// The import.
    pub id: ImportId,
    /// Raised by every change: the optimistic lock.
    pub version: u64,
    /// How far it has come.
    pub state: ImportState,
    /// SHA-256 over the rows as they were understood, base64url. A commit names it.
    pub hash: String,
    /// How many rows it has.
    pub rows: u32,
    /// How many rows were judged how, when it was checked.
    pub counts: BTreeMap<String, u32>,
    /// Who sent the file.
    pub created_by: Actor,
    /// When.
    pub created_at: Timestamp,
    /// Until when it can be committed.
    pub expires_at: Timestamp,
    /// Who committed it: users are added by them and with their rights.
    pub run_by: Option<Actor>,
    /// When it was committed.
    pub started_at: Option<Timestamp>,
    /// When it ended, however it did.
    pub finished_at: Option<Timestamp>,
    /// Why it could not go on.
    pub stopped_because: Option<StopReason>,
    /// The chunk that is to be worked on next.
    pub next_chunk: u32,
    /// The mails of so many chunks were counted against the caller's day.
    pub mails_counted: u32,
    /// Until when it waits, because the caller's mails of the day are used up.
    pub waits_until: Option<Timestamp>,
    /// How many users were added.
    pub added: u32,
    /// How many users were added again after their invite had ended.
    pub revived: u32,
    /// How many users were added and wait for approval by a second person.
    #[serde(default)]
    pub waiting: u32,
    /// How many rows came to nothing.
    pub rejected: u32,
}

impl Import {
    /// An import of rows that were just judged.
    pub fn checked(id: ImportId, created_by: Actor, now: Timestamp, rows: &[Row]) -> Self {
        let mut counts = BTreeMap::new();
        for row in rows {
            *counts.entry(row.verdict.as_str().to_owned()).or_insert(0) += 1;
        }
        Self {
            id,
            version: 1,
            state: ImportState::Checked,
            hash: hash_of(rows),
            rows: u32::try_from(rows.len()).unwrap_or(u32::MAX),
            counts,
            created_by,
            created_at: now,
            expires_at: now.checked_add(OPEN_FOR).unwrap_or(now),
            run_by: None,
            started_at: None,
            finished_at: None,
            stopped_because: None,
            next_chunk: 0,
            mails_counted: 0,
            waits_until: None,
            added: 0,
            revived: 0,
            waiting: 0,
            rejected: 0,
        }
    }

    /// How many chunks its rows lie in.
    pub fn chunks(&self) -> u32 {
        self.rows.div_ceil(u32::try_from(ROWS_A_CHUNK).unwrap_or(u32::MAX))
    }

    /// What became of its rows so far.
    pub fn tally(&self) -> Tally {
        Tally {
            added: self.added,
            revived: self.revived,
            waiting: self.waiting,
            rejected: self.rejected,
        }
    }

    /// How many rows were tried.
    pub fn done(&self) -> u32 {
        self.added + self.revived + self.waiting + self.rejected
    }

    /// Whether it can be committed no more because nobody did in time.
    pub fn is_expired(&self, now: Timestamp) -> bool {
        self.state == ImportState::Checked && self.expires_at <= now
    }

    /// Whether it is `actor`'s: theirs, or that of the person for whom both act.
    pub fn is_of(&self, actor: Actor) -> bool {
        let person = self.created_by.person();
        self.created_by == actor || (person.is_some() && person == actor.person())
    }

    /// The import with the next version.
    #[must_use]
    pub fn changed(&self) -> Self {
        Self { version: self.version + 1, ..self.clone() }
    }

    /// The import ended at `now`.
    #[must_use]
    pub fn ended(&self, state: ImportState, now: Timestamp) -> Self {
        Self { state, finished_at: Some(now), waits_until: None, ..self.changed() }
    }

    /// The import after its next chunk was worked on: `rows` with their outcomes.
    #[must_use]
    pub fn with_chunk(&self, rows: &[Row]) -> Self {
        let count = |wanted: &Verdict| {
            let found = rows.iter().filter(|row| row.verdict == *wanted).count();
            u32::try_from(found).unwrap_or(u32::MAX)
        };
        let rejected = rows.iter().filter(|row| row.verdict.is_rejected()).count();
        Self {
            next_chunk: self.next_chunk + 1,
            added: self.added + count(&Verdict::Added),
            revived: self.revived + count(&Verdict::Revived),
            waiting: self.waiting + count(&Verdict::Waits),
            rejected: self.rejected + u32::try_from(rejected).unwrap_or(u32::MAX),
            waits_until: None,
            ..self.changed()
        }
    }

    /// The id of the user whom a row adds: always the same, so that a chunk that is worked on again
    /// knows its own. In the order of the rows, and of the time at which the import started.
    pub fn user_id(&self, row: u32) -> UserId {
        let mut hash = Sha256::new();
        hash.update(b"usher import user");
        hash.update(self.id.0.as_bytes());
        hash.update(row.to_be_bytes());
        let hash: [u8; 32] = hash.finalize().into();
        let mut bytes = [0; 10];
        bytes.copy_from_slice(&hash[..10]);
        // 12 bits after the version and 2 after the variant keep the order of 10,000 rows.
        let [high, low] = u16::try_from(row >> 2).unwrap_or(u16::MAX).to_be_bytes();
        [bytes[0], bytes[1]] = [high, low];
        bytes[2] = (bytes[2] & 0x0F) | u8::try_from((row & 3) << 4).unwrap_or(0);
        let started = self.started_at.unwrap_or(self.created_at).as_millisecond();
        let id: Uuid =
            Builder::from_unix_timestamp_millis(u64::try_from(started).unwrap_or(0), &bytes)
                .into_uuid();
        UserId(id)
    }
}

/// How many welcome mails the imports of one caller may ask for in a day.
pub fn mails_rule(a_day: u32) -> Throttle {
    Throttle::at_most("import_mails", a_day, SignedDuration::from_hours(24))
}

/// SHA-256 over the rows as they were understood.
fn hash_of(rows: &[Row]) -> String {
    let mut hash = Sha256::new();
    for row in rows {
        // A row is plain data: it always has a JSON form.
        let json = serde_json::to_vec(&(row.row, &row.entrant, &row.verdict)).unwrap_or_default();
        hash.update((json.len() as u64).to_be_bytes());
        hash.update(json);
    }
    URL_SAFE_NO_PAD.encode(hash.finalize())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn the_users_of_an_import_have_ids_of_their_own_in_the_order_of_the_rows() {
        let now = Timestamp::from_millisecond(1_800_000_000_000).unwrap();
        let id = ImportId(Uuid::from_u128(7));
        let import = Import::checked(id, Actor::System, now, &[]);
        let ids: Vec<_> = (1..=10_000).map(|row| import.user_id(row)).collect();
        assert!(ids.is_sorted());
        assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len());
        assert_eq!(ids[0].0.get_version_num(), 7);
        assert_eq!(ids[41], import.clone().user_id(42));
        let other = Import::checked(ImportId(Uuid::from_u128(8)), Actor::System, now, &[]);
        assert_ne!(ids[0], other.user_id(1));
    }
}
