//! End the API keys that somebody made, when they may no longer enter.

use aws_sdk_dynamodb::types::{TransactWriteItem, Update};
use jiff::Timestamp;
use usher_domain::{KeyId, UserId};

use crate::{
    Directory, StoreError, StoredKey,
    item::{self, s},
    keys,
    transaction::{Act, Commit, Transaction, built},
};

/// The most keys that end in the transaction that ends their maker's access: with all else that is
/// written there, a transaction has at most 100 writes (DynamoDB).
const MAX_KEYS: usize = 80;

#[derive(Clone, Copy)]
struct Gone;

impl Directory {
    /// The keys that `maker` made and that work at `now`, the first [`MAX_KEYS`]; strongly consistent.
    pub(crate) async fn live_keys_of(
        &self,
        maker: UserId,
        now: Timestamp,
    ) -> Result<Vec<StoredKey>, StoreError> {
        let mut live = self.keys_of(maker).await?;
        live.retain(|key| key.is_live(now));
        live.truncate(MAX_KEYS);
        Ok(live)
    }

    /// All keys that somebody made, live or not, in the order of their ids.
    pub(crate) async fn keys_of(&self, maker: UserId) -> Result<Vec<StoredKey>, StoreError> {
        let mut pages = self
            .client
            .query()
            .table_name(&self.table)
            .key_condition_expression("pk = :keys")
            .filter_expression("#maker = :maker")
            .expression_attribute_names("#maker", "creator")
            .expression_attribute_values(":keys", s(keys::api_keys(&self.org)))
            .expression_attribute_values(":maker", s(maker.to_string()))
            .consistent_read(true)
            .into_paginator()
            .items()
            .send();
        let mut keys = Vec::new();
        while let Some(item) = pages.next().await {
            keys.push(item::read(item.map_err(|error| StoreError::of_call(&error))?)?);
        }
        Ok(keys)
    }

    /// Ends what keys are left of somebody who may no longer enter: those that were made while that was
    /// decided, and those beyond the first [`MAX_KEYS`].
    pub(crate) async fn revoke_late_keys(&self, act: Act) -> Result<(), StoreError> {
        loop {
            let keys = self.live_keys_of(act.user, act.now).await?;
            if keys.is_empty() {
                return Ok(());
            }
            let mut writes = self.transaction();
            for key in &keys {
                writes.revoke_key(key.id, act.now, Gone)?;
            }
            // A key that somebody else ended is none of those that the next look finds.
            let (Commit::Done | Commit::Refused(Gone)) = writes.commit().await?;
        }
    }
}

impl<G: Copy> Transaction<'_, G> {
    /// Ends a key, which must be there and not revoked yet.
    pub fn revoke_key(&mut self, id: KeyId, now: Timestamp, guard: G) -> Result<(), StoreError> {
        let update = Update::builder()
            .table_name(&self.directory().table)
            .key("pk", s(keys::api_keys(self.directory().org())))
            .key("sk", s(keys::api_key(id)))
            .update_expression("SET revoked_at = :now")
            // What was never revoked has a null there, or nothing.
            .condition_expression("attribute_exists(pk) AND NOT attribute_type(revoked_at, :text)")
            .expression_attribute_values(":now", s(now.to_string()))
            .expression_attribute_values(":text", s("S"));
        let update = built(update.build())?;
        self.push(TransactWriteItem::builder().update(update).build(), Some(guard));
        Ok(())
    }
}
