//! Who holds many addresses, in few calls: what an import's dry run asks.

use std::collections::HashMap;

use tokio::task::JoinSet;
use usher_domain::{EmailAddress, User, UserId};

use crate::{
    Directory, StoreError,
    find_user::MAX_BATCH,
    item::{self, EmailGuard, Item},
    keys,
};

/// How many batches are asked for at once.
const AT_ONCE: usize = 8;

/// What is known of some addresses. It may be a moment old: nothing is decided by it for good.
#[derive(Debug, Default)]
pub struct WhoHas {
    holders: HashMap<String, UserId>,
    users: HashMap<UserId, User>,
    suppressed: Vec<String>,
}

impl WhoHas {
    /// The user who holds an address.
    pub fn holder(&self, email: &EmailAddress) -> Option<&User> {
        self.users.get(self.holders.get(email.key())?)
    }

    /// Whether mail to an address bounced before, or was reported as spam.
    pub fn is_suppressed(&self, email: &EmailAddress) -> bool {
        self.suppressed.binary_search_by(|key| key.as_str().cmp(email.key())).is_ok()
    }
}

impl Directory {
    /// Looks up who holds each address, and which of them are suppressed.
    pub async fn who_has(&self, emails: &[&EmailAddress]) -> Result<WhoHas, StoreError> {
        let prefix = keys::email_prefix(&self.org);
        let mut wanted: Vec<(String, &'static str)> = Vec::with_capacity(2 * emails.len());
        for email in emails {
            let pk = keys::email(&self.org, email);
            wanted.extend([(pk.clone(), "EMAIL"), (pk, keys::SUPPRESSED)]);
        }
        let mut known = WhoHas::default();
        for item in self.get_many(wanted).await? {
            let address = item::text(&item, "pk").and_then(|pk| pk.strip_prefix(&prefix));
            let address = address.unwrap_or_default().to_owned();
            if item::text(&item, "sk") == Some(keys::SUPPRESSED) {
                known.suppressed.push(address);
            } else {
                known.holders.insert(address, item::read::<EmailGuard>(item)?.user);
            }
        }
        known.suppressed.sort_unstable();
        let users = known.holders.values().map(|id| (keys::user(&self.org, *id), "USER"));
        for item in self.get_many(users.collect()).await? {
            let user: User = item::read(item)?;
            known.users.insert(user.id, user);
        }
        Ok(known)
    }

    /// Which of some addresses are suppressed: one call for a hundred.
    pub async fn suppressed(&self, emails: &[&EmailAddress]) -> Result<WhoHas, StoreError> {
        let prefix = keys::email_prefix(&self.org);
        let keys = emails.iter().map(|email| (keys::email(&self.org, email), keys::SUPPRESSED));
        let items = self.get_many(keys.collect()).await?;
        let address = |item: &Item| Some(item::text(item, "pk")?.strip_prefix(&prefix)?.to_owned());
        let mut suppressed: Vec<String> = items.iter().filter_map(address).collect();
        suppressed.sort_unstable();
        Ok(WhoHas { suppressed, ..WhoHas::default() })
    }

    /// The items of any number of keys that are there, some batches at once.
    async fn get_many(
        &self,
        mut wanted: Vec<(String, &'static str)>,
    ) -> Result<Vec<Item>, StoreError> {
        // A batch may not ask for one key twice.
        wanted.sort_unstable();
        wanted.dedup();
        let (mut found, mut batches) = (Vec::new(), JoinSet::new());
        loop {
            while batches.len() < AT_ONCE && !wanted.is_empty() {
                let batch = wanted.split_off(wanted.len().saturating_sub(MAX_BATCH));
                let directory = self.clone();
                batches.spawn(async move { directory.batch_get(batch.into_iter()).await });
            }
            match batches.join_next().await {
                None => return Ok(found),
                Some(Ok(batch)) => found.extend(batch?),
                Some(Err(_)) => return Err(StoreError::Busy("a look-up broke off".into())),
            }
        }
    }
}
