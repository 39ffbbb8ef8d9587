//! Seal the audit trail, and read the seals.

use jiff::{SignedDuration, Timestamp, ToSpan};
use usher_domain::{
    EntryId,
    days::{day_of, start_of},
    seal::{FIRST_LOOKS_BACK, Head, MOST_ENTRIES, SEALED_AFTER, Seal},
};

use crate::{
    Directory, Page, Position, StoreError,
    item::{self, s},
    keys,
    transaction::Commit,
};

/// The most days that one seal covers, so that a step stays small after a long pause: as many as the
/// first of all looks back, and today.
const MOST_DAYS: i32 = 32;

/// What one step of sealing did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Sealing {
    /// There was nothing to seal.
    Nothing,
    /// It made a seal.
    Sealed {
        /// Which.
        seal: Seal,
        /// Whether there is more to seal.
        more: bool,
    },
    /// Somebody else made the same seal at the same time.
    Overtaken,
}

#[derive(Clone, Copy)]
struct Taken;

impl Directory {
    /// Seals the next entries of the audit trail that are older than five minutes: at most 1,000, and
    /// of at most 32 days. Days on which nothing happened are sealed as such once they are over, so
    /// that the next step need not ask for them again.
    ///
    /// It reads an index, which may lag. Five minutes are far beyond that; an entry that came later
    /// still would show as one that was added behind the seal's back.
    pub async fn seal_audit(&self, now: Timestamp) -> Result<Sealing, StoreError> {
        let head = self.head_of_seals(now).await?;
        let settled = EntryId::last_at(before(now, SEALED_AFTER));
        let horizon = day_of(head.through.after().time()).saturating_add(MOST_DAYS.days());
        let end = settled.min(EntryId::first_at(start_of(horizon)).before());
        let mut walk = self.walk_days((head.through.after(), end));
        let entries = walk.read_raw(MOST_ENTRIES).await?;
        // The days before the one in which the step ends.
        let quiet = EntryId::first_at(start_of(day_of(end.after().time()))).before();
        let through = match entries.last() {
            Some(last) => last.id,
            None if walk.is_done() && quiet > head.through => quiet,
            None => return Ok(Sealing::Nothing),
        };
        let seal = head.seal(self.org.as_str(), through, &entries, now);
        let mut writes = self.transaction();
        let sk = keys::seal(seal.number);
        writes.create(item::keyed(keys::seals(&self.org), sk, &seal)?, Taken)?;
        Ok(match writes.commit().await? {
            Commit::Done => Sealing::Sealed { seal, more: !walk.is_done() || end < settled },
            Commit::Refused(Taken) => Sealing::Overtaken,
        })
    }

    /// Where the chain ends. One that has not begun begins 31 days ago.
    async fn head_of_seals(&self, now: Timestamp) -> Result<Head, StoreError> {
        let answer = self
            .client
            .query()
            .table_name(&self.table)
            .key_condition_expression("pk = :seals")
            .expression_attribute_values(":seals", s(keys::seals(&self.org)))
            .consistent_read(true)
            .scan_index_forward(false)
            .limit(1)
            .send()
            .await
            .map_err(|error| StoreError::of_call(&error))?;
        let last: Option<Seal> =
            answer.items.unwrap_or_default().pop().map(item::read).transpose()?;
        let beginning = || EntryId::first_at(before(now, FIRST_LOOKS_BACK)).before();
        Ok(last.map_or_else(|| Head::before_any(beginning()), |seal| Head::from(&seal)))
    }

    /// The seals, the first one first, up to `limit` from `position` on.
    pub async fn seals(
        &self,
        limit: i32,
        position: Option<Position>,
    ) -> Result<Page<Seal>, StoreError> {
        let answer = self
            .client
            .query()
            .table_name(&self.table)
            .key_condition_expression("pk = :seals")
            .expression_attribute_values(":seals", s(keys::seals(&self.org)))
            .set_exclusive_start_key(position.map(Position::into_key))
            .limit(limit)
            .send()
            .await
            .map_err(|error| StoreError::of_call(&error))?;
        let next = answer.last_evaluated_key.map(|key| Position::of_key(0, &key));
        let items = answer.items.unwrap_or_default().into_iter().map(item::read);
        Ok(Page { items: items.collect::<Result<_, _>>()?, next })
    }
}

fn before(now: Timestamp, by: SignedDuration) -> Timestamp {
    now.checked_sub(by).unwrap_or(Timestamp::MIN)
}
