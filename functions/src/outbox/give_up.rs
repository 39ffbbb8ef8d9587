//! `DELETE /v1/outbox/dead/{id}`: lets something go for good that could not be sent.

use http::StatusCode;
use usher_domain::Permission;

use super::{find_for, view::EntryIdParam};
use crate::{caller::Caller, idempotency::ForRequest, path::Segment, problem::ApiError};

/// Let something go for good that could not be sent.
#[utoipa::path(
    delete,
    path = "/v1/outbox/dead/{id}",
    tag = "Mail",
    extensions(("x-permission" = json!("users:manage"))),
    params(EntryIdParam),
    responses((status = 204, description = "It will not be sent.")),
)]
pub async fn give_up_dead_entry(
    ForRequest(app): ForRequest,
    caller: Caller,
    Segment(id): Segment,
) -> Result<StatusCode, ApiError> {
    caller.require(Permission::UsersManage)?;
    let dead = find_for(&app, &caller, &id).await?;
    if app.directory.drop_dead_entry(&dead, caller.actor, app.clock.now()).await? {
        Ok(StatusCode::NO_CONTENT)
    } else {
        Err(ApiError::NotFound)
    }
}
