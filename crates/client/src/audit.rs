//! The audit trail: who did what, and what it takes to check that nobody changed it.

use std::fmt;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::{Actor, Client, Collected, Error, Page, PageRequest};

/// What a list of the audit trail is narrowed by. The default is the last 30 days, the newest first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AuditQuery {
    /// Entries about the user of this id only.
    pub user: Option<String>,
    /// Entries about this only, such as `role:on-call` or `settings`.
    pub subject: Option<String>,
    /// What this actor did only: `user:<id>`, `key:<id>` or `system`.
    pub actor: Option<String>,
    /// Entries of these kinds only, with commas between.
    pub action: Option<String>,
    /// The first day, `yyyy-mm-dd` in UTC.
    pub from: Option<String>,
    /// The last day.
    pub to: Option<String>,
    /// The oldest first.
    pub oldest_first: bool,
}

/// Something that happened, to anything.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AuditEntry {
    /// The entry's id; sorts by time.
    pub id: String,
    /// When it happened.
    pub at: Timestamp,
    /// What happened, as a word of the API.
    pub kind: String,
    /// To whom or to what.
    pub subject: AuditSubject,
    /// Who did it.
    pub actor: AuditActor,
    /// The network address that it was done from, if it is known and still told.
    #[serde(default)]
    pub from: Option<String>,
    /// The particulars; `None` once the person they tell of was erased.
    #[serde(default)]
    pub data: Option<Map<String, Value>>,
}

/// To whom or to what something happened.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AuditSubject {
    /// What it is: `user`, `role`, `key`, `import`, `settings`.
    #[serde(rename = "type")]
    pub kind: String,
    /// Its id, or a role's name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// A user's name, unless they were erased.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
}

/// Who did something, and the key they did it by.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AuditActor {
    /// Who.
    #[serde(flatten)]
    pub actor: Actor,
    /// The key through which a person acted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub via_key: Option<String>,
}

/// A seal: one link of a chain of hashes over the audit trail.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AuditSeal {
    /// The organization, which the hash covers too.
    pub org: String,
    /// 1 for the first.
    pub number: u64,
    /// It covers the entries after this one.
    pub after: String,
    /// And up to this one.
    pub through: String,
    /// How many those are.
    pub count: u64,
    /// The hash of the seal before; `None` for the first.
    pub previous: Option<String>,
    /// When it was made.
    pub sealed_at: Timestamp,
    /// Its hash.
    pub hash: String,
}

/// An entry of the audit trail as the seals cover it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RawAuditEntry {
    /// The entry's id; sorts by time.
    pub id: String,
    /// To whom or to what it happened.
    pub subject: String,
    /// When it happened.
    pub at: Timestamp,
    /// Who did it, as it is kept.
    pub actor: Map<String, Value>,
    /// What happened, as a word of the API.
    pub kind: String,
    /// Of what the entry told when it was written.
    pub digest: String,
    /// What it tells, as it is kept; `None` once the person it tells of was erased.
    pub told: Option<Map<String, Value>>,
}

impl Client {
    /// One page of the audit trail.
    pub async fn audit(
        &self,
        query: &AuditQuery,
        page: &PageRequest,
    ) -> Result<Page<AuditEntry>, Error> {
        self.get(&["v1", "audit"], &[query.pairs(), page.pairs()].concat()).await
    }

    /// The first `max` entries that match, from as many pages as it takes.
    pub async fn whole_audit(
        &self,
        query: &AuditQuery,
        max: usize,
    ) -> Result<Collected<AuditEntry>, Error> {
        self.collect(&["v1", "audit"], query.pairs(), max).await
    }

    /// One page of the seals, the oldest first.
    pub async fn audit_seals(&self, page: &PageRequest) -> Result<Page<AuditSeal>, Error> {
        self.get(&["v1", "audit", "seals"], &page.pairs()).await
    }

    /// One page of the entries after one, the oldest first, as the seals cover them.
    pub async fn raw_audit(
        &self,
        after: &str,
        page: &PageRequest,
    ) -> Result<Page<RawAuditEntry>, Error> {
        let after = vec![("after", after.to_owned())];
        self.get(&["v1", "audit", "entries"], &[after, page.pairs()].concat()).await
    }
}

impl AuditQuery {
    fn pairs(&self) -> Vec<(&'static str, String)> {
        let fields = [
            ("user", &self.user),
            ("subject", &self.subject),
            ("actor", &self.actor),
            ("action", &self.action),
            ("from", &self.from),
            ("to", &self.to),
        ];
        let given = |(name, value): (&'static str, &Option<String>)| Some((name, value.clone()?));
        let order = self.oldest_first.then(|| ("order", "oldest".to_owned()));
        fields.into_iter().filter_map(given).chain(order).collect()
    }
}

impl fmt::Debug for AuditEntry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AuditEntry")
            .field("id", &self.id)
            .field("at", &self.at)
            .field("kind", &self.kind)
            .finish_non_exhaustive()
    }
}

impl fmt::Debug for AuditSubject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AuditSubject")
            .field("kind", &self.kind)
            .field("id", &self.id)
            .finish_non_exhaustive()
    }
}

impl fmt::Debug for RawAuditEntry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RawAuditEntry").field("id", &self.id).finish_non_exhaustive()
    }
}
