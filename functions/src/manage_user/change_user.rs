//! `PATCH /v1/users/{id}`: change what an admin says of a user.

use axum::response::Response;
use usher_directory::{ChangeUser, ChangedUser, UserChange};
use usher_domain::{
    ApprovalKind, Permission, Problem, Role, Status,
    approval::{Proposal, ProposedChange},
};
use utoipa::ToSchema;

use crate::{
    App,
    approvals::{Ask, WaitsView, ask_of_user},
    body::JsonFields,
    caller::Caller,
    idempotency::ForRequest,
    if_match::IfMatch,
    language::CallerTexts,
    manage_user::{
        TRIES,
        target::{ChangedView, Target, changed},
    },
    openapi::schemas::{
        EmailText, IfMatchParam, LanguageTag, PersonNameText, RoleNameText, UserIdParam,
    },
    path::Segment,
    problem::ApiError,
    too_soon::too_soon,
};

/// What is to be changed. Fields that are left out stay as they are.
#[derive(ToSchema)]
#[schema(as = UserChange, example = json!({ "last_name": "King" }))]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "describes what `decode` reads")]
struct ChangeUserBody {
    #[serde(default)]
    first_name: PersonNameText,
    #[serde(default)]
    last_name: PersonNameText,
    /// Of a user who is no member yet. Who is invited gets a new link there, and older ones end.
    #[serde(default)]
    email: EmailText,
    /// The language of their mails and pages.
    #[serde(default)]
    language: LanguageTag,
    /// What they may do. Nobody grants a role that allows more than their own.
    #[serde(default)]
    role: RoleNameText,
    /// Whether a new address is taken though mail to it bounced or was reported as spam.
    #[serde(default)]
    #[schema(default = false)]
    force: bool,
}

/// Change a user's names, language, role, or address.
///
/// The caller must hold all that the user's role allows, before and after. A role that needs approval, and
/// a new address for the open invite of somebody who has one, wait for it: all of the change does. Who waits
/// for approval already cannot be changed meanwhile.
#[utoipa::path(
    patch,
    path = "/v1/users/{id}",
    tag = "Users",
    extensions(("x-permission" = json!("users:manage"))),
    params(UserIdParam, IfMatchParam),
    request_body = ChangeUserBody,
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
pub async fn change_user(
    ForRequest(app): ForRequest,
    caller: Caller,
    CallerTexts(texts): CallerTexts,
    Segment(id): Segment,
    if_match: IfMatch,
    body: JsonFields,
) -> Result<Response, ApiError> {
    caller.require(Permission::UsersManage)?;
    let (change, force) = decode(body)?;
    for _ in 0..TRIES {
        let target = Target::find(&app, &caller, &id, if_match).await?;
        let order = ChangeUser {
            change: change.clone(),
            actor: caller.actor,
            approving: None,
            force,
            terms: app.invite_terms(),
            now: app.clock.now(),
        };
        let role = check(&app, &caller, &target, &order).await?;
        if let Some(ask) = needs_approval(&app, &target, &order, role).await? {
            match ask_of_user(&app, &caller, texts, ask).await? {
                Some(waits) => return Ok(waits),
                None => continue,
            }
        }
        match app.directory.change_user(&target.user, &order).await? {
            ChangedUser::Changed(user) => return Ok(changed(&user, order.now)),
            ChangedUser::Unchanged => return Ok(changed(&target.user, order.now)),
            ChangedUser::EmailTaken => return Err(ApiError::EmailTaken),
            ChangedUser::TooSoon => {
                let address = change.email.as_ref().unwrap_or(&target.user.email);
                return Err(too_soon(&app, address, order.now).await?);
            }
            ChangedUser::Suppressed(found) => {
                return Err(ApiError::AddressSuppressed(found.reason));
            }
            ChangedUser::RoleGone => return Err(ApiError::field("role", Problem::UnknownRole)),
            ChangedUser::LastSuperAdmin => return Err(ApiError::LastSuperAdmin),
            ChangedUser::Overtaken => {}
        }
    }
    Err(if_match.race_lost())
}

fn decode(mut body: JsonFields) -> Result<(UserChange, bool), ApiError> {
    let change = UserChange {
        first_name: body.text_if_given("first_name"),
        last_name: body.text_if_given("last_name"),
        email: body.text_if_given("email"),
        language: body.text_if_given("language"),
        role: body.text_if_given("role"),
    };
    let force = body.flag("force", false).unwrap_or(false);
    body.finish()?;
    Ok((change, force))
}

/// Whether the caller may change this user like that. Returns the role, if they get another.
async fn check(
    app: &App,
    caller: &Caller,
    target: &Target,
    order: &ChangeUser,
) -> Result<Option<Role>, ApiError> {
    let (user, change) = (&target.user, &order.change);
    // Whoever decides is to decide on the person whom they see.
    if user.status_at(order.now) == Status::PendingApproval {
        return Err(ApiError::WrongStatus(Status::PendingApproval));
    }
    let mut other_role = None;
    if let Some(name) = change.role.as_ref().filter(|role| **role != user.role) {
        let role = app.directory.find_role(name).await?;
        let role = role.ok_or_else(|| ApiError::field("role", Problem::UnknownRole))?;
        caller.require_cover(&role)?;
        if target.is(caller) && !role.permissions.covers(target.permissions) {
            return Err(ApiError::OwnPermissions);
        }
        other_role = Some(role);
    }
    if let Some(email) = change.email.as_ref().filter(|email| email.key() != user.email.key()) {
        if matches!(user.status, Status::Active | Status::Deactivated) {
            return Err(ApiError::WrongStatus(user.status));
        }
        app.org().admit(email).map_err(|problem| ApiError::field("email", problem))?;
    }
    Ok(other_role)
}

/// What is to be asked for, if the change gives somebody a role that needs approval: another role, or
/// its link at another address.
async fn needs_approval<'t>(
    app: &App,
    target: &'t Target,
    order: &ChangeUser,
    other_role: Option<Role>,
) -> Result<Option<Ask<'t>>, ApiError> {
    let user = &target.user;
    let readdressed = order.change.email.as_ref().is_some_and(|new| new.key() != user.email.key());
    let (kind, role) = match other_role {
        Some(role) => (ApprovalKind::ChangeRole, Some(role)),
        None if readdressed && user.status_at(order.now) == Status::Invited => {
            (ApprovalKind::ChangeUser, app.directory.find_role(&user.role).await?)
        }
        None => return Ok(None),
    };
    let Some(role) = role.filter(|role| role.needs_approval) else { return Ok(None) };
    let UserChange { first_name, last_name, email, language, role: new } = order.change.clone();
    let (from, of, force) = (user.role.clone(), user.email.clone(), order.force);
    let change =
        ProposedChange { from, of, first_name, last_name, email, language, role: new, force };
    Ok(Some(Ask {
        user,
        covers: role.permissions.or(target.permissions),
        role: role.name,
        what: (kind, Proposal::Change(Box::new(change))),
        changes: order.changes(user),
    }))
}
