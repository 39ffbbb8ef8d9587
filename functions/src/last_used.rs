//! When API keys were last used.

use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
};

use jiff::Timestamp;
use usher_directory::{StoredKey, USE_NOTED_EVERY};
use usher_domain::KeyId;

use crate::App;

/// The most keys that are remembered at once.
const REMEMBERED_AT_MOST: usize = 1000;

/// When this process last noted the use of each key.
#[derive(Debug, Default)]
pub struct LastUses(Mutex<HashMap<KeyId, Timestamp>>);

impl LastUses {
    /// Notes that a key was used by its holder, unless that was noted some minutes ago. A note that
    /// cannot be written is no reason to refuse a call.
    pub async fn note(&self, app: &App, key: &StoredKey, now: Timestamp) {
        if !self.is_due(key, now) {
            return;
        }
        if let Err(error) = app.directory.note_key_use(key.id, now).await {
            tracing::warn!(%error, "the use of a key was not noted");
        }
    }

    /// Whether the use is to be noted, and from then on that it was.
    fn is_due(&self, key: &StoredKey, now: Timestamp) -> bool {
        let mut noted = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let latest = key.last_used_at.max(noted.get(&key.id).copied());
        if latest.is_some_and(|latest| now.duration_since(latest) < USE_NOTED_EVERY) {
            return false;
        }
        if noted.len() >= REMEMBERED_AT_MOST {
            noted.clear();
        }
        noted.insert(key.id, now);
        true
    }
}
