//! `POST /v1/outbox/dead/{id}/retry`: has something tried again that was given up.

use http::StatusCode;
use usher_domain::Permission;

use super::{find_for, view::EntryIdParam};
use crate::{caller::Caller, idempotency::ForRequest, path::Segment, problem::ApiError};

/// Have something tried again that could not be sent.
///
/// It is tried as if it never had been, for another 48 hours at least. What has become pointless
/// meanwhile, such as an invite that was withdrawn, is let go instead.
#[utoipa::path(
    post,
    path = "/v1/outbox/dead/{id}/retry",
    tag = "Mail",
    extensions(("x-permission" = json!("users:manage"))),
    params(EntryIdParam),
    responses((status = 204, description = "It waits to be sent again.")),
)]
pub async fn retry_dead_entry(
    ForRequest(app): ForRequest,
    caller: Caller,
    Segment(id): Segment,
) -> Result<StatusCode, ApiError> {
    caller.require(Permission::UsersManage)?;
    let dead = find_for(&app, &caller, &id).await?;
    if app.directory.retry_dead_entry(&dead, caller.actor, app.clock.now()).await? {
        Ok(StatusCode::NO_CONTENT)
    } else {
        Err(ApiError::NotFound)
    }
}
