//! What a directory knows of the request it works for.

use std::{
    net::IpAddr,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use usher_domain::OrgId;

use crate::{
    Directory, StoreError,
    item::{self, Item, n, s},
    keys,
    transaction::is_refused,
};

/// How long the answer of a change is kept for whoever repeats it.
pub const REMEMBERED_FOR: SignedDuration = SignedDuration::from_hours(24);

/// Marks the one change that a request makes, so that its repetition changes nothing.
#[derive(Debug, Clone)]
pub struct Once {
    /// Names caller and idempotency key.
    pub key: String,
    /// Tells the request from another one under the same key.
    pub fingerprint: String,
    /// When the request came.
    pub now: Timestamp,
}

/// A change that was made once.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Remembered {
    /// Tells the request from another one under the same key.
    pub fingerprint: String,
    /// When it was made.
    pub at: Timestamp,
    /// The answer, sealed; none while it is on its way, or if it was lost.
    pub answer: Option<String>,
}

/// The mark of a request, until a transaction has written it.
#[derive(Debug)]
pub(crate) struct Mark {
    once: Once,
    written: AtomicBool,
}

impl Directory {
    /// The same directory for what is no change of the request's own: its mark is left for that.
    #[must_use]
    pub fn unmarked(&self) -> Self {
        self.for_request(self.from, None)
    }

    /// The directory for one request: what it writes notes the address that the request came from,
    /// and its first transaction writes the mark `once`. Where that mark lies already, the transaction
    /// writes nothing and fails with [`StoreError::Repeated`].
    #[must_use]
    pub fn for_request(&self, from: Option<IpAddr>, once: Option<Once>) -> Self {
        let mark = once.map(|once| Arc::new(Mark { once, written: AtomicBool::new(false) }));
        Self { from, mark, ..self.clone() }
    }

    /// The mark that the next transaction must write, if there is one.
    pub(crate) fn open_mark(&self) -> Option<&Arc<Mark>> {
        self.mark.as_ref().filter(|mark| !mark.written.load(Ordering::Acquire))
    }

    /// The change that was made under this key in the last 24 hours.
    pub async fn find_remembered(
        &self,
        key: &str,
        now: Timestamp,
    ) -> Result<Option<Remembered>, StoreError> {
        let item = self.get(keys::once(&self.org, key), "ONCE".into()).await?;
        let found: Option<Remembered> = item.map(item::read).transpose()?;
        Ok(found.filter(|found| now.duration_since(found.at) < REMEMBERED_FOR))
    }

    /// Keeps the answer of a request, with its mark: one that found nothing to change has written none.
    /// An answer that somebody else was given under the same key meanwhile stays.
    pub async fn remember_answer(&self, once: &Once, answer: String) -> Result<(), StoreError> {
        let call = self
            .client
            .put_item()
            .table_name(&self.table)
            .set_item(Some(once.item(&self.org, Some(answer))?))
            .condition_expression(
                "attribute_not_exists(pk) OR fingerprint = :fingerprint OR #until <= :now",
            )
            .expression_attribute_names("#until", "until")
            .expression_attribute_values(":fingerprint", s(&once.fingerprint))
            .expression_attribute_values(":now", n(once.now.as_millisecond()))
            .send()
            .await;
        match call {
            Ok(_) => Ok(()),
            Err(error) if is_refused(&error) => Ok(()),
            Err(error) => Err(StoreError::of_call(&error)),
        }
    }
}

impl Once {
    fn item(&self, org: &OrgId, answer: Option<String>) -> Result<Item, StoreError> {
        let Self { key, fingerprint, now } = self;
        let remembered = Remembered { fingerprint: fingerprint.clone(), at: *now, answer };
        let mut item = item::keyed(keys::once(org, key), "ONCE".into(), &remembered)?;
        let ends = now.checked_add(REMEMBERED_FOR).unwrap_or(*now);
        item.insert("ttl".into(), n(ends.as_second()));
        item.insert("until".into(), n(ends.as_millisecond()));
        Ok(item)
    }
}

impl Mark {
    /// The item, and the instant before which an older one counts no more.
    pub fn item(&self, directory: &Directory) -> Result<(Item, Timestamp), StoreError> {
        let item = self.once.item(&directory.org, None)?;
        Ok((item, self.once.now))
    }

    /// Notes that a transaction has written it.
    pub fn close(&self) {
        self.written.store(true, Ordering::Release);
    }
}
