//! Record how far a running import has come, under the claim of whoever works on it.

use aws_sdk_dynamodb::types::{TransactWriteItem, Update};
use jiff::Timestamp;
use usher_domain::{
    Actor, Import, ImportState,
    import::{Row, StopReason},
    outbox::OutboxEntry,
    timeline::{Happening, Subject},
};

use crate::{
    Bucket, Claim, Directory, StoreError,
    item::{n, s},
    keys,
    transaction::{Commit, Transaction, built},
};

/// Who works on an import: the entry that asked for it, and the claim on that.
#[derive(Debug, Clone, Copy)]
pub struct ChunkWork<'w> {
    /// The entry, which leaves the outbox with the last chunk.
    pub entry: &'w OutboxEntry,
    /// The claim; recording a chunk renews it.
    pub claim: &'w Claim,
}

/// What became of a record.
#[derive(Debug)]
pub enum Recorded {
    /// It was written: the import as it is now.
    Done(Box<Import>),
    /// Somebody changed the import, or called it off. Nothing was written.
    Changed,
    /// The claim passed on to somebody else. Nothing was written.
    ClaimLost,
    /// The caller's mails of this window are used up. Nothing was written.
    Full,
}

#[derive(Clone, Copy)]
enum Guard {
    Import,
    Claim,
    Mails,
}

impl Directory {
    /// Counts the welcome mails that the next chunk asks for against `bucket`, once, even if the
    /// chunk is worked on again.
    pub async fn count_import_mails(
        &self,
        import: &Import,
        (bucket, mails): (&Bucket, u32),
        now: Timestamp,
    ) -> Result<Recorded, StoreError> {
        if mails == 0 || import.mails_counted > import.next_chunk {
            return Ok(Recorded::Done(Box::new(import.clone())));
        }
        let counted =
            Import { mails_counted: import.next_chunk + 1, waits_until: None, ..import.changed() };
        let mut writes = self.transaction();
        writes.change_import(&counted, now, Guard::Import)?;
        writes.count_many(bucket, mails, now, Guard::Mails)?;
        told(writes, counted).await
    }

    /// Notes until when the import waits, for whoever looks.
    pub async fn note_import_waits(
        &self,
        import: &Import,
        until: Timestamp,
        now: Timestamp,
    ) -> Result<Recorded, StoreError> {
        let waiting = Import { waits_until: Some(until), ..import.changed() };
        let mut writes = self.transaction();
        writes.change_import(&waiting, now, Guard::Import)?;
        told(writes, waiting).await
    }

    /// Records what became of the rows of the next chunk, in one transaction: the counts, the rows
    /// without the people who were added, and the claim until `claim.until`. With the last chunk the import is
    /// finished, and its entry leaves the outbox.
    pub async fn record_chunk(
        &self,
        import: &Import,
        rows: &[Row],
        work: ChunkWork<'_>,
        now: Timestamp,
    ) -> Result<Recorded, StoreError> {
        let mut after = import.with_chunk(rows);
        let is_last = after.next_chunk >= after.chunks();
        if is_last && import.state == ImportState::Running {
            after = Import { state: ImportState::Finished, finished_at: Some(now), ..after };
        }
        let mut writes = self.transaction();
        writes.change_import(&after, now, Guard::Import)?;
        writes.put(self.chunk_item(import, import.next_chunk, rows)?)?;
        if after.state == ImportState::Finished {
            writes.delete_claimed(work.entry, &work.claim.owner, Guard::Claim)?;
            let what = Happening::ImportFinished { tally: after.tally() };
            writes.record_of(Subject::Import(import.id), Actor::System, now, &what)?;
        } else {
            writes.renew_claim(work, now, Guard::Claim)?;
        }
        told(writes, after).await
    }

    /// Ends an import that cannot go on. Its entry stays until the rows that were not tried are
    /// forgotten.
    pub async fn stop_import(
        &self,
        import: &Import,
        reason: StopReason,
        now: Timestamp,
    ) -> Result<Recorded, StoreError> {
        let stopped =
            Import { stopped_because: Some(reason), ..import.ended(ImportState::Stopped, now) };
        let mut writes = self.transaction();
        writes.change_import(&stopped, now, Guard::Import)?;
        let what = Happening::ImportStopped { reason, tally: import.tally() };
        writes.record_of(Subject::Import(import.id), Actor::System, now, &what)?;
        told(writes, stopped).await
    }
}

async fn told(writes: Transaction<'_, Guard>, after: Import) -> Result<Recorded, StoreError> {
    Ok(match writes.commit().await? {
        Commit::Done => Recorded::Done(Box::new(after)),
        Commit::Refused(Guard::Import) => Recorded::Changed,
        Commit::Refused(Guard::Claim) => Recorded::ClaimLost,
        Commit::Refused(Guard::Mails) => Recorded::Full,
    })
}

impl Transaction<'_, Guard> {
    /// Holds the entry until the claim's new end. What comes to something is not given up: the time
    /// and the attempts that count for that begin anew.
    fn renew_claim(
        &mut self,
        work: ChunkWork<'_>,
        now: Timestamp,
        guard: Guard,
    ) -> Result<(), StoreError> {
        let ChunkWork { entry, claim } = work;
        let update = Update::builder()
            .table_name(&self.directory().table)
            .key("pk", s(keys::outbox_of(self.directory().org(), entry)))
            .key("sk", s(keys::outbox_entry(entry)))
            .update_expression("SET claimed_until = :until, created_at = :now, attempts = :none")
            .condition_expression("attribute_exists(pk) AND claimed_by = :owner")
            .expression_attribute_values(":owner", s(&claim.owner))
            .expression_attribute_values(":until", n(claim.until.as_millisecond()))
            .expression_attribute_values(":now", s(now.to_string()))
            .expression_attribute_values(":none", n(0));
        let update = built(update.build())?;
        self.push(TransactWriteItem::builder().update(update).build(), Some(guard));
        Ok(())
    }
}
