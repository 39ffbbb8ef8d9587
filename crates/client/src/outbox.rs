//! What could not be sent for two days.

use std::fmt;

use http::Method;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{Client, Collected, Error, Page, PageRequest, request};

/// Something that could not be sent for two days, and lies aside.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeadEntry {
    /// The entry's id.
    pub id: String,
    /// What it was to be, such as `welcome` or `event`.
    pub kind: String,
    /// Which event, if it is one.
    #[serde(default)]
    pub event: Option<String>,
    /// Whom it is about, if anybody.
    #[serde(default)]
    pub user: Option<DeadEntryUser>,
    /// How often it was tried.
    pub attempts: u32,
    /// When it was first to be sent.
    pub created_at: Timestamp,
    /// When it was given up.
    pub given_up_at: Timestamp,
    /// Why the last try came to nothing, if that is known.
    #[serde(default)]
    pub reason: Option<String>,
}

/// Whom an entry is about.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeadEntryUser {
    /// The user's id.
    pub id: String,
    /// Their full name, unless they were erased.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
}

impl Client {
    /// One page of what could not be sent, the oldest first.
    pub async fn dead_entries(&self, page: &PageRequest) -> Result<Page<DeadEntry>, Error> {
        self.get(&["v1", "outbox", "dead"], &page.pairs()).await
    }

    /// The first `max` of it, from as many pages as it takes.
    pub async fn all_dead_entries(&self, max: usize) -> Result<Collected<DeadEntry>, Error> {
        self.collect(&["v1", "outbox", "dead"], Vec::new(), max).await
    }

    /// Has one tried again, as if it never had been.
    pub async fn retry_dead_entry(&self, id: &str) -> Result<(), Error> {
        let path = ["v1", "outbox", "dead", id, "retry"];
        request::nothing(self.changing(Method::POST, &path, None)?).await
    }

    /// Lets one go for good.
    pub async fn give_up_dead_entry(&self, id: &str) -> Result<(), Error> {
        self.delete(&["v1", "outbox", "dead", id], None).await
    }
}

impl fmt::Debug for DeadEntryUser {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("DeadEntryUser").field("id", &self.id).finish_non_exhaustive()
    }
}
