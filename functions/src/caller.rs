//! Who is calling, and what they may do.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

use axum::extract::FromRequestParts;
use http::{HeaderMap, HeaderName, header::AUTHORIZATION, request::Parts};
use jiff::{SignedDuration, Timestamp};
use usher_directory::{ChatLink, StoredKey};
use usher_domain::{
    Actor, ChatAccount, KeyId, Permission, PermissionSet, Problem, Role, RoleName, SessionToken,
    Status, User, UserId,
    api_key::{ApiKey, KeyKind},
};

use crate::{
    App, cookies, origin, problem::ApiError, rights::rights_of_key, signed_in::SignedIn,
    visit::bearer,
};

/// Names the chat account for which a bot speaks.
pub(crate) static ON_BEHALF_OF: HeaderName = HeaderName::from_static("usher-on-behalf-of");

/// A key is believed for so long after it was read: so long a revoked one may still work.
const CACHED_FOR: SignedDuration = SignedDuration::from_secs(30);

/// The most keys that are remembered at once.
const CACHED_AT_MOST: usize = 1000;

/// An authenticated caller.
#[derive(Debug, Clone)]
pub struct Caller {
    /// Who they are.
    pub actor: Actor,
    permissions: PermissionSet,
    /// All that they hold, which decides whom they may manage: in chat they use only a part of it.
    held: PermissionSet,
    identity: Arc<Identity>,
}

/// By what a caller is known.
#[derive(Debug)]
pub enum Identity {
    /// An API key of a program.
    Key(StoredKey),
    /// A session: a person who signed in.
    Person(Box<SignedIn>),
    /// The key of a chat bot, which speaks for nobody but itself.
    Bot(StoredKey),
    /// The key of a chat bot, which speaks for whoever has a chat account.
    OnBehalf(Box<OnBehalf>),
}

/// For whom a bot speaks.
#[derive(Debug, Clone)]
pub struct OnBehalf {
    /// The bot's key.
    pub key: StoredKey,
    /// The account that it names.
    pub account: ChatAccount,
    /// Who that is; none for an account that is not linked, or to somebody who may not enter.
    pub person: Option<(User, ChatLink)>,
}

impl Caller {
    /// Refuses a caller who lacks `permission`.
    pub fn require(&self, permission: Permission) -> Result<(), ApiError> {
        if self.permissions.allows(permission) {
            Ok(())
        } else {
            Err(ApiError::PermissionMissing(permission))
        }
    }

    /// Refuses a caller who lacks any permission of `role`: nobody grants it, or manages a user who
    /// has it, without holding all of it.
    pub fn require_cover(&self, role: &Role) -> Result<(), ApiError> {
        self.require_all(role.permissions, &role.name)
    }

    /// Refuses a caller who lacks any of the permissions of the role `name`.
    pub fn require_all(&self, permissions: PermissionSet, name: &RoleName) -> Result<(), ApiError> {
        if self.held.covers(permissions) {
            Ok(())
        } else {
            Err(ApiError::RoleExceedsCaller(name.clone()))
        }
    }

    /// All that they may do.
    pub fn permissions(&self) -> PermissionSet {
        self.permissions
    }

    /// All that they hold, which decides whom they may manage and what they may grant.
    pub fn held(&self) -> PermissionSet {
        self.held
    }

    /// By what they are known.
    pub fn identity(&self) -> &Identity {
        &self.identity
    }

    /// The person who signed in, or for whom a bot speaks, if it is one.
    pub fn user(&self) -> Option<&User> {
        match &*self.identity {
            Identity::Person(person) => Some(&person.user),
            Identity::OnBehalf(_) => self.link().map(|(user, _)| user),
            Identity::Key(_) | Identity::Bot(_) => None,
        }
    }

    /// The person and their session, if it is one who signed in.
    pub fn signed_in(&self) -> Option<&SignedIn> {
        match &*self.identity {
            Identity::Person(person) => Some(person),
            Identity::Key(_) | Identity::Bot(_) | Identity::OnBehalf(_) => None,
        }
    }

    /// The key that was sent, if it was one.
    pub fn key(&self) -> Option<&StoredKey> {
        match &*self.identity {
            Identity::Key(key) | Identity::Bot(key) => Some(key),
            Identity::OnBehalf(behalf) => Some(&behalf.key),
            Identity::Person(_) => None,
        }
    }

