//! `POST /v1/roles`: define a role.

use axum::{
    Json,
    response::{IntoResponse, Response},
};
use http::{StatusCode, header};
use serde::Serialize;
use usher_directory::{CreateRole, MAX_ROLES, RoleCreated};
use usher_domain::{Permission, Problem, Role, role::NewRoleName};
use utoipa::ToSchema;

use super::{fields, mark::covers_marked};
use crate::{
    body::JsonFields,
    caller::Caller,
    idempotency::ForRequest,
    openapi::schemas::{DescriptionText, PermissionName, RoleNameText},
    problem::ApiError,
    views::RoleView,
};

/// The role that is to be defined.
#[derive(ToSchema)]
#[schema(as = NewRole, example = json!({
    "name": "front-desk",
    "permissions": ["users:read", "users:invite", "app:calling", "app:messaging"],
    "description": "Invites people at the front desk.",
}))]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "describes what `decode` reads")]
struct CreateRoleBody {
    /// Users refer to the role by it, so it never changes.
    name: RoleNameText,
    /// What it allows. Nobody defines a role that allows more than their own.
    #[schema(max_items = 10)]
    permissions: Vec<PermissionName>,
    /// What it is for.
    description: Option<DescriptionText>,
    /// Whether nobody is given it before a second person has approved. A role that allows all that one
    /// which needs approval allows needs it, too, whatever is said here.
    #[serde(default)]
    #[schema(default = false)]
    needs_approval: bool,
}

/// The role that was defined.
#[derive(Serialize, ToSchema)]
#[schema(as = CreatedRole)]
struct CreatedView {
    role: RoleView,
}

/// Define a role.
///
/// The codes `role_exists` and `role_built_in` tell that the name is taken.
#[utoipa::path(
    post,
    path = "/v1/roles",
    tag = "Roles",
    extensions(("x-permission" = json!("roles:manage"))),
    request_body = CreateRoleBody,
    responses((
        status = 201,
        description = "The role was defined.",
        body = CreatedView,
        headers(
            ("Location" = String, description = "Where the role is."),
            ("ETag" = String, description = "The role's version."),
        ),
    )),
)]
pub async fn create_role(
    ForRequest(app): ForRequest,
    caller: Caller,
    body: JsonFields,
) -> Result<Response, ApiError> {
    caller.require(Permission::RolesManage)?;
    let wanted = decode(body)?;
    if Role::find_built_in(&wanted.name).is_some() {
        return Err(ApiError::RoleBuiltIn);
    }
    caller.require_cover(&wanted)?;
    let roles = app.directory.roles().await?;
    let needs_approval =
        wanted.needs_approval || covers_marked(&roles, wanted.permissions, &wanted);
    let Role { name, permissions, description, .. } = wanted;
    let (actor, now) = (caller.actor, app.clock.now());
    let order = CreateRole { name, permissions, description, needs_approval, actor, now };
    match app.directory.create_role(&order).await? {
        RoleCreated::Created(role) => {
            let headers = [
                (header::LOCATION, format!("/v1/roles/{}", role.name)),
                (header::ETAG, format!("\"{}\"", role.version)),
            ];
            let body = CreatedView { role: role.into() };
            Ok((StatusCode::CREATED, headers, Json(body)).into_response())
        }
        RoleCreated::Exists => Err(ApiError::RoleExists),
        RoleCreated::TooMany => Err(ApiError::TooManyRoles(MAX_ROLES)),
    }
}

/// The role as it is wanted.
fn decode(mut body: JsonFields) -> Result<Role, ApiError> {
    let name = body.text("name");
    let permissions = body.field("permissions", |value| match value {
        Some(value) => fields::permissions(value),
        None => Err(Problem::Required),
    });
    let description =
        body.field("description", |value| value.map_or(Ok(None), fields::description));
    let needs_approval = body.flag("needs_approval", false);
    match (name, permissions, description, needs_approval) {
        (Some(NewRoleName(name)), Some(permissions), Some(description), Some(needs_approval))
            if body.is_clean() =>
        {
            let (built_in, version) = (false, 1);
            Ok(Role { name, permissions, description, needs_approval, built_in, version })
        }
        _ => Err(body.errors()),
    }
}
