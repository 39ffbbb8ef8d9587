//! `DELETE /v1/users/{id}`: erase a person.

use http::StatusCode;
use usher_directory::Removal;
use usher_domain::Permission;

use crate::{
    caller::Caller,
    idempotency::ForRequest,
    if_match::IfMatch,
    manage_user::{TRIES, target::Target},
    openapi::schemas::{IfMatchParam, UserIdParam},
    path::Segment,
    problem::ApiError,
};

/// Erase a person.
///
/// Their names and address are gone at once, and the address is free again. That something was done
/// to them or by them stays in the audit trail, by ids alone.
#[utoipa::path(
    delete,
    path = "/v1/users/{id}",
    tag = "Users",
    extensions(("x-permission" = json!("users:manage"))),
    params(UserIdParam, IfMatchParam),
    responses((status = 204, description = "The person is erased.")),
)]
pub async fn delete_user(
    ForRequest(app): ForRequest,
    caller: Caller,
    Segment(id): Segment,
    if_match: IfMatch,
) -> Result<StatusCode, ApiError> {
    caller.require(Permission::UsersManage)?;
    for _ in 0..TRIES {
        let target = Target::find(&app, &caller, &id, if_match).await?;
        target.not_self(&caller)?;
        let now = app.clock.now();
        match app.directory.erase_user(&target.user, caller.actor, now).await? {
            Removal::Done(_) => return Ok(StatusCode::NO_CONTENT),
            Removal::LastSuperAdmin => return Err(ApiError::LastSuperAdmin),
            Removal::Overtaken => {}
        }
    }
    Err(if_match.race_lost())
}
