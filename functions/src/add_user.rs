//! `POST /v1/users`: add somebody, and mail them the way in.

use axum::{
    Json,
    response::{IntoResponse, Response},
};
use http::{StatusCode, header};
use serde::Serialize;
use usher_directory::{AddUser, Added, AskToAdd, NewUser, Revived};
use usher_domain::{
    ApprovalId, ApprovalKind, OrgSettings, Permission, Problem, Role, RoleName, Status, User,
};
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

use crate::{
    App,
    approvals::{ApprovalView, require_approver},
    body::JsonFields,
    caller::Caller,
    idempotency::ForRequest,
    imports,
    language::CallerTexts,
    openapi::schemas::{EmailText, LanguageTag, PersonNameText, RoleNameText},
    problem::ApiError,
    too_soon::too_soon,
    views::UserView,
    warnings::{WarningView, email_warnings},
};

/// The routes of this function.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::default().routes(routes!(add_user)).merge(imports::changing())
}

/// Who is to be added.
#[derive(ToSchema)]
#[schema(as = NewUser, example = json!({
    "first_name": "Ada",
    "last_name": "Lovelace",
    "email": "ada@example.com",
    "language": "en",
    "role": "user",
}))]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "describes what `decode` reads")]
struct AddUserBody {
    first_name: PersonNameText,
    last_name: PersonNameText,
    email: EmailText,
    /// The language of their mails and pages.
    language: LanguageTag,
    /// What they may do. Nobody grants a role that allows more than their own.
    role: RoleNameText,
    /// Whether they are mailed a link that lets them in. Without, the link is copied and handed
    /// over by other means.
    #[serde(default)]
    #[schema(default = true)]
    send_welcome_email: bool,
    /// Whether mail may go to this address although earlier mail to it came back or was reported
    /// as spam. The mail service is made to forget that, too.
    #[serde(default)]
    #[schema(default = false)]
    force: bool,
}

/// What a call wants.
struct Wanted {
    user: NewUser,
    welcome_email: bool,
    force: bool,
}

/// Who was added.
#[derive(Serialize, ToSchema)]
#[schema(as = AddedUser)]
struct AddedView {
    user: UserView,
    /// The request that they wait for, where their role needs approval.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = ApprovalView, required = false)]
    approval: Option<ApprovalView>,
    /// What to tell the admin, in the language of `Accept-Language`.
    #[schema(example = "User was successfully added.")]
    message: String,
    /// Whether this is somebody whose earlier invite had expired or was revoked: they keep their id.
    revived: bool,
    /// What the admin should look at again. The user was added all the same.
    warnings: Vec<WarningView>,
}

/// Add somebody and mail them the way in.
///
/// An address that somebody holds already is refused with the code `email_taken`, unless their
/// invite has expired or was revoked: then they are invited anew, as often
/// as a resend may be: once a minute, and ten times a day. An address that earlier mail came
/// back from, or that reported one as spam, is refused with the code `address_suppressed` unless
/// `force` is true. Where the role needs approval, the user waits for a second person who may give it;
/// if there is none, the code is `no_approver`.
#[utoipa::path(
    post,
    path = "/v1/users",
    tag = "Users",
    extensions(("x-permission" = json!("users:invite"))),
    request_body = AddUserBody,
    responses(
        (
            status = 201,
            description = "The user was added.",
            body = AddedView,
            headers(
                ("Location" = String, description = "Where the user is."),
                ("ETag" = String, description = "The user's version."),
            ),
        ),
        (
            status = 202,
            description = "The user waits for approval by a second person, without a link.",
            body = AddedView,
            headers(
                ("Location" = String, description = "Where the user is."),
                ("ETag" = String, description = "The user's version."),
            ),
        ),
    ),
)]
async fn add_user(
    ForRequest(app): ForRequest,
    caller: Caller,
    CallerTexts(texts): CallerTexts,
    body: JsonFields,
) -> Result<Response, ApiError> {
    caller.require(Permission::UsersInvite)?;
    let wanted = decode(body, &app.org())?;
    let role = role(&app, &wanted.user.role).await?;
    caller.require_cover(&role)?;
    let order = order(&app, &caller, wanted, &role).await?;
    let (user, revived) = match app.directory.add_user(&order).await? {
        Added::Created(user) => (user, false),
        Added::EmailHeld(holder) => (revive(&app, &caller, &holder, &order).await?, true),
        Added::Suppressed(found) => return Err(ApiError::AddressSuppressed(found.reason)),
        // A call names no id.
        Added::Erased => return Err(ApiError::NotFound),
        Added::RoleGone => return Err(ApiError::field("role", Problem::UnknownRole)),
    };
    let headers = [
        (header::LOCATION, format!("/v1/users/{}", user.id)),
        (header::ETAG, format!("\"{}\"", user.version)),
        (header::CONTENT_LANGUAGE, texts.language().to_string()),
    ];
    let warnings = email_warnings(&app, &caller, texts, &user.email).await;
    let approval = match order.approval_of(&user, revived) {
        Some(approval) => Some(ApprovalView::named(&app, &approval).await?),
        None => None,
    };
    let (status, message) = match &approval {
        Some(_) => (StatusCode::ACCEPTED, texts.get("approval-asked")),
        None => (StatusCode::CREATED, texts.get("user-added")),
    };
    let body =
        AddedView { user: UserView::new(&user, order.now), approval, message, revived, warnings };
    Ok((status, headers, Json(body)).into_response())
}

