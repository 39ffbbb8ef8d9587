//! Who is calling, and what they may do.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

use axum::extract::FromRequestParts;
use http::{header::AUTHORIZATION, request::Parts};
use jiff::{SignedDuration, Timestamp};
use usher_directory::StoredKey;
use usher_domain::{
    Actor, KeyId, Permission, PermissionSet, Role, RoleName, SessionToken, User, api_key::ApiKey,
};

use crate::{
    App, cookies, origin, problem::ApiError, rights::rights_of_key, signed_in::SignedIn,
    visit::bearer,
};

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
    identity: Arc<Identity>,
}

/// By what a caller is known.
#[derive(Debug)]
pub enum Identity {
    /// An API key.
    Key(StoredKey),
    /// A session: a person who signed in.
    Person(Box<SignedIn>),
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
        if self.permissions.covers(permissions) {
            Ok(())
        } else {
            Err(ApiError::RoleExceedsCaller(name.clone()))
        }
    }

    /// All that they may do.
    pub fn permissions(&self) -> PermissionSet {
        self.permissions
    }

    /// By what they are known.
    pub fn identity(&self) -> &Identity {
        &self.identity
    }

    /// The person who signed in, if it is one.
    pub fn user(&self) -> Option<&User> {
        self.signed_in().map(|person| &person.user)
    }

    /// The person and their session, if it is one who signed in.
    pub fn signed_in(&self) -> Option<&SignedIn> {
        match &*self.identity {
            Identity::Person(person) => Some(person),
            Identity::Key(_) => None,
        }
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
        if let Some(known) = parts.extensions.get::<Self>() {
            return Ok(known.clone());
        }
        let caller = Self::authenticate(parts, app).await?;
        parts.extensions.insert(caller.clone());
        Ok(caller)
    }
}

impl Caller {
    async fn authenticate(parts: &Parts, app: &App) -> Result<Self, ApiError> {
        if parts.headers.contains_key(AUTHORIZATION) {
            // Whoever sends this says who they are: a cookie beside it says nothing.
            let sent = bearer(&parts.headers).ok_or(ApiError::ApiKeyInvalid)?;
            return match SessionToken::parse(&sent, app.directory.org()) {
                Some(token) => Self::person(SignedIn::find(app, &token, false).await?),
                None => Self::key(app, &sent).await,
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

    fn person(found: Option<SignedIn>) -> Result<Self, ApiError> {
        let person = found.ok_or(ApiError::SessionEnded)?;
        Ok(Self {
            actor: Actor::User { id: person.user.id },
            permissions: person.permissions,
            identity: Arc::new(Identity::Person(Box::new(person))),
        })
    }

    async fn key(app: &App, sent: &str) -> Result<Self, ApiError> {
        let key = ApiKey::parse(sent).ok_or(ApiError::ApiKeyInvalid)?;
        let now = app.clock.now();
        let (stored, permissions) = app.key_cache.find(app, key.id, now).await?;
        if !stored.hash.matches(&key.hash()) || !stored.is_live(now) {
            return Err(ApiError::ApiKeyInvalid);
        }
        app.last_uses.note(app, &stored, now).await;
        let actor = Actor::Key { id: stored.id, creator: stored.creator };
        Ok(Self { actor, permissions, identity: Arc::new(Identity::Key(stored)) })
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
