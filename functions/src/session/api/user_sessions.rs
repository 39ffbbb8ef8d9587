//! `GET` and `DELETE /v1/users/{id}/sessions`: where somebody is signed in, for whoever manages them.

use axum::{Json, extract::State};
use http::StatusCode;
use usher_directory::EndSessions;
use usher_domain::Permission;

use crate::{
    App,
    caller::Caller,
    idempotency::ForRequest,
    manage_user::{TRIES, target::Target},
    openapi::schemas::UserIdParam,
    path::Segment,
    problem::ApiError,
    session::views::SessionsView,
};

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
    caller.require(Permission::UsersManage)?;
    let Target { user, .. } = Target::of(&app, &caller, &id).await?;
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
    caller.require(Permission::UsersManage)?;
    for _ in 0..TRIES {
        let Target { user, .. } = Target::of(&app, &caller, &id).await?;
        let order = EndSessions { user: user.id, actor: caller.actor, now: app.clock.now() };
        if app.directory.end_sessions(order, user).await? {
            return Ok(StatusCode::NO_CONTENT);
        }
    }
    Err(ApiError::Conflict)
}
