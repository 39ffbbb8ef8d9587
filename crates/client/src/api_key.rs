//! API keys.

use std::fmt;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{Actor, Client, Collected, Error, Page, PageRequest};

open_enum! {
    /// Whether a key works.
    KeyStatus {
        /// It does.
        Live = "live",
        /// Its time is over.
        Expired = "expired",
        /// Somebody revoked it.
        Revoked = "revoked",
    }
}

open_enum! {
    /// For whom a key is.
    KeyKind {
        /// A program.
        Program = "program",
        /// A chat bot, which may do nothing of its own.
        Bot = "bot",
    }
}

/// An API key, without its secret.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ApiKey {
    /// The part of it that is no secret.
    pub id: String,
    /// What people call it.
    pub name: String,
    /// For whom it is.
    pub kind: KeyKind,
    /// What it may do; none for a bot's.
    #[serde(default)]
    pub role: Option<String>,
    /// The workspaces that a bot's key serves, such as `slack:T1` or `discord:*`.
    #[serde(default)]
    pub workspaces: Vec<String>,
    /// Whether it works.
    pub status: KeyStatus,
    /// For whom it acts, if somebody made it.
    #[serde(default)]
    pub created_by: Option<Actor>,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it ends, if it does.
    #[serde(default)]
    pub expires_at: Option<Timestamp>,
    /// When it was revoked, if it was.
    #[serde(default)]
    pub revoked_at: Option<Timestamp>,
    /// When it was last used, to some minutes.
    #[serde(default)]
    pub last_used_at: Option<Timestamp>,
}

/// An API key to make.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NewApiKey {
    /// What people call it.
    pub name: String,
    /// For whom it is, and what it may do.
    #[serde(flatten)]
    pub kind: NewKeyKind,
    /// When it ends; without, it works until it is revoked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expires_at: Option<Timestamp>,
}

/// For whom a key is to be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum NewKeyKind {
    /// A program.
    Program {
        /// The role that says what it may do.
        role: String,
    },
    /// A chat bot.
    Bot {
        /// The workspaces that it serves, such as `slack:T1` or `discord:*`.
        workspaces: Vec<String>,
    },
}

/// A key that was made, and its secret, which is told this once.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CreatedApiKey {
    /// The key.
    pub key: ApiKey,
    /// What its holder sends. Whoever has it may do what the key may.
    pub secret: String,
}

impl fmt::Debug for CreatedApiKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CreatedApiKey").field("key", &self.key).finish_non_exhaustive()
    }
}

impl Client {
    /// One page of the API keys, the newest first.
    pub async fn api_keys(&self, page: &PageRequest) -> Result<Page<ApiKey>, Error> {
        self.get(&["v1", "api-keys"], &page.pairs()).await
    }

    /// The newest `max` API keys, from as many pages as it takes.
    pub async fn all_api_keys(&self, max: usize) -> Result<Collected<ApiKey>, Error> {
        self.collect(&["v1", "api-keys"], Vec::new(), max).await
    }

    /// One API key.
    pub async fn api_key(&self, id: &str) -> Result<ApiKey, Error> {
        self.get(&["v1", "api-keys", id], &[]).await
    }

    /// Makes an API key, which acts for whoever makes it.
    pub async fn create_api_key(&self, key: &NewApiKey) -> Result<CreatedApiKey, Error> {
        self.post(&["v1", "api-keys"], key).await
    }

    /// Revokes an API key: within half a minute it works nowhere.
    pub async fn revoke_api_key(&self, id: &str) -> Result<(), Error> {
        self.delete(&["v1", "api-keys", id], None).await
    }
}