    /// The person for whom a bot speaks, and the link of their account by which it does.
    pub fn link(&self) -> Option<(&User, &ChatLink)> {
        match &*self.identity {
            Identity::OnBehalf(behalf) => behalf.person.as_ref().map(|(user, link)| (user, link)),
            Identity::Key(_) | Identity::Bot(_) | Identity::Person(_) => None,
        }
    }

    /// The person behind the caller, where two people are needed: who asks, or who decides. An account
    /// that somebody else linked proves nobody, and a key that nobody made is nobody.
    pub fn one_of_two(&self) -> Result<UserId, ApiError> {
        if let Some((user, link)) = self.link()
            && link.linked_by.person() != Some(user.id)
        {
            return Err(ApiError::PersonRequired);
        }
        self.actor.person().ok_or(ApiError::PersonRequired)
    }

    /// Refuses a caller who is no person that signed in.
    pub fn require_session(&self) -> Result<&SignedIn, ApiError> {
        self.signed_in().ok_or(ApiError::SessionRequired)
    }
}

impl FromRequestParts<App> for Caller {
    type Rejection = ApiError;

    /// Authenticates once a request, whoever asks, and before the body is read.
    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, ApiError> {
        let caller = Self::of_request(parts, app).await?;
        match &*caller.identity {
            Identity::OnBehalf(behalf) if behalf.person.is_none() => Err(ApiError::NotLinked),
            _ => Ok(caller),
        }
    }
}

impl Caller {
    /// The caller, be they a bot that speaks for an account which is not linked: such a one may do
    /// nothing, but has it linked.
    pub(crate) async fn of_request(parts: &mut Parts, app: &App) -> Result<Self, ApiError> {
        if let Some(known) = parts.extensions.get::<Self>() {
            return Ok(known.clone());
        }
        let caller = Self::authenticate(parts, app).await?;
        parts.extensions.insert(caller.clone());
        Ok(caller)
    }

    async fn authenticate(parts: &Parts, app: &App) -> Result<Self, ApiError> {
        let caller = Self::known_by(parts, app).await?;
        match (&*caller.identity, account_of(&parts.headers)) {
            (Identity::Bot(key), Some(account)) => caller.for_account(app, key, account?).await,
            // A bot that speaks for nobody may only do what is made for bots.
            (Identity::Bot(_), None) => {
                let nothing = PermissionSet::default();
                Ok(Self { permissions: nothing, held: nothing, ..caller })
            }
            (_, Some(_)) => Err(ApiError::OnBehalfNotAllowed),
            (_, None) => Ok(caller),
        }
    }

    /// The same bot, speaking for an account. Its link, the person and their role are read each time.
    async fn for_account(
        &self,
        app: &App,
        key: &StoredKey,
        account: ChatAccount,
    ) -> Result<Self, ApiError> {
        if !key.kind.serves(&account) {
            return Err(ApiError::WorkspaceNotServed);
        }
        let person = linked(app, &account).await?;
        let (actor, held) = match &person {
            Some((user, _)) => {
                let role = app.directory.find_role(&user.role).await?;
                let theirs = role.map(|role| role.permissions).unwrap_or_default();
                let platform = account.platform();
                let actor = Actor::Chat { id: user.id, key: key.id, platform };
                // Nor does it allow more than whoever made the key may.
                (actor, theirs.and(self.held))
            }
            None => (self.actor, PermissionSet::default()),
        };
        let identity = Identity::OnBehalf(Box::new(OnBehalf { key: key.clone(), account, person }));
        let permissions = held.and(PermissionSet::in_chat());
        Ok(Self { actor, permissions, held, identity: Arc::new(identity) })
    }

    async fn known_by(parts: &Parts, app: &App) -> Result<Self, ApiError> {
        if parts.headers.contains_key(AUTHORIZATION) {
            // Whoever sends this says who they are: a cookie beside it says nothing.
            let sent = bearer(&parts.headers).ok_or(ApiError::ApiKeyInvalid)?;
            return match SessionToken::parse(&sent, app.directory.org()) {
                Some(token) => Self::person(SignedIn::find(app, &token, false).await?),
                None => Self::of_key(app, &sent).await,
            };
        }
        if cookies::session_of(app, &parts.headers).is_none() {
            return Err(ApiError::ApiKeyMissing);
        }
        let caller = Self::person(SignedIn::by_cookie(app, &parts.headers).await?)?;
        if origin::changes(&parts.method) {
            caller.require_session()?.require_csrf(app, &parts.headers, "")?;
        }
        Ok(caller)
    }

