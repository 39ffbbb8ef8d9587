//! `POST /v1/users/{id}/reactivate`: let a member in again.

use axum::response::Response;
use usher_domain::{Permission, Status};

use crate::{
    caller::Caller,
    idempotency::ForRequest,
    if_match::IfMatch,
    manage_user::{
        TRIES,
        target::{ChangedView, Target, changed},
    },
    openapi::schemas::{IfMatchParam, UserIdParam},
    path::Segment,
    problem::ApiError,
};

/// Let a member in again.
///
/// They sign in anew. API keys that ended stay so.
#[utoipa::path(
    post,
    path = "/v1/users/{id}/reactivate",
    tag = "Users",
    extensions(("x-permission" = json!("users:manage"))),
    params(UserIdParam, IfMatchParam),
    responses((
        status = 200,
        description = "The user as they are now.",
        body = ChangedView,
        headers(("ETag" = String, description = "The user's version.")),
    )),
)]
pub async fn reactivate_user(
    ForRequest(app): ForRequest,
    caller: Caller,
    Segment(id): Segment,
    if_match: IfMatch,
) -> Result<Response, ApiError> {
    caller.require(Permission::UsersManage)?;
    for _ in 0..TRIES {
        let target = Target::find(&app, &caller, &id, if_match).await?;
        let now = app.clock.now();
        target.in_status(&[Status::Deactivated], now)?;
        if let Some(user) = app.directory.reactivate_user(&target.user, caller.actor, now).await? {
            return Ok(changed(&user, now));
        }
    }
    Err(if_match.race_lost())
}
