//! API keys: found when somebody calls, and listed.

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use usher_domain::{
    KeyId, UserId,
    api_key::{KeyHash, KeyKind},
};

use crate::{
    Directory, Page, Position, StoreError,
    item::{self, s},
    keys,
};

/// The use of a key is noted at most so often.
pub const USE_NOTED_EVERY: SignedDuration = SignedDuration::from_mins(5);

/// An API key as the table keeps it: the hash of its secret only.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct StoredKey {
    /// The key.
    pub id: KeyId,
    /// What people call it.
    pub name: String,
    /// SHA-256 of its secret.
    pub hash: KeyHash,
    /// For whom it is, and what it may do.
    #[serde(flatten)]
    pub kind: KeyKind,
    /// Who made it; it acts for them. None for one that was made before there was anybody.
    pub creator: Option<UserId>,
    /// When it was made.
    pub created_at: Timestamp,
    /// From when on it no longer works.
    pub expires_at: Option<Timestamp>,
    /// Since when it no longer works, because somebody revoked it.
    pub revoked_at: Option<Timestamp>,
    /// When it was last used, to some minutes.
    #[serde(default)]
    pub last_used_at: Option<Timestamp>,
}

impl StoredKey {
    /// Whether it works at `now`.
    pub fn is_live(&self, now: Timestamp) -> bool {
        self.revoked_at.is_none() && self.expires_at.is_none_or(|end| now < end)
    }
}

impl Directory {
    /// Keeps a key, new or changed: the first one, which is made before anybody could make one.
    pub async fn put_api_key(&self, key: &StoredKey) -> Result<(), StoreError> {
        let item = item::keyed(keys::api_keys(&self.org), keys::api_key(key.id), key)?;
        let put = self.client.put_item().table_name(&self.table).set_item(Some(item));
        put.send().await.map(drop).map_err(|error| StoreError::of_call(&error))
    }

    /// The key of that id, live or not.
    pub async fn find_api_key(&self, id: KeyId) -> Result<Option<StoredKey>, StoreError> {
        let item = self.get(keys::api_keys(&self.org), keys::api_key(id)).await?;
        item.map(item::read).transpose()
    }

    /// The keys, live or not, the newest first, up to `limit` from `position` on.
    pub async fn api_keys(
        &self,
        limit: i32,
        position: Option<Position>,
    ) -> Result<Page<StoredKey>, StoreError> {
        let answer = self
            .client
            .query()
            .table_name(&self.table)
            .key_condition_expression("pk = :keys")
            .expression_attribute_values(":keys", s(keys::api_keys(&self.org)))
            .scan_index_forward(false)
            .set_exclusive_start_key(position.map(Position::into_key))
            .limit(limit)
            .send()
            .await
            .map_err(|error| StoreError::of_call(&error))?;
        let next = answer.last_evaluated_key.map(|key| Position::of_key(0, &key));
        let items = answer.items.unwrap_or_default().into_iter().map(item::read);
        Ok(Page { items: items.collect::<Result<_, _>>()?, next })
    }

    /// Every key that works at `now`, strongly consistent.
    pub(crate) async fn live_keys(&self, now: Timestamp) -> Result<Vec<StoredKey>, StoreError> {
        let mut items = self
            .client
            .query()
            .table_name(&self.table)
            .key_condition_expression("pk = :keys")
            .expression_attribute_values(":keys", s(keys::api_keys(&self.org)))
            .consistent_read(true)
            .into_paginator()
            .items()
            .send();
        let mut live = Vec::new();
        while let Some(item) = items.next().await {
            let item = item.map_err(|error| StoreError::of_call(&error))?;
            live.push(item::read::<StoredKey>(item)?);
        }
        live.retain(|key| key.is_live(now));
        Ok(live)
    }

    /// Notes that a key was used. It is news of the key, not a change that anybody made, so it stands
    /// in no timeline, and of two notes at once either may stay.
    pub async fn note_key_use(&self, id: KeyId, now: Timestamp) -> Result<(), StoreError> {
        self.client
            .update_item()
            .table_name(&self.table)
            .key("pk", s(keys::api_keys(&self.org)))
            .key("sk", s(keys::api_key(id)))
            .update_expression("SET last_used_at = :now")
            .condition_expression("attribute_exists(pk)")
            .expression_attribute_values(":now", s(now.to_string()))
            .send()
            .await
            .map(drop)
            .map_err(|error| StoreError::of_call(&error))
    }
}