    /// Somebody who signed in, as a caller.
    pub(crate) fn person(found: Option<SignedIn>) -> Result<Self, ApiError> {
        let person = found.ok_or(ApiError::SessionEnded)?;
        Ok(Self {
            actor: Actor::User { id: person.user.id },
            permissions: person.permissions,
            held: person.permissions,
            identity: Arc::new(Identity::Person(Box::new(person))),
        })
    }

    async fn of_key(app: &App, sent: &str) -> Result<Self, ApiError> {
        let key = ApiKey::parse(sent).ok_or(ApiError::ApiKeyInvalid)?;
        let now = app.clock.now();
        let (stored, permissions) = app.key_cache.find(app, key.id, now).await?;
        if !stored.hash.matches(&key.hash()) || !stored.is_live(now) {
            return Err(ApiError::ApiKeyInvalid);
        }
        app.last_uses.note(app, &stored, now).await;
        let actor = Actor::Key { id: stored.id, creator: stored.creator };
        let identity = match stored.kind {
            KeyKind::Program { .. } => Identity::Key(stored),
            KeyKind::Bot { .. } => Identity::Bot(stored),
        };
        Ok(Self { actor, permissions, held: permissions, identity: Arc::new(identity) })
    }
}

/// Whose an account is: an active member's, or nobody's who may do anything.
async fn linked(app: &App, account: &ChatAccount) -> Result<Option<(User, ChatLink)>, ApiError> {
    let Some(link) = app.directory.find_chat_link(account).await? else { return Ok(None) };
    let user = app.directory.find_user(link.user).await?;
    Ok(user.filter(|user| user.status == Status::Active).map(|user| (user, link)))
}

/// The account on whose behalf a request is made, if it names one.
fn account_of(headers: &HeaderMap) -> Option<Result<ChatAccount, ApiError>> {
    let mut sent = headers.get_all(&ON_BEHALF_OF).into_iter();
    let first = sent.next()?;
    let account = match (first.to_str(), sent.next()) {
        (Ok(text), None) => text.trim().parse(),
        _ => Err(Problem::ChatAccountMalformed),
    };
    Some(account.map_err(|problem| ApiError::field("Usher-On-Behalf-Of", problem)))
}

/// A bot that asks for what is made for bots: alone, or speaking for an account, linked or not.
#[derive(Debug, Clone)]
pub struct Bot {
    /// Its key.
    pub key: StoredKey,
    /// The account that it speaks for.
    pub account: Option<ChatAccount>,
}

impl FromRequestParts<App> for Bot {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, ApiError> {
        let caller = Caller::of_request(parts, app).await?;
        match caller.identity() {
            Identity::Bot(key) => Ok(Self { key: key.clone(), account: None }),
            Identity::OnBehalf(behalf) => {
                Ok(Self { key: behalf.key.clone(), account: Some(behalf.account.clone()) })
            }
            Identity::Key(_) | Identity::Person(_) => Err(ApiError::BotRequired),
        }
    }
}

impl Bot {
    /// The key itself, as who acts.
    pub fn actor(&self) -> Actor {
        Actor::Key { id: self.key.id, creator: self.key.creator }
    }
}

/// Keys read lately, with what they may do. Persons, their roles and links are never remembered like
/// this.
#[derive(Default)]
pub struct KeyCache(Mutex<HashMap<KeyId, (StoredKey, PermissionSet, Timestamp)>>);

impl KeyCache {
    async fn find(
        &self,
        app: &App,
        id: KeyId,
        now: Timestamp,
    ) -> Result<(StoredKey, PermissionSet), ApiError> {
        if let Some(found) = self.remembered(id, now) {
            return Ok(found);
        }
        let stored = app.directory.find_api_key(id).await?.ok_or(ApiError::ApiKeyInvalid)?;
        let permissions = rights_of_key(app, &stored).await?.ok_or(ApiError::ApiKeyInvalid)?;
        let mut keys = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if keys.len() >= CACHED_AT_MOST {
            keys.clear();
        }
        keys.insert(id, (stored.clone(), permissions, now));
        Ok((stored, permissions))
    }

    fn remembered(&self, id: KeyId, now: Timestamp) -> Option<(StoredKey, PermissionSet)> {
        let keys = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (stored, permissions, read_at) = keys.get(&id)?;
        let age = now.duration_since(*read_at);
        (SignedDuration::ZERO..CACHED_FOR).contains(&age).then(|| (stored.clone(), *permissions))
    }
}
