//! `DELETE /v1/roles/{name}`: delete a role that nobody has.

use http::StatusCode;
use usher_directory::{DeleteRole, RoleDeleted};
use usher_domain::Permission;

use super::find_own;
use crate::{
    caller::Caller,
    idempotency::ForRequest,
    if_match::IfMatch,
    openapi::schemas::{IfMatchParam, RoleNameParam},
    path::Segment,
    problem::ApiError,
};

/// Delete a role that nobody has.
///
/// As long as any user has it, whatever their status, or a live API key, it is refused with the code
/// `role_in_use`. One that needs approval must lose that mark first (`role_needs_approval`).
#[utoipa::path(
    delete,
    path = "/v1/roles/{name}",
    tag = "Roles",
    extensions(("x-permission" = json!("roles:manage"))),
    params(RoleNameParam, IfMatchParam),
    responses((status = 204, description = "The role is gone.")),
)]
pub async fn delete_role(
    ForRequest(app): ForRequest,
    caller: Caller,
    Segment(name): Segment,
    if_match: IfMatch,
) -> Result<StatusCode, ApiError> {
    caller.require(Permission::RolesManage)?;
    let role = find_own(&app, &name).await?;
    caller.require_cover(&role)?;
    if_match.require(role.version)?;
    // Else it could be made anew without its mark.
    if role.needs_approval {
        return Err(ApiError::RoleNeedsApproval);
    }
    let order = DeleteRole {
        name: role.name,
        version: role.version,
        actor: caller.actor,
        now: app.clock.now(),
    };
    match app.directory.delete_role(&order).await? {
        RoleDeleted::Deleted => Ok(StatusCode::NO_CONTENT),
        RoleDeleted::InUse => Err(ApiError::RoleInUse),
        RoleDeleted::Overtaken => Err(if_match.race_lost()),
        RoleDeleted::NotFound => Err(ApiError::NotFound),
    }
}
