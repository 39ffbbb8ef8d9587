//! Who can sign in: users with what their password is checked against.

use std::collections::HashMap;

use aws_sdk_dynamodb::types::KeysAndAttributes;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use usher_domain::{EmailAddress, User, UserId, password::PasswordHash};

use crate::{
    Directory, StoreError,
    item::{self, EmailGuard, Item, s},
    keys,
    transaction::{Transaction, built},
};

/// The sort keys of a user and of their password.
const USER: &str = "USER";
const CREDENTIAL: &str = "CREDENTIAL";

/// A password as it is kept.
#[derive(Debug, Clone)]
pub struct Credential {
    /// Its hash.
    pub password: PasswordHash,
    /// When it was set.
    pub set_at: Timestamp,
}

/// A user, and their password if they have set one.
#[derive(Debug, Clone)]
pub struct Account {
    /// The user.
    pub user: User,
    /// Their password.
    pub credential: Option<Credential>,
}

#[derive(Serialize, Deserialize)]
struct StoredCredential {
    password: String,
    set_at: Timestamp,
}

impl Directory {
    /// The account of whoever holds an address. It takes the same two calls whether or not anybody
    /// does, so that the time it takes tells nothing.
    pub async fn find_account(&self, email: &EmailAddress) -> Result<Option<Account>, StoreError> {
        let guard = self.get(keys::email(&self.org, email), "EMAIL".into()).await?;
        let holder = guard.map(item::read::<EmailGuard>).transpose()?;
        let nobody = UserId(self.ids.next());
        self.find_account_of(holder.map_or(nobody, |guard| guard.user)).await
    }

    /// The account of a user, in one call.
    pub async fn find_account_of(&self, id: UserId) -> Result<Option<Account>, StoreError> {
        let [user, credential] =
            self.get_two(keys::user(&self.org, id), [USER, CREDENTIAL]).await?;
        let Some(user) = user.map(item::read).transpose()? else {
            return Ok(None);
        };
        let credential: Option<StoredCredential> = credential.map(item::read).transpose()?;
        let credential = credential.map(|stored| Credential {
            password: PasswordHash::from_phc(stored.password),
            set_at: stored.set_at,
        });
        Ok(Some(Account { user, credential }))
    }

    /// Two items of a partition in one call, strongly consistent.
    pub(crate) async fn get_two(
        &self,
        pk: String,
        sort_keys: [&str; 2],
    ) -> Result<[Option<Item>; 2], StoreError> {
        let key = |sk: &str| Item::from([("pk".into(), s(&*pk)), ("sk".into(), s(sk))]);
        let mut open: Vec<Item> = sort_keys.iter().map(|sk| key(sk)).collect();
        let mut found = HashMap::new();
        // What a throttled table leaves over is asked for again, a few times.
        for _ in 0..4 {
            let wanted = KeysAndAttributes::builder().set_keys(Some(open)).consistent_read(true);
            let answer = self
                .client
                .batch_get_item()
                .request_items(&self.table, built(wanted.build())?)
                .send()
                .await
                .map_err(|error| StoreError::of_call(&error))?;
            for item in answer.responses.unwrap_or_default().into_values().flatten() {
                found.insert(item::text(&item, "sk").unwrap_or_default().to_owned(), item);
            }
            open = answer
                .unprocessed_keys
                .and_then(|mut tables| tables.remove(&self.table))
                .map(|left| left.keys)
                .unwrap_or_default();
            if open.is_empty() {
                return Ok(sort_keys.map(|sk| found.remove(sk)));
            }
        }
        Err(StoreError::Busy("unprocessed keys".into()))
    }
}

impl<G: Copy> Transaction<'_, G> {
    /// Keeps a password, whatever was kept before.
    pub fn put_credential(&mut self, user: UserId, kept: &Credential) -> Result<(), StoreError> {
        let item = self.credential(user, kept)?;
        self.put(item)
    }

    /// Keeps a password in the place of the one that was set at `instead_of`.
    pub fn replace_credential(
        &mut self,
        user: UserId,
        kept: &Credential,
        instead_of: Timestamp,
        guard: G,
    ) -> Result<(), StoreError> {
        let item = self.credential(user, kept)?;
        self.put_where(item, "set_at = :read", (":read", s(instead_of.to_string())), guard)
    }

    /// Holds only while the password is the one that was set at `set_at`.
    pub fn require_credential(
        &mut self,
        user: UserId,
        set_at: Timestamp,
        guard: G,
    ) -> Result<(), StoreError> {
        let pk = keys::user(&self.directory().org, user);
        self.require_where(
            pk,
            CREDENTIAL,
            "set_at = :read",
            (":read", s(set_at.to_string())),
            guard,
        )
    }

    fn credential(&self, user: UserId, kept: &Credential) -> Result<Item, StoreError> {
        let stored =
            StoredCredential { password: kept.password.as_phc().to_owned(), set_at: kept.set_at };
        item::keyed(keys::user(&self.directory().org, user), CREDENTIAL.into(), &stored)
    }
}
