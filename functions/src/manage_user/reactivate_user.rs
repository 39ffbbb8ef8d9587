//! `POST /v1/users/{id}/reactivate`: let a member in again.

use axum::response::Response;
use usher_domain::{ApprovalKind, Permission, Status, approval::Proposal};

use crate::{
    approvals::{Ask, WaitsView, ask_of_user},
    caller::Caller,
    idempotency::ForRequest,
    if_match::IfMatch,
    language::CallerTexts,
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
/// They sign in anew. API keys that ended stay so. Where their role needs approval, this waits for it.
#[utoipa::path(
    post,
    path = "/v1/users/{id}/reactivate",
    tag = "Users",
    extensions(("x-permission" = json!("users:manage"))),
    params(UserIdParam, IfMatchParam),
    responses(
        (
            status = 200,
            description = "The user as they are now.",
            body = ChangedView,
            headers(("ETag" = String, description = "The user's version.")),
        ),
        (
            status = 202,
            description = "The role needs approval by a second person: nothing is changed before.",
            body = WaitsView,
        ),
    ),
)]
pub async fn reactivate_user(
    ForRequest(app): ForRequest,
    caller: Caller,
    CallerTexts(texts): CallerTexts,
    Segment(id): Segment,
    if_match: IfMatch,
) -> Result<Response, ApiError> {
    caller.require(Permission::UsersManage)?;
    for _ in 0..TRIES {
        let target = Target::find(&app, &caller, &id, if_match).await?;
        let now = app.clock.now();
        target.in_status(&[Status::Deactivated], now)?;
        if target.role_needs_approval(&app).await? {
            let what = (ApprovalKind::ReactivateUser, Proposal::Reactivate);
            let role = target.user.role.clone();
            let (user, covers) = (&target.user, target.permissions);
            let ask = Ask { user, role, what, changes: Vec::new(), covers };
            match ask_of_user(&app, &caller, texts, ask).await? {
                Some(waits) => return Ok(waits),
                None => continue,
            }
        }
        let by = (caller.actor, now);
        if let Some(user) = app.directory.reactivate_user(&target.user, by, None).await? {
            return Ok(changed(&user, now));
        }
    }
    Err(if_match.race_lost())
}
