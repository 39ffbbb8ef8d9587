//! The keys of links and cursors, fetched again when a link names one that is not known yet.

use std::{
    fmt,
    future::Future,
    pin::Pin,
    sync::{Arc, PoisonError, RwLock},
};

use jiff::{SignedDuration, Timestamp};
use usher_domain::{
    Keyring,
    invite_token::{InviteClaims, TokenError},
};

/// Keys are fetched again at most this often, so that made-up key numbers cost nothing.
const REFETCH_AFTER: SignedDuration = SignedDuration::from_mins(1);

/// Fetches the keys that are live now.
type Fetch = dyn Fn() -> Pin<Box<dyn Future<Output = Option<Keyring>> + Send>> + Send + Sync;

/// The live keys.
#[derive(Clone)]
pub struct Keys {
    ring: Arc<RwLock<(Arc<Keyring>, Timestamp)>>,
    fetch: Option<Arc<Fetch>>,
}

impl Keys {
    /// Keys that never change while the process runs.
    pub fn fixed(ring: Keyring) -> Self {
        Self { ring: Arc::new(RwLock::new((Arc::new(ring), Timestamp::UNIX_EPOCH))), fetch: None }
    }

    /// Keys that `fetch` brings anew.
    pub fn refetched<F>(
        ring: Keyring,
        now: Timestamp,
        fetch: impl Fn() -> F + Send + Sync + 'static,
    ) -> Self
    where
        F: Future<Output = Option<Keyring>> + Send + 'static,
    {
        Self {
            ring: Arc::new(RwLock::new((Arc::new(ring), now))),
            fetch: Some(Arc::new(move || Box::pin(fetch()))),
        }
    }

    /// The keys as they were fetched last.
    pub fn ring(&self) -> Arc<Keyring> {
        Arc::clone(&self.ring.read().unwrap_or_else(PoisonError::into_inner).0)
    }

    /// What an invite's token says, if it is authentic. A key that is not known may have been added
    /// since: then the keys are fetched again, at most once a minute.
    pub async fn verify(&self, token: &str, now: Timestamp) -> Result<InviteClaims, TokenError> {
        match InviteClaims::verify(token, &self.ring()) {
            Err(TokenError::UnknownKey(_)) if self.refetch(now).await => {
                InviteClaims::verify(token, &self.ring())
            }
            verdict => verdict,
        }
    }

    async fn refetch(&self, now: Timestamp) -> bool {
        let Some(fetch) = &self.fetch else {
            return false;
        };
        {
            let mut ring = self.ring.write().unwrap_or_else(PoisonError::into_inner);
            if now.duration_since(ring.1) < REFETCH_AFTER {
                return false;
            }
            ring.1 = now;
        }
        let Some(fetched) = fetch().await else {
            return false;
        };
        self.ring.write().unwrap_or_else(PoisonError::into_inner).0 = Arc::new(fetched);
        true
    }
}

impl fmt::Debug for Keys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.ring().fmt(f)
    }
}
