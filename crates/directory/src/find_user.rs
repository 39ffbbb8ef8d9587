//! Read users. Reads that a decision rests on are strongly consistent.

use std::collections::HashMap;

use aws_sdk_dynamodb::types::KeysAndAttributes;
use usher_domain::{EmailAddress, User, UserId, outbox::OutboxEntry};

use crate::{
    Directory, StoreError,
    item::{self, EmailGuard, Item, s},
    keys,
};

/// The most keys of one `BatchGetItem` (DynamoDB).
pub(crate) const MAX_BATCH: usize = 100;

impl Directory {
    /// The user of that id as they are now.
    pub async fn find_user(&self, id: UserId) -> Result<Option<User>, StoreError> {
        self.get(keys::user(&self.org, id), "USER".into()).await?.map(item::read).transpose()
    }

    /// The user whom an outbox entry is about.
    pub async fn find_entry_user(&self, entry: &OutboxEntry) -> Result<Option<User>, StoreError> {
        match entry.user {
            Some(id) => self.find_user(id).await,
            None => Ok(None),
        }
    }

    /// The user who holds an address.
    pub async fn find_user_by_email(
        &self,
        email: &EmailAddress,
    ) -> Result<Option<User>, StoreError> {
        let guard = self.get(keys::email(&self.org, email), "EMAIL".into()).await?;
        match guard.map(item::read::<EmailGuard>).transpose()? {
            Some(guard) => self.find_user(guard.user).await,
            None => Ok(None),
        }
    }

    /// The users of these ids, in the order of the ids; who is gone is left out. For lists: a user
    /// may be a moment old.
    pub async fn find_users(&self, ids: &[UserId]) -> Result<Vec<User>, StoreError> {
        let mut found = HashMap::with_capacity(ids.len());
        for chunk in ids.chunks(MAX_BATCH) {
            let keys = chunk.iter().map(|id| (keys::user(&self.org, *id), "USER"));
            for item in self.batch_get(keys).await? {
                let user: User = item::read(item)?;
                found.insert(user.id, user);
            }
        }
        Ok(ids.iter().filter_map(|id| found.remove(id)).collect())
    }

    /// The items of these keys that are there, up to 100; perhaps a moment old.
    pub(crate) async fn batch_get(
        &self,
        keys: impl Iterator<Item = (String, &'static str)>,
    ) -> Result<Vec<Item>, StoreError> {
        let key = |(pk, sk)| Item::from([("pk".to_owned(), s(pk)), ("sk".to_owned(), s(sk))]);
        let mut open: Vec<Item> = keys.map(key).collect();
        let mut items = Vec::with_capacity(open.len());
        // What a throttled table leaves over is asked for again, a few times.
        for _ in 0..4 {
            if open.is_empty() {
                return Ok(items);
            }
            let wanted = KeysAndAttributes::builder().set_keys(Some(open)).build();
            let wanted = wanted.map_err(|error| StoreError::Refused(error.to_string()))?;
            let answer = self
                .client
                .batch_get_item()
                .request_items(&self.table, wanted)
                .send()
                .await
                .map_err(|error| StoreError::of_call(&error))?;
            items.extend(answer.responses.unwrap_or_default().into_values().flatten());
            open = answer
                .unprocessed_keys
                .and_then(|mut tables| tables.remove(&self.table))
                .map(|left| left.keys)
                .unwrap_or_default();
        }
        if open.is_empty() { Ok(items) } else { Err(StoreError::Busy("unprocessed keys".into())) }
    }

    /// One item, strongly consistent.
    pub(crate) async fn get(&self, pk: String, sk: String) -> Result<Option<Item>, StoreError> {
        self.client
            .get_item()
            .table_name(&self.table)
            .key("pk", s(pk))
            .key("sk", s(sk))
            .consistent_read(true)
            .send()
            .await
            .map(|answer| answer.item)
            .map_err(|error| StoreError::of_call(&error))
    }
}
