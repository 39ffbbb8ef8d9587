//! `GET` and `DELETE /v1/users/{id}/sessions`: where somebody is signed in, for whoever manages them.

use axum::{Json, extract::State};
use http::StatusCode;
use usher_directory::EndSessions;
use usher_domain::{Permission, Problem, User};

use crate::{
    App, caller::Caller, idempotency::ForRequest, list_users::find_user,
    openapi::schemas::UserIdParam, path::Segment, problem::ApiError, session::views::SessionsView,
};

/// How often the rights are checked anew when the user changed meanwhile: news of the mail does that.
const TRIES: usize = 3;

/// List the places where a user is signed in.
#[utoipa::path(
    get,
    path = "/v1/users/{id}/sessions",
    tag = "Users",
    extensions(("x-permission" = json!("users:manage"))),
    params(UserIdParam),
    responses((status = 200, description = "Their sessions.", body = SessionsView)),
)]
pub async fn list_sessions(
    State(app): State<App>,
    caller: Caller,
    Segment(id): Segment,
) -> Result<Json<SessionsView>, ApiError> {
    let user = managed(&app, &caller, &id).await?;
    let sessions = app.directory.sessions(&user, app.clock.now()).await?;
    let current = caller.signed_in().map(|person| &person.session.id);
    Ok(Json(SessionsView::new(&sessions, current)))
}

/// End every session of a user: sign them out everywhere.
#[utoipa::path(
    delete,
    path = "/v1/users/{id}/sessions",
    tag = "Users",
    extensions(("x-permission" = json!("users:manage"))),
    params(UserIdParam),
    responses((status = 204, description = "They have ended.")),
)]
pub async fn end_sessions(
    ForRequest(app): ForRequest,
    caller: Caller,
    Segment(id): Segment,
) -> Result<StatusCode, ApiError> {
    for _ in 0..TRIES {
        let user = managed(&app, &caller, &id).await?;
        let order = EndSessions { user: user.id, actor: caller.actor, now: app.clock.now() };
        if app.directory.end_sessions(order, user).await? {
            return Ok(StatusCode::NO_CONTENT);
        }
    }
    Err(ApiError::Conflict)
}

/// A user whom the caller may manage.
async fn managed(app: &App, caller: &Caller, id: &str) -> Result<User, ApiError> {
    caller.require(Permission::UsersManage)?;
    let user = find_user(app, id).await?;
    let role = app.directory.find_role(&user.role).await?;
    caller.require_cover(&role.ok_or(ApiError::field("role", Problem::UnknownRole))?)?;
    Ok(user)
}
