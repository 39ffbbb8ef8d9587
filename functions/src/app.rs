//! What every function works with.

use std::{
    collections::BTreeMap,
    net::IpAddr,
    ops::Deref,
    sync::{
        Arc, PoisonError, RwLock,
        atomic::{AtomicU64, Ordering},
    },
};

use jiff::{SignedDuration, Timestamp};
use tokio::sync::Semaphore;
use url::Url;
use usher_directory::{Directory, InviteTerms, Once, StoreError};
use usher_domain::{
    InviteLifetime, LogoName, OrgSettings, OrganizationName, Sender, UserId,
    invite_token::InviteClaims,
    keyring::UnknownKey,
    link_code::LinkClaims,
    reset_token::ResetClaims,
    settings::DEFAULT_REMINDER_DAYS,
    sources::{Clock, Ids, Random},
};

use crate::{Keys, caller::KeyCache, last_used::LastUses};

/// How many passwords are hashed at once. Each takes 19 MiB and a core.
const HASHING_AT_ONCE: usize = 4;

/// The organization's settings are believed for so long after they were read.
const SETTINGS_FOR: SignedDuration = SignedDuration::from_secs(30);

/// What an operator sets.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The organization's name, until the organization sets it otherwise.
    pub organization: OrganizationName,
    /// How long an invite is open, until the organization sets it otherwise.
    pub invite_lifetime: InviteLifetime,
    /// Who mails are from, until the organization sets it otherwise, at the same domain.
    pub sender: Sender,
    /// How many welcome mails the imports of one caller may ask for in a day.
    pub import_mails_per_day: u32,
    /// Where links lead. It is never taken from a request.
    pub base_url: Url,
    /// Where members sign in, if not on Usher's own page.
    pub sign_in_url: Option<Url>,
}

/// What every function works with; cheap to clone.
#[derive(Clone)]
pub struct App {
    /// The table, perhaps bound to one request.
    pub directory: Directory,
    parts: Arc<Parts>,
}

/// The parts of an [`App`].
pub struct Parts {
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
    /// What the organization sets, and when it was read.
    org: RwLock<Option<(Arc<OrgSettings>, Timestamp)>>,
    pub(crate) key_cache: KeyCache,
    pub(crate) last_uses: LastUses,
    pub(crate) hashing: Semaphore,
    pub(crate) argon2_runs: AtomicU64,
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
        let (org, last_uses) = (RwLock::default(), LastUses::default());
        let argon2_runs = AtomicU64::new(0);
        let parts = Parts {
            keys,
            settings,
            clock,
            random,
            ids,
            org,
            key_cache,
            last_uses,
            hashing,
            argon2_runs,
        };
        Self { directory, parts: Arc::new(parts) }
    }

    /// The app for one request: what it writes notes where the request came from, and happens once.
    #[must_use]
    pub fn for_request(&self, from: Option<IpAddr>, once: Option<Once>) -> Self {
        Self { directory: self.directory.for_request(from, once), parts: Arc::clone(&self.parts) }
    }

    /// What the organization sets, as it was read last; what it leaves open is as the operator set
    /// it. Every request and every delivery begins with [`App::refresh`].
    pub fn org(&self) -> Arc<OrgSettings> {
        let read = self.org.read().unwrap_or_else(PoisonError::into_inner);
        match &*read {
            Some((org, _)) => Arc::clone(org),
            None => Arc::new(self.settings_before_any()),
        }
    }

    /// Reads the keys and the organization's settings anew where they are stale. Settings that cannot
    /// be read stay as they are; without any, nothing can be done yet.
    pub async fn refresh(&self) -> Result<(), StoreError> {
        let now = self.clock.now();
        self.keys.refresh(now).await;
        let known = self.org.read().unwrap_or_else(PoisonError::into_inner).clone();
        if let Some((_, read_at)) = &known
            && (SignedDuration::ZERO..SETTINGS_FOR).contains(&now.duration_since(*read_at))
        {
            return Ok(());
        }
        match self.directory.find_choices().await {
            Ok(choices) => {
                self.note_settings(choices.over(self.settings_before_any()));
                Ok(())
            }
            Err(error) if known.is_some() => {
                tracing::warn!(%error, "the settings were not read anew");
                Ok(())
            }
            Err(error) => Err(error),
        }
    }

    /// Takes settings that were just read or written for what they are.
    pub fn note_settings(&self, org: OrgSettings) {
        let now = self.clock.now();
        let mut known = self.org.write().unwrap_or_else(PoisonError::into_inner);
        *known = Some((Arc::new(org), now));
    }

    /// The settings of an organization that never set any.
    pub fn settings_before_any(&self) -> OrgSettings {
        OrgSettings {
            version: 0,
            organization: self.settings.organization.clone(),
            invite_lifetime: self.settings.invite_lifetime,
            reminder_days: DEFAULT_REMINDER_DAYS.to_vec(),
            allowed_mail_domains: Vec::new(),
            mail_sender: self.settings.sender.clone(),
            welcome_sentence: BTreeMap::new(),
            logo: None,
        }
    }

    /// The terms of an invite made now.
    pub fn invite_terms(&self) -> InviteTerms {
        InviteTerms {
            kid: self.keys.ring().signing_kid(),
            expires_at: self.org().invite_lifetime.from(self.clock.now()),
        }
    }

    /// How often a password was hashed or compared with a hash since the start: what a request costs
    /// of a core.
    pub fn argon2_runs(&self) -> u64 {
        self.argon2_runs.load(Ordering::Relaxed)
    }

    /// The link that sets a new password. Whoever has it can set it.
    pub fn reset_link(&self, claims: &ResetClaims) -> Result<String, UnknownKey> {
        let token = claims.sign(&self.keys.ring())?;
        let base = self.settings.base_url.as_str().trim_end_matches('/');
        Ok(format!("{base}/reset/{}", token.expose()))
    }

    /// The link to the page that links a chat account to whoever signs in there.
    pub fn chat_link(&self, claims: &LinkClaims) -> Result<String, UnknownKey> {
        let code = claims.sign(&self.keys.ring())?;
        let base = self.settings.base_url.as_str().trim_end_matches('/');
        Ok(format!("{base}/chat-link/{}", code.expose()))
    }

    /// The address of a person's own account.
    pub fn account_page(&self) -> String {
        format!("{}/account", self.settings.base_url.as_str().trim_end_matches('/'))
    }

    /// The address of a logo, for whoever is not on a page.
    pub fn logo_address(&self, name: &LogoName) -> String {
        format!("{}/logo/{name}", self.settings.base_url.as_str().trim_end_matches('/'))
    }

    /// Where pages find the organization's logo, if there is one.
    pub(crate) fn logo(&self) -> Option<String> {
        self.org().logo.as_ref().map(|name| self.path(&format!("/logo/{name}")))
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
        &self.parts
    }
}

impl std::fmt::Debug for App {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "App({})", self.directory.org())
    }
}
