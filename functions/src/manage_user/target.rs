//! The user whom a change is about: found, and held against the caller's rights.

use axum::{
    Json,
    response::{IntoResponse, Response},
};
use http::header::ETAG;
use jiff::Timestamp;
use serde::Serialize;
use usher_domain::{PermissionSet, Status, User};
use utoipa::ToSchema;

use crate::{
    App, caller::Caller, if_match::IfMatch, list_users::find_user, problem::ApiError,
    views::UserView,
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
        let role = app.directory.find_role(&user.role).await?;
        if let Some(role) = &role {
            caller.require_cover(role)?;
        }
        // A role that is gone allows nothing.
        let permissions = role.map_or_else(PermissionSet::default, |role| role.permissions);
        Ok(Self { user, permissions })
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
