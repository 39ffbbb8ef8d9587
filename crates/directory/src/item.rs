//! How domain values lie in the table.

use std::collections::HashMap;

use aws_sdk_dynamodb::types::AttributeValue;
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use usher_domain::{OrgId, Status, User, UserId, outbox::OutboxEntry, timeline::TimelineEntry};

use crate::{StoreError, keys};

/// An item as the SDK has it.
pub(crate) type Item = HashMap<String, AttributeValue>;

/// A string attribute.
pub(crate) fn s(text: impl Into<String>) -> AttributeValue {
    AttributeValue::S(text.into())
}

/// A number attribute.
pub(crate) fn n<N: ToString + Copy>(number: N) -> AttributeValue {
    AttributeValue::N(number.to_string())
}

/// The text of a string attribute of an item.
pub(crate) fn text<'i>(item: &'i Item, name: &str) -> Option<&'i str> {
    item.get(name)?.as_s().ok().map(String::as_str)
}

/// `value` under its key.
pub(crate) fn keyed<T: Serialize>(pk: String, sk: String, value: &T) -> Result<Item, StoreError> {
    let mut item: Item = serde_dynamo::to_item(value)?;
    item.insert("pk".into(), s(pk));
    item.insert("sk".into(), s(sk));
    Ok(item)
}

/// Reads what [`keyed`] wrote; the keys are passed over.
pub(crate) fn read<T: DeserializeOwned>(item: Item) -> Result<T, StoreError> {
    Ok(serde_dynamo::from_item(item)?)
}

/// A user: under its id, listed among all users, and by its status with the instant at which that
/// ends (an invite, a wait for approval) or began (all else).
pub(crate) fn user(org: &OrgId, user: &User) -> Result<Item, StoreError> {
    let mut item = keyed(keys::user(org, user.id), "USER".into(), user)?;
    item.insert("gsi1pk".into(), s(keys::users(org)));
    item.insert("gsi1sk".into(), s(user.id.to_string()));
    let instant = match (user.status, user.invite) {
        (Status::Invited, Some(invite)) => invite.expires_at,
        (Status::PendingApproval, _) => user.approval.map_or(user.status_since, |open| open.until),
        _ => user.status_since,
    };
    item.insert("gsi2pk".into(), s(keys::status(org, user.status)));
    item.insert("gsi2sk".into(), s(keys::instant(instant)));
    Ok(item)
}

/// A timeline entry: with its user, and in the audit trail by day and by actor.
pub(crate) fn timeline(org: &OrgId, entry: &TimelineEntry) -> Result<Item, StoreError> {
    let id = entry.id.to_string();
    let mut item = keyed(keys::subject(org, &entry.subject), format!("AT#{id}"), entry)?;
    item.insert("gsi1pk".into(), s(keys::audit_day(org, entry.id)));
    item.insert("gsi1sk".into(), s(id.clone()));
    item.insert("gsi2pk".into(), s(keys::by_actor(org, &entry.actor)));
    item.insert("gsi2sk".into(), s(id));
    Ok(item)
}

/// An outbox entry.
pub(crate) fn outbox(org: &OrgId, entry: &OutboxEntry) -> Result<Item, StoreError> {
    let item = keyed(keys::outbox_of(org, entry), keys::outbox_entry(entry), entry)?;
    Ok(crate::outbox::with_due_time(item, entry))
}

/// A term that a user is found by. It carries all the user's terms, so that a hit can tell whether
/// the user shows under a smaller one, without another read.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Term {
    pub user: UserId,
    #[serde(rename = "term")]
    pub text: String,
    pub all: Vec<String>,
}

impl Term {
    /// The terms of a user.
    pub fn of(user: &User) -> Vec<Self> {
        let all = terms_of(user);
        all.iter()
            .map(|term| Self { user: user.id, text: term.clone(), all: all.clone() })
            .collect()
    }

    pub fn item(&self, org: &OrgId) -> Result<Item, StoreError> {
        keyed(keys::term_partition(org, &self.text), keys::term(&self.text, self.user), self)
    }

    /// Whether the user shows under this term when `prefix` is searched: under the smallest that
    /// matches.
    pub fn shows_for(&self, prefix: &str) -> bool {
        self.all.iter().filter(|term| term.starts_with(prefix)).min() == Some(&self.text)
    }
}

fn terms_of(user: &User) -> Vec<String> {
    let mut terms: Vec<String> =
        user.search_terms().iter().map(|term| keys::cut_term(term).to_owned()).collect();
    terms.retain(|term| !term.is_empty());
    terms.dedup();
    terms
}

/// Who holds an email address.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct EmailGuard {
    pub user: UserId,
}
