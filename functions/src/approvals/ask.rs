//! Ask for approval in place of making a change.

use axum::{
    Json,
    response::{IntoResponse, Response},
};
use http::{StatusCode, header};
use usher_domain::{
    Approval, ApprovalId, ApprovalKind, PermissionSet, Role, RoleName, User, UserId,
    approval::Proposal, timeline::Change,
};
use usher_i18n::Texts;

use super::view::{ApprovalView, WaitsView};
use crate::{App, caller::Caller, problem::ApiError, views::UserView};

/// A change of a user that needs approval.
pub struct Ask<'a> {
    /// Whom it is about, as they were read when the caller's rights were checked.
    pub user: &'a User,
    /// The role that makes it need approval.
    pub role: RoleName,
    /// What kind of change it is, and what is to be done.
    pub what: (ApprovalKind, Proposal),
    /// The fields that would change.
    pub changes: Vec<Change>,
    /// What whoever approves must be allowed to do.
    pub covers: PermissionSet,
}

/// Refuses a request that nobody could ever approve.
pub async fn require_approver(
    app: &App,
    kind: ApprovalKind,
    covers: PermissionSet,
    but: &[UserId],
) -> Result<(), ApiError> {
    let one = app.directory.find_approvers(kind.permission(), covers, (but, 1)).await?;
    if one.is_empty() { Err(ApiError::NoApprover) } else { Ok(()) }
}

/// Asks for a change of a user. `None`: somebody changed the user first.
pub async fn ask_of_user(
    app: &App,
    caller: &Caller,
    texts: &Texts,
    ask: Ask<'_>,
) -> Result<Option<Response>, ApiError> {
    let (requester, now) = (caller.one_of_two()?, app.clock.now());
    if ask.user.open_approval(now).is_some() {
        return Err(ApiError::ApprovalPending);
    }
    require_approver(app, ask.what.0, ask.covers, &[requester, ask.user.id]).await?;
    let id = ApprovalId(app.ids.next());
    let approval = Approval::asked(id, ask.what, ask.role, Some(ask.user.id), (caller.actor, now));
    let approval = Approval { changes: ask.changes, ..approval };
    match app.directory.ask(&approval, ask.user).await? {
        Some(user) => waits(app, texts, &approval, Some(&user)).await.map(Some),
        None => Ok(None),
    }
}

/// Asks for a change of a role.
pub async fn ask_of_role(
    app: &App,
    caller: &Caller,
    texts: &Texts,
    (role, proposal, changes): (&Role, Proposal, Vec<Change>),
    covers: PermissionSet,
) -> Result<Response, ApiError> {
    let (requester, now) = (caller.one_of_two()?, app.clock.now());
    let kind = ApprovalKind::ChangeRoleDefinition;
    require_approver(app, kind, covers, &[requester]).await?;
    let id = ApprovalId(app.ids.next());
    let approval =
        Approval::asked(id, (kind, proposal), role.name.clone(), None, (caller.actor, now));
    let approval = Approval { changes, ..approval };
    app.directory.ask_of_role(&approval).await?;
    waits(app, texts, &approval, None).await
}

/// The answer to a change that waits: 202.
async fn waits(
    app: &App,
    texts: &Texts,
    approval: &Approval,
    user: Option<&User>,
) -> Result<Response, ApiError> {
    let body = WaitsView {
        approval: ApprovalView::named(app, approval).await?,
        user: user.map(|user| UserView::new(user, app.clock.now())),
        message: texts.get("approval-asked"),
    };
    let headers = [
        (header::LOCATION, format!("/v1/approvals/{}", approval.id)),
        (header::CONTENT_LANGUAGE, texts.language().to_string()),
    ];
    Ok((StatusCode::ACCEPTED, headers, Json(body)).into_response())
}
