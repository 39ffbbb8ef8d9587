//! End the API keys that somebody made, when they may no longer enter.

use aws_sdk_dynamodb::types::{TransactWriteItem, Update};
use jiff::Timestamp;
use usher_domain::{KeyId, UserId};

use crate::{
    Directory, StoreError, StoredKey,
    item::{self, s},
    keys,
    transaction::{Transaction, built},
};

/// The set of the keys that somebody made: whoever makes one or ends all of them advances its serial,
/// so that no key is made unseen by who ends them.
pub(crate) fn made_by(maker: UserId) -> String {
    format!("keys:{maker}")
}

impl Directory {
    /// The keys that `maker` made and that work at `now`, strongly consistent. There are at most
    /// [`MAX_KEYS_EACH`](crate::MAX_KEYS_EACH), so that all of them end in one transaction, which holds
    /// 100 writes (DynamoDB).
    pub(crate) async fn live_keys_of(
        &self,
        maker: UserId,
        now: Timestamp,
    ) -> Result<Vec<StoredKey>, StoreError> {
        let mut live = self.keys_of(maker).await?;
        live.retain(|key| key.is_live(now));
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
