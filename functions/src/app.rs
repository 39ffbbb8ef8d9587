//! What every function works with.

use std::{ops::Deref, sync::Arc};

use tokio::sync::Semaphore;
use url::Url;
use usher_directory::{Directory, InviteTerms};
use usher_domain::{
    InviteLifetime, OrganizationName, UserId,
    invite_token::InviteClaims,
    keyring::UnknownKey,
    sources::{Clock, Ids, Random},
};

use crate::{Keys, caller::KeyCache};

/// How many passwords are hashed at once. Each takes 19 MiB and a core.
const HASHING_AT_ONCE: usize = 4;

/// What an operator sets.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The organization's name, as mails and pages show it.
    pub organization: OrganizationName,
    /// How long an invite is open.
    pub invite_lifetime: InviteLifetime,
    /// Where links lead. It is never taken from a request.
    pub base_url: Url,
    /// Where members sign in, if the pages should lead there.
    pub sign_in_url: Option<Url>,
}

/// What every function works with; cheap to clone.
#[derive(Clone)]
pub struct App(Arc<Parts>);

/// The parts of an [`App`].
pub struct Parts {
    /// The table.
    pub directory: Directory,
    /// The keys of links and cursors.
    pub keys: Keys,
    /// What the operator set.
    pub settings: Settings,
    /// The current instant.
    pub clock: Clock,
    /// Randomness for salts and nonces.
    pub random: Random,
    /// New ids.
    pub ids: Ids,
    pub(crate) key_cache: KeyCache,
    pub(crate) hashing: Semaphore,
}

impl App {
    /// An app of these parts.
    pub fn new(
        directory: Directory,
        keys: Keys,
        settings: Settings,
        clock: Clock,
        random: Random,
        ids: Ids,
    ) -> Self {
        let (key_cache, hashing) = (KeyCache::default(), Semaphore::new(HASHING_AT_ONCE));
        Self(Arc::new(Parts { directory, keys, settings, clock, random, ids, key_cache, hashing }))
    }

    /// The terms of an invite made now.
    pub fn invite_terms(&self) -> InviteTerms {
        InviteTerms {
            kid: self.keys.ring().signing_kid(),
            expires_at: self.settings.invite_lifetime.from(self.clock.now()),
        }
    }

    /// A path below that of the base URL, on whatever origin a page came from.
    pub(crate) fn path(&self, path: &str) -> String {
        format!("{}{path}", self.settings.base_url.path().trim_end_matches('/'))
    }

    /// The link of an invite. Whoever has it can accept.
    pub fn invite_link(
        &self,
        user: UserId,
        invite: &usher_domain::Invite,
    ) -> Result<String, UnknownKey> {
        let claims = InviteClaims::new(self.directory.org(), user, invite);
        let token = claims.sign(&self.keys.ring())?;
        let base = self.settings.base_url.as_str().trim_end_matches('/');
        Ok(format!("{base}/accept/{}", token.expose()))
    }
}

impl Deref for App {
    type Target = Parts;

    fn deref(&self) -> &Parts {
        &self.0
    }
}

impl std::fmt::Debug for App {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "App({})", self.directory.org())
    }
}
