//! `GET /v1/roles/{name}`: one role.

use axum::{extract::State, response::Response};
use usher_domain::Permission;

use super::{find, shown};
use crate::{
    App, caller::Caller, openapi::schemas::RoleNameParam, path::Segment, problem::ApiError,
    views::RoleView,
};

/// Read one role.
#[utoipa::path(
    get,
    path = "/v1/roles/{name}",
    tag = "Roles",
    extensions(("x-permission" = json!("users:read"))),
    params(RoleNameParam),
    responses((
        status = 200,
        description = "The role.",
        body = RoleView,
        headers(("ETag" = String, description = "The role's version.")),
    )),
)]
pub async fn read_role(
    State(app): State<App>,
    caller: Caller,
    Segment(name): Segment,
) -> Result<Response, ApiError> {
    caller.require(Permission::UsersRead)?;
    Ok(shown(find(&app, &name).await?))
}
