//! Who is calling, and what they may do.

use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
};

use axum::extract::FromRequestParts;
use http::{header::AUTHORIZATION, request::Parts};
use jiff::{SignedDuration, Timestamp};
use usher_directory::StoredKey;
use usher_domain::{Actor, KeyId, Permission, PermissionSet, Role, api_key::ApiKey};

use crate::{App, problem::ApiError};

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
        if self.permissions.covers(role.permissions) {
            Ok(())
        } else {
            Err(ApiError::RoleExceedsCaller(role.name.clone()))
        }
    }
}

impl FromRequestParts<App> for Caller {
    type Rejection = ApiError;

    /// Authenticates once a request, whoever asks.
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
        let header = parts.headers.get(AUTHORIZATION).ok_or(ApiError::ApiKeyMissing)?;
        let key = header
            .to_str()
            .ok()
            .and_then(|value| value.split_once(' '))
            .filter(|(scheme, _)| scheme.eq_ignore_ascii_case("bearer"))
            .and_then(|(_, key)| ApiKey::parse(key.trim()))
            .ok_or(ApiError::ApiKeyInvalid)?;
        let now = app.clock.now();
        let (stored, permissions) = app.key_cache.find(app, key.id, now).await?;
        if !stored.hash.matches(&key.hash()) || !stored.is_live(now) {
            return Err(ApiError::ApiKeyInvalid);
        }
        app.last_uses.note(app, &stored, now).await;
        Ok(Self { actor: Actor::Key { id: stored.id, creator: stored.creator }, permissions })
    }
}

/// Keys read lately, with the permissions of their roles. Persons, their roles and links are never
/// remembered like this.
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
        let role = app.directory.find_role(&stored.role).await?.ok_or(ApiError::ApiKeyInvalid)?;
        let mut keys = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if keys.len() >= CACHED_AT_MOST {
            keys.clear();
        }
        keys.insert(id, (stored.clone(), role.permissions, now));
        Ok((stored, role.permissions))
    }

    fn remembered(&self, id: KeyId, now: Timestamp) -> Option<(StoredKey, PermissionSet)> {
        let keys = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (stored, permissions, read_at) = keys.get(&id)?;
        let age = now.duration_since(*read_at);
        (SignedDuration::ZERO..CACHED_FOR).contains(&age).then(|| (stored.clone(), *permissions))
    }
}
