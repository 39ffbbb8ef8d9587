//! `GET /v1/sessions` and `DELETE /v1/sessions/{id}`: the caller's own sessions.

use axum::{Json, extract::State};
use http::StatusCode;
use usher_directory::EndSessions;
use utoipa::IntoParams;

use crate::{
    App, caller::Caller, idempotency::ForRequest, path::Segment, problem::ApiError,
    session::views::SessionsView,
};

/// The session that a path names.
#[derive(IntoParams)]
#[into_params(parameter_in = Path)]
#[expect(dead_code, reason = "describes a segment of a path")]
pub struct SessionIdParam {
    /// The session's id, as the list tells it.
    #[param(pattern = "^[0-9a-f]{16}$")]
    id: String,
}

/// List the places where the caller is signed in.
#[utoipa::path(
    get,
    path = "/v1/sessions",
    tag = "Session",
    responses((status = 200, description = "Their sessions.", body = SessionsView)),
)]
pub async fn list_own_sessions(
    State(app): State<App>,
    caller: Caller,
) -> Result<Json<SessionsView>, ApiError> {
    let person = caller.require_session()?;
    let sessions = app.directory.sessions(&person.user, app.clock.now()).await?;
    Ok(Json(SessionsView::new(&sessions, Some(&person.session.id))))
}

/// End one of the caller's sessions: sign out there.
#[utoipa::path(
    delete,
    path = "/v1/sessions/{id}",
    tag = "Session",
    params(SessionIdParam),
    responses((status = 204, description = "It has ended.")),
)]
pub async fn end_own_session(
    ForRequest(app): ForRequest,
    caller: Caller,
    Segment(id): Segment,
) -> Result<StatusCode, ApiError> {
    let person = caller.require_session()?;
    let id = id.parse().map_err(|_| ApiError::NotFound)?;
    let order = EndSessions { user: person.user.id, actor: caller.actor, now: app.clock.now() };
    if app.directory.end_session(order, &id).await? {
        Ok(StatusCode::NO_CONTENT)
    } else {
        Err(ApiError::NotFound)
    }
}
