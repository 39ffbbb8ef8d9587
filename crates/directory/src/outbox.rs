//! The outbox: what must leave the system, until it has left.

use jiff::Timestamp;
use usher_domain::{
    EntryId, OrgId,
    outbox::{OUTBOX_SHARDS, OutboxEntry},
};

use crate::{
    Directory, StoreError,
    item::{self, Item, n, s},
    keys,
    transaction::is_refused,
};

/// Who works on an entry, and until when nobody else may.
#[derive(Debug, Clone)]
pub struct Claim {
    /// Names one piece of work, for good.
    pub owner: String,
    /// When the claim lapses, should its owner have died.
    pub until: Timestamp,
}

impl Directory {
    /// The entries of every shard that may be worked on at `now`: due and not claimed. At most
    /// `limit` a shard, the oldest first; long work comes after all else.
    pub async fn due_entries(
        &self,
        now: Timestamp,
        limit: usize,
    ) -> Result<Vec<OutboxEntry>, StoreError> {
        let mut due = Vec::new();
        for shard in 0..OUTBOX_SHARDS {
            due.extend(self.due_in(keys::outbox_shard(&self.org, shard), now, limit).await?);
        }
        for shard in 0..OUTBOX_SHARDS {
            due.extend(self.due_in(keys::bulk_shard(&self.org, shard), now, limit).await?);
        }
        due.sort_by_key(|entry| (entry.is_bulk(), entry.id));
        Ok(due)
    }

    async fn due_in(
        &self,
        shard: String,
        now: Timestamp,
        limit: usize,
    ) -> Result<Vec<OutboxEntry>, StoreError> {
        let mut pages = self
            .client
            .query()
            .table_name(&self.table)
            .key_condition_expression("pk = :shard")
            .filter_expression(
                "due_at <= :now AND (attribute_not_exists(claimed_until) OR claimed_until <= :now)",
            )
            .expression_attribute_values(":shard", s(shard))
            .expression_attribute_values(":now", n(now.as_millisecond()))
            .consistent_read(true)
            .into_paginator()
            .items()
            .send();
        let mut due = Vec::new();
        while due.len() < limit
            && let Some(item) = pages.next().await
        {
            let item = item.map_err(|error| StoreError::of_call(&error))?;
            let key = item::text(&item, "sk").unwrap_or_default().to_owned();
            if let Ok(entry) = item::read(item) {
                due.push(entry);
            } else {
                // Perhaps of a newer version: it waits for one that knows it, and holds nobody up.
                tracing::error!(key, "an outbox entry cannot be read");
            }
        }
        Ok(due)
    }

    /// The entry with these keys, if it is still there: what the table's stream names.
    pub async fn find_entry(&self, pk: &str, sk: &str) -> Result<Option<OutboxEntry>, StoreError> {
        self.get(pk.to_owned(), sk.to_owned()).await?.map(item::read).transpose()
    }

    /// How many entries wait, whether due or not.
    pub async fn count_entries(&self) -> Result<usize, StoreError> {
        let mut count = 0;
        let shards = |of: fn(&OrgId, u8) -> String| {
            (0..OUTBOX_SHARDS).map(move |shard| of(&self.org, shard))
        };
        for shard in shards(keys::outbox_shard).chain(shards(keys::bulk_shard)) {
            let answer = self
                .client
                .query()
                .table_name(&self.table)
                .key_condition_expression("pk = :shard")
                .expression_attribute_values(":shard", s(shard))
                .consistent_read(true)
                .send()
                .await
                .map_err(|error| StoreError::of_call(&error))?;
            count += answer.items().len();
        }
        Ok(count)
    }

    /// Claims an entry that is due and not claimed, and counts the attempt. A claim whose answer was
    /// lost, which the SDK repeats, finds itself and holds. `None`: somebody else has
    /// it, it is not due yet, or it has left already.
    pub async fn claim_entry(
        &self,
        entry: &OutboxEntry,
        claim: &Claim,
        now: Timestamp,
    ) -> Result<Option<OutboxEntry>, StoreError> {
        let call = self
            .client
            .update_item()
            .table_name(&self.table)
            .key("pk", s(keys::outbox_of(&self.org, entry)))
            .key("sk", s(keys::outbox_entry(entry)))
            .update_expression("SET claimed_by = :owner, claimed_until = :until ADD attempts :one")
            .condition_expression(
                "attribute_exists(pk) AND due_at <= :now \
                 AND (attribute_not_exists(claimed_until) OR claimed_until <= :now \
                      OR claimed_by = :owner)",
            )
            .expression_attribute_values(":owner", s(&claim.owner))
            .expression_attribute_values(":until", n(claim.until.as_millisecond()))
            .expression_attribute_values(":now", n(now.as_millisecond()))
            .expression_attribute_values(":one", n(1))
            .return_values(aws_sdk_dynamodb::types::ReturnValue::AllNew)
            .send()
            .await;
        match call {
            Ok(answer) => answer.attributes.map(item::read).transpose(),
            Err(error) if is_refused(&error) => Ok(None),
            Err(error) => Err(StoreError::of_call(&error)),
        }
    }

    /// Gives a claimed entry back, to be tried again at `not_before`. Nothing happens if the claim
    /// has passed on to somebody else.
    pub async fn defer_entry(
        &self,
        entry: &OutboxEntry,
        claim: &Claim,
        not_before: Timestamp,
    ) -> Result<(), StoreError> {
        let call = self
            .client
            .update_item()
            .table_name(&self.table)
            .key("pk", s(keys::outbox_of(&self.org, entry)))
            .key("sk", s(keys::outbox_entry(entry)))
            .update_expression(
                "SET due_at = :due, not_before = :text REMOVE claimed_by, claimed_until",
            )
            .condition_expression("claimed_by = :owner")
            .expression_attribute_values(":due", n(not_before.as_millisecond()))
            .expression_attribute_values(":text", s(not_before.to_string()))
            .expression_attribute_values(":owner", s(&claim.owner))
            .send()
            .await;
        match call {
            Ok(_) => Ok(()),
            Err(error) if is_refused(&error) => Ok(()),
            Err(error) => Err(StoreError::of_call(&error)),
        }
    }

    /// A name for one piece of work on an entry.
    pub fn new_claim(&self, until: Timestamp) -> Claim {
        Claim { owner: EntryId(self.ids.next()).to_string(), until }
    }
}

/// An outbox entry's item also has its due time as a number, which conditions can compare.
pub(crate) fn with_due_time(mut item: Item, entry: &OutboxEntry) -> Item {
    item.insert("due_at".into(), n(entry.not_before.as_millisecond()));
    item
}
