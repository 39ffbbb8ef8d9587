//! `DELETE /v1/api-keys/{id}`: revoke an API key.

use http::StatusCode;
use usher_directory::StoredKey;
use usher_domain::{Actor, Permission};

use super::find;
use crate::{
    caller::Caller, idempotency::ForRequest, openapi::schemas::KeyIdParam, path::Segment,
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
    // A key whose role is gone may do nothing, which everybody may.
    if !is_own(&caller, &key)
        && let Some(role) = app.directory.find_role(&key.role).await?
    {
        caller.require_cover(&role)?;
    }
    app.directory.revoke_api_key(key.id, caller.actor, app.clock.now()).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Whether the caller made the key, or calls with it.
fn is_own(caller: &Caller, key: &StoredKey) -> bool {
    let calls_with_it = matches!(caller.actor, Actor::Key { id, .. } if id == key.id);
    calls_with_it || (key.creator.is_some() && key.creator == caller.actor.person())
}