/// The order that a call amounts to: where the role needs approval, to be added and to wait.
async fn order(
    app: &App,
    caller: &Caller,
    wanted: Wanted,
    role: &Role,
) -> Result<AddUser, ApiError> {
    let Wanted { user, welcome_email, force } = wanted;
    let ask = if role.needs_approval {
        let requester = caller.one_of_two()?;
        require_approver(app, ApprovalKind::AddUser, role.permissions, &[requester]).await?;
        Some(AskToAdd { id: ApprovalId(app.ids.next()), welcome_email })
    } else {
        None
    };
    let invite = (welcome_email && ask.is_none()).then(|| app.invite_terms());
    let (actor, now) = (caller.actor, app.clock.now());
    Ok(AddUser { user, id: None, actor, invite, force, ask, now })
}

/// Somebody whose invite has expired or was revoked is invited anew; anyone else keeps the address.
/// Reviving changes a user, so the caller must cover the role that they have so far, too.
async fn revive(
    app: &App,
    caller: &Caller,
    holder: &User,
    order: &AddUser,
) -> Result<User, ApiError> {
    if !matches!(holder.status_at(order.now), Status::Expired | Status::Revoked) {
        return Err(ApiError::EmailTaken);
    }
    let permissions = app.directory.find_permissions(&holder.role).await?.unwrap_or_default();
    caller.require_all(permissions, &holder.role)?;
    match app.directory.revive_user(holder, order).await? {
        Revived::Revived(user) => Ok(*user),
        Revived::Changed => Err(ApiError::EmailTaken),
        Revived::TooSoon => Err(too_soon(app, &order.user.email, order.now).await?),
        Revived::Suppressed(found) => Err(ApiError::AddressSuppressed(found.reason)),
        Revived::RoleGone => Err(ApiError::field("role", Problem::UnknownRole)),
    }
}

fn decode(mut body: JsonFields, org: &OrgSettings) -> Result<Wanted, ApiError> {
    let first_name = body.text("first_name");
    let last_name = body.text("last_name");
    let email = body.address("email", org);
    let language = body.text("language");
    let role = body.text("role");
    let welcome_email = body.flag("send_welcome_email", true);
    let force = body.flag("force", false);
    match (first_name, last_name, email, language, role, welcome_email, force) {
        (
            Some(first_name),
            Some(last_name),
            Some(email),
            Some(language),
            Some(role),
            Some(welcome_email),
            Some(force),
        ) if body.is_clean() => {
            let user = NewUser { first_name, last_name, email, language, role };
            Ok(Wanted { user, welcome_email, force })
        }
        _ => Err(body.errors()),
    }
}

async fn role(app: &App, name: &RoleName) -> Result<Role, ApiError> {
    app.directory
        .find_role(name)
        .await?
        .ok_or_else(|| ApiError::field("role", Problem::UnknownRole))
}
