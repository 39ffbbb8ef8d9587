//! `PATCH /v1/roles/{name}`: change what a role allows.

use axum::response::Response;
use usher_directory::{ChangeRole, RoleChanged, StoreError};
use usher_domain::{Actor, Description, Permission, PermissionSet, Role, RoleName};
use utoipa::ToSchema;

use super::{fields, find_own, shown};
use crate::{
    App,
    body::JsonFields,
    caller::Caller,
    idempotency::ForRequest,
    if_match::IfMatch,
    openapi::schemas::{DescriptionText, IfMatchParam, PermissionName, RoleNameParam},
    path::Segment,
    problem::ApiError,
    views::RoleView,
};

/// What is to be changed; what is left out stays.
#[derive(ToSchema)]
#[schema(as = RoleChange, example = json!({ "permissions": ["users:read"] }))]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "describes what `decode` reads")]
struct ChangeRoleBody {
    /// All that the role shall allow.
    #[serde(default)]
    #[schema(max_items = 10)]
    permissions: Vec<PermissionName>,
    /// What it is for; null for nothing.
    description: Option<DescriptionText>,
}

/// Change what a role allows, or what it is said to be for.
///
/// It holds at once for people, and within half a minute for API keys.
#[utoipa::path(
    patch,
    path = "/v1/roles/{name}",
    tag = "Roles",
    extensions(("x-permission" = json!("roles:manage"))),
    params(RoleNameParam, IfMatchParam),
    request_body = ChangeRoleBody,
    responses((
        status = 200,
        description = "The role as it is now.",
        body = RoleView,
        headers(("ETag" = String, description = "The role's version.")),
    )),
)]
pub async fn change_role(
    ForRequest(app): ForRequest,
    caller: Caller,
    Segment(name): Segment,
    if_match: IfMatch,
    body: JsonFields,
) -> Result<Response, ApiError> {
    caller.require(Permission::RolesManage)?;
    let (permissions, description) = decode(body)?;
    let role = find_own(&app, &name).await?;
    caller.require_cover(&role)?;
    let permissions = permissions.unwrap_or(role.permissions);
    caller.require_cover(&Role { permissions, ..role.clone() })?;
    if_match.require(role.version)?;
    if !permissions.covers(role.permissions) && has_role(&app, &caller, &role.name).await? {
        return Err(ApiError::OwnPermissions);
    }
    let description = description.unwrap_or_else(|| role.description.clone());
    let (actor, now) = (caller.actor, app.clock.now());
    let order = ChangeRole { role, permissions, description, actor, now };
    match app.directory.change_role(&order).await? {
        RoleChanged::Changed(role) => Ok(shown(role)),
        RoleChanged::Overtaken => Err(if_match.race_lost()),
        RoleChanged::NotFound => Err(ApiError::NotFound),
    }
}

type Changes = (Option<PermissionSet>, Option<Option<Description>>);

/// What is to be changed; none of what stays.
fn decode(mut body: JsonFields) -> Result<Changes, ApiError> {
    let permissions = body.field("permissions", |value| value.map(fields::permissions).transpose());
    let description = body.field("description", |value| value.map(fields::description).transpose());
    match (permissions, description) {
        (Some(permissions), Some(description)) if body.is_clean() => Ok((permissions, description)),
        _ => Err(body.errors()),
    }
}

/// Whether the caller may do what they may because of this role: the key's, or the person's.
async fn has_role(app: &App, caller: &Caller, role: &RoleName) -> Result<bool, StoreError> {
    if let Actor::Key { id, .. } = caller.actor {
        let key = app.directory.find_api_key(id).await?;
        if key.is_some_and(|key| key.kind.role() == Some(role)) {
            return Ok(true);
        }
    }
    match caller.actor.person() {
        Some(person) => {
            let person = app.directory.find_user(person).await?;
            Ok(person.is_some_and(|person| person.role == *role))
        }
        None => Ok(false),
    }
}
