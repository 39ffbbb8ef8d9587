//! `DELETE /v1/api-keys/{id}`: revoke an API key.

use http::StatusCode;
use usher_directory::StoredKey;
use usher_domain::{Actor, Permission, PermissionSet, api_key::KeyKind};

use super::find;
use crate::{
    App, caller::Caller, idempotency::ForRequest, openapi::schemas::KeyIdParam, path::Segment,
    problem::ApiError,
};

/// Revoke an API key: within half a minute it works nowhere.
///
/// Whoever may do less than the key can revoke it only if it is their own. A key that is revoked
/// already stays so.
#[utoipa::path(
    delete,
    path = "/v1/api-keys/{id}",
    tag = "API keys",
    extensions(("x-permission" = json!("keys:manage"))),
    params(KeyIdParam),
    responses((status = 204, description = "The key is revoked.")),
)]
pub async fn revoke_api_key(
    ForRequest(app): ForRequest,
    caller: Caller,
    Segment(id): Segment,
) -> Result<StatusCode, ApiError> {
    caller.require(Permission::KeysManage)?;
    let key = find(&app, &id).await?;
    if !is_own(&caller, &key) {
        require_cover(&app, &caller, &key).await?;
    }
    app.directory.revoke_api_key(key.id, caller.actor, app.clock.now()).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Refuses whoever may do less than the key.
async fn require_cover(app: &App, caller: &Caller, key: &StoredKey) -> Result<(), ApiError> {
    match &key.kind {
        // A key whose role is gone may do nothing, which everybody may.
        KeyKind::Program { role } => {
            let theirs = app.directory.find_permissions(role).await?.unwrap_or_default();
            caller.require_all(theirs, role)
        }
        KeyKind::Bot { .. } if !caller.permissions().covers(PermissionSet::in_chat()) => {
            Err(ApiError::BotExceedsCaller)
        }
        KeyKind::Bot { .. } => Ok(()),
    }
}

/// Whether the caller made the key, or calls with it.
fn is_own(caller: &Caller, key: &StoredKey) -> bool {
    let calls_with_it = matches!(caller.actor, Actor::Key { id, .. } if id == key.id);
    calls_with_it || (key.creator.is_some() && key.creator == caller.actor.person())
}
