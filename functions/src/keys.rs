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
    link_code::LinkClaims,
    reset_token::ResetClaims,
};

/// Keys are fetched again at most this often, so that made-up key numbers cost nothing.
const REFETCH_AFTER: SignedDuration = SignedDuration::from_mins(1);

/// Keys older than this are fetched again before they are used: so long a key that was added may not
/// sign yet, and one that was taken out may still verify.
const STALE_AFTER: SignedDuration = SignedDuration::from_mins(5);

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

    /// Fetches the keys anew if they are stale. Every request and every delivery begins with this, so
    /// that a rotation reaches each function, whether it verifies or signs.
    pub async fn refresh(&self, now: Timestamp) {
        self.refetch(now, STALE_AFTER).await;
    }

    /// What an invite's token says, if it is authentic. A key that is not known may have been added
    /// since: then the keys are fetched again, at most once a minute.
    pub async fn verify(&self, token: &str, now: Timestamp) -> Result<InviteClaims, TokenError> {
        self.verified(now, |keys| InviteClaims::verify(token, keys)).await
    }

    /// The same for the token that sets a new password.
    pub async fn verify_reset(
        &self,
        token: &str,
        now: Timestamp,
    ) -> Result<ResetClaims, TokenError> {
        self.verified(now, |keys| ResetClaims::verify(token, keys)).await
    }

    /// Reads the code of a link that links a chat account. One signed with an unknown key makes the
    /// secrets be fetched anew, as far as that is due.
    pub async fn verify_link_code(
        &self,
        code: &str,
        now: Timestamp,
    ) -> Result<LinkClaims, TokenError> {
        self.verified(now, |keys| LinkClaims::verify(code, keys)).await
    }

    async fn verified<C>(
        &self,
        now: Timestamp,
        verify: impl Fn(&Keyring) -> Result<C, TokenError>,
    ) -> Result<C, TokenError> {
        match verify(&self.ring()) {
            Err(TokenError::UnknownKey(_)) if self.refetch(now, REFETCH_AFTER).await => {
                verify(&self.ring())
            }
            verdict => verdict,
        }
    }

    async fn refetch(&self, now: Timestamp, after: SignedDuration) -> bool {
        let Some(fetch) = &self.fetch else {
            return false;
        };
        {
            let mut ring = self.ring.write().unwrap_or_else(PoisonError::into_inner);
            if now.duration_since(ring.1) < after {
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

#[cfg(test)]
mod tests {
    use std::sync::Mutex;

    use super::*;

    fn at(minutes: i64) -> Timestamp {
        Timestamp::from_second(1_800_000_000 + 60 * minutes).unwrap()
    }

    fn ring(kid: u32) -> Keyring {
        Keyring::new(kid, &[7; 32]).unwrap()
    }

    /// Keys whose secret can be changed behind their back.
    fn keys() -> (Keys, Arc<Mutex<Option<u32>>>) {
        let secret = Arc::new(Mutex::new(Some(1)));
        let fetched = Arc::clone(&secret);
        let keys = Keys::refetched(ring(1), at(0), move || {
            let kid = *fetched.lock().unwrap();
            async move { kid.map(ring) }
        });
        (keys, secret)
    }

    #[tokio::test]
    async fn a_rotation_reaches_whoever_signs_within_five_minutes() {
        let (keys, secret) = keys();
        *secret.lock().unwrap() = Some(2);
        keys.refresh(at(4)).await;
        assert_eq!(keys.ring().signing_kid(), 1);
        keys.refresh(at(5)).await;
        assert_eq!(keys.ring().signing_kid(), 2);
    }

    #[tokio::test]
    async fn keys_that_cannot_be_fetched_stay_and_are_tried_again_later() {
        let (keys, secret) = keys();
        *secret.lock().unwrap() = None;
        keys.refresh(at(5)).await;
        assert_eq!(keys.ring().signing_kid(), 1);
        *secret.lock().unwrap() = Some(2);
        keys.refresh(at(6)).await;
        assert_eq!(keys.ring().signing_kid(), 1, "not at every request");
        keys.refresh(at(10)).await;
        assert_eq!(keys.ring().signing_kid(), 2);
    }
}
