//! `GET /v1/users/{id}`: one user.

use axum::{Json, extract::State, response::IntoResponse};
use http::header::ETAG;
use usher_domain::{Permission, User};

use crate::{
    App, caller::Caller, openapi::schemas::UserIdParam, path::Segment, problem::ApiError,
    views::UserView,
};

/// Read one user, with the name of who invited them.
#[utoipa::path(
    get,
    path = "/v1/users/{id}",
    tag = "Users",
    extensions(("x-permission" = json!("users:read"))),
    params(UserIdParam),
    responses((
        status = 200,
        description = "The user.",
        body = UserView,
        headers(("ETag" = String, description = "The user's version.")),
    )),
)]
pub async fn read_user(
    State(app): State<App>,
    caller: Caller,
    Segment(id): Segment,
) -> Result<impl IntoResponse, ApiError> {
    caller.require(Permission::UsersRead)?;
    let user = find(&app, &id).await?;
    let inviter = match user.invited_by.person() {
        Some(inviter) => app.directory.find_user(inviter).await?,
        None => None,
    };
    let view = UserView::new(&user, app.clock.now()).with_inviter(inviter.as_ref());
    Ok(([(ETAG, format!("\"{}\"", user.version))], Json(view)))
}

/// The user that a path names. What is no id names nobody.
pub async fn find(app: &App, id: &str) -> Result<User, ApiError> {
    let id = id.parse().map_err(|_| ApiError::NotFound)?;
    app.directory.find_user(id).await?.ok_or(ApiError::NotFound)
}
