//! `POST /v1/users/{id}/deactivate`: keep a member out for now.

use axum::response::Response;
use usher_directory::Removal;
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

/// Keep a member out for now.
///
/// Their sessions end at once, and the API keys that they made end for good.
#[utoipa::path(
    post,
    path = "/v1/users/{id}/deactivate",
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
pub async fn deactivate_user(
    ForRequest(app): ForRequest,
    caller: Caller,
    Segment(id): Segment,
    if_match: IfMatch,
) -> Result<Response, ApiError> {
    caller.require(Permission::UsersManage)?;
    for _ in 0..TRIES {
        let target = Target::find(&app, &caller, &id, if_match).await?;
        let now = app.clock.now();
        target.not_self(&caller)?;
        target.in_status(&[Status::Active], now)?;
        match app.directory.deactivate_user(&target.user, caller.actor, now).await? {
            Removal::Done(user) => return Ok(changed(&user, now)),
            Removal::LastSuperAdmin => return Err(ApiError::LastSuperAdmin),
            Removal::Overtaken => {}
        }
    }
    Err(if_match.race_lost())
}
