//! `PATCH /v1/roles/{name}`: change what a role allows, or whether giving it needs approval.

use axum::response::Response;
use serde_json::Value;
use usher_directory::{ChangeRole, RoleChanged, StoreError};
use usher_domain::{
    Actor, Description, Permission, PermissionSet, Role, RoleName, approval::Proposal,
};
use usher_i18n::Texts;
use utoipa::ToSchema;

use super::{
    fields, find,
    mark::{Wanted, judge},
    shown,
};
use crate::{
    App,
    approvals::{WaitsView, ask_of_role},
    body::{JsonFields, Setting},
    caller::Caller,
    idempotency::ForRequest,
    if_match::IfMatch,
    language::CallerTexts,
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
    /// Whether nobody is given it before a second person has approved: of a built-in role, too.
    #[serde(default)]
    needs_approval: bool,
}

/// Change what a role allows, or what it is said to be for.
///
/// It holds at once for people, and within half a minute for API keys. Of a built-in role only
/// `needs_approval` can be changed. Anybody marks a role alone; from then on what it allows, and the mark,
/// change once a second person has approved. The same holds for a role that comes to allow all that one
/// which needs approval allows: it needs approval itself then.
#[utoipa::path(
    patch,
    path = "/v1/roles/{name}",
    tag = "Roles",
    extensions(("x-permission" = json!("roles:manage"))),
    params(RoleNameParam, IfMatchParam),
    request_body = ChangeRoleBody,
    responses(
        (
            status = 200,
            description = "The role as it is now.",
            body = RoleView,
            headers(("ETag" = String, description = "The role's version.")),
        ),
        (
            status = 202,
            description = "The change waits for approval by a second person.",
            body = WaitsView,
        ),
    ),
)]
pub async fn change_role(
    ForRequest(app): ForRequest,
    caller: Caller,
    CallerTexts(texts): CallerTexts,
    Segment(name): Segment,
    if_match: IfMatch,
    body: JsonFields,
) -> Result<Response, ApiError> {
    caller.require(Permission::RolesManage)?;
    let wanted = decode(body)?;
    let role = find(&app, &name).await?;
    if role.built_in && !wanted.only_marks() {
        return Err(ApiError::RoleBuiltIn);
    }
    caller.require_cover(&role)?;
    let (order, takes_two) = order(&app, &caller, role, wanted).await?;
    caller.require_all(order.permissions, &order.role.name)?;
    if_match.require(order.role.version)?;
    let shrinks = !order.permissions.covers(order.role.permissions);
    if shrinks && has_role(&app, &caller, &order.role.name).await? {
        return Err(ApiError::OwnPermissions);
    }
    if takes_two {
        return ask(&app, &caller, texts, &order).await;
    }
    match app.directory.change_role(&order).await? {
        RoleChanged::Changed(role) => Ok(shown(role)),
        RoleChanged::Overtaken => Err(if_match.race_lost()),
        RoleChanged::NotFound => Err(ApiError::NotFound),
    }
}

/// What is to be changed; none of what stays.
struct Changes {
    permissions: Option<PermissionSet>,
    description: Setting<Description>,
    needs_approval: Option<bool>,
}

impl Changes {
    /// Whether nothing but the mark is to be changed.
    fn only_marks(&self) -> bool {
        let Self { permissions, description, needs_approval } = self;
        permissions.is_none() && matches!(description, Setting::Kept) && needs_approval.is_some()
    }
}

fn decode(mut body: JsonFields) -> Result<Changes, ApiError> {
    let permissions = body.field("permissions", |value| value.map(fields::permissions).transpose());
    let description = body.setting("description", fields::some_description);
    let flag = |value: Option<Value>| value.as_ref().map(fields::flag).transpose();
    let needs_approval = body.field("needs_approval", flag);
    match (permissions, needs_approval) {
        (Some(permissions), Some(needs_approval)) if body.is_clean() => {
            Ok(Changes { permissions, description, needs_approval })
        }
        _ => Err(body.errors()),
    }
}

/// The order that this amounts to, and whether it takes a second person.
async fn order(
    app: &App,
    caller: &Caller,
    role: Role,
    changes: Changes,
) -> Result<(ChangeRole, bool), ApiError> {
    let wanted = Wanted {
        permissions: changes.permissions.unwrap_or(role.permissions),
        needs_approval: changes.needs_approval.unwrap_or(role.needs_approval),
    };
    let (wanted, takes_two) = judge(&app.directory.roles().await?, &role, wanted);
    let Wanted { permissions, needs_approval } = wanted;
    let description = changes.description.over(role.description.as_ref());
    let (actor, now) = (caller.actor, app.clock.now());
    let approving = None;
    let order =
        ChangeRole { role, permissions, description, needs_approval, approving, actor, now };
    Ok((order, takes_two))
}

async fn ask(
    app: &App,
    caller: &Caller,
    texts: &Texts,
    order: &ChangeRole,
) -> Result<Response, ApiError> {
    let proposal = Proposal::Define {
        version: order.role.version,
        permissions: order.permissions,
        description: order.description.clone(),
        needs_approval: order.needs_approval,
    };
    let covers = order.role.permissions.or(order.permissions);
    ask_of_role(app, caller, texts, (&order.role, proposal, order.changes()), covers).await
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
