//! API keys: made, and found when somebody calls.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use usher_domain::{KeyId, RoleName, UserId, api_key::KeyHash};

use crate::{Directory, StoreError, item, keys};

/// An API key as the table keeps it: the hash of its secret only.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct StoredKey {
    /// The key.
    pub id: KeyId,
    /// What people call it.
    pub name: String,
    /// SHA-256 of its secret.
    pub hash: KeyHash,
    /// What it may do.
    pub role: RoleName,
    /// Who made it; it acts for them. None for one that was made before there was anybody.
    pub creator: Option<UserId>,
    /// When it was made.
    pub created_at: Timestamp,
    /// From when on it no longer works.
    pub expires_at: Option<Timestamp>,
    /// Since when it no longer works, because somebody revoked it.
    pub revoked_at: Option<Timestamp>,
}

impl StoredKey {
    /// Whether it works at `now`.
    pub fn is_live(&self, now: Timestamp) -> bool {
        self.revoked_at.is_none() && self.expires_at.is_none_or(|end| now < end)
    }
}

impl Directory {
    /// Keeps a key, new or changed.
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
}
