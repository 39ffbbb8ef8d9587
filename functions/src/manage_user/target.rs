//! The user whom a change is about: found, and held against the caller's rights.

use axum::{
    Json,
    response::{IntoResponse, Response},
};
use http::header::ETAG;
use jiff::Timestamp;
use serde::Serialize;
use usher_domain::{ApprovalKind, PermissionSet, Status, User, approval::Proposal};
use utoipa::ToSchema;

use crate::{
    App, approvals::Ask, caller::Caller, if_match::IfMatch, list_users::find_user,
    problem::ApiError, views::UserView,
};

/// A user whom the caller may change.
pub struct Target {
    /// As they were read: what is decided on holds for this version alone.
    pub user: User,
    /// What their role allows.
    pub permissions: PermissionSet,
}

/// The user as they are after a change.
#[derive(Serialize, ToSchema)]
#[schema(as = ChangedUser)]
pub struct ChangedView {
    user: UserView,
}

impl Target {
    /// The user that a path names, whose role must not exceed the caller's rights, in the version that
    /// the caller has seen.
    pub async fn find(
        app: &App,
        caller: &Caller,
        id: &str,
        if_match: IfMatch,
    ) -> Result<Self, ApiError> {
        let target = Self::of(app, caller, id).await?;
        if_match.require(target.user.version)?;
        Ok(target)
    }

    /// The same in whatever version there is.
    pub async fn of(app: &App, caller: &Caller, id: &str) -> Result<Self, ApiError> {
        let user = find_user(app, id).await?;
        // A role that is gone allows nothing.
        let permissions = app.directory.find_permissions(&user.role).await?.unwrap_or_default();
        caller.require_all(permissions, &user.role)?;
        Ok(Self { user, permissions })
    }

    /// Whether nobody gets the user's role before a second person has approved.
    pub async fn role_needs_approval(&self, app: &App) -> Result<bool, ApiError> {
        let role = app.directory.find_role(&self.user.role).await?;
        Ok(role.is_some_and(|role| role.needs_approval))
    }

    /// Whether the user gets no link before a second person has approved: where nobody did for the role
    /// that they have.
    pub async fn link_needs_approval(&self, app: &App) -> Result<bool, ApiError> {
        Ok(!self.user.is_approved() && self.role_needs_approval(app).await?)
    }

    /// The request for that link: mailed, or to be copied once it is approved.
    pub fn ask_for_link(&self, (welcome_email, force): (bool, bool)) -> Ask<'_> {
        let proposal = Proposal::Admit { welcome_email, force, revived: false };
        Ask {
            user: &self.user,
            role: self.user.role.clone(),
            what: (ApprovalKind::InviteUser, proposal),
            changes: Vec::new(),
            covers: self.permissions,
        }
    }

    /// Whether the caller is this user, or acts for them.
    pub fn is(&self, caller: &Caller) -> bool {
        caller.actor.person() == Some(self.user.id)
    }

    /// Refuses callers who would shut themselves out.
    pub fn not_self(&self, caller: &Caller) -> Result<(), ApiError> {
        if self.is(caller) { Err(ApiError::OwnPermissions) } else { Ok(()) }
    }

    /// Refuses a user who reads as none of these at `now`.
    pub fn in_status(&self, statuses: &[Status], now: Timestamp) -> Result<(), ApiError> {
        let status = self.user.status_at(now);
        if statuses.contains(&status) { Ok(()) } else { Err(ApiError::WrongStatus(status)) }
    }
}

/// The answer to a change: the user as they are now.
pub fn changed(user: &User, now: Timestamp) -> Response {
    let etag = [(ETAG, format!("\"{}\"", user.version))];
    (etag, Json(ChangedView { user: UserView::new(user, now) })).into_response()
}
