//! Roles that the organization defines.

mod change;
mod create;
mod delete;
mod fields;
mod mark;
mod read;

use axum::{
    Json,
    response::{IntoResponse, Response},
};
use http::header::ETAG;
use usher_domain::Role;
use utoipa_axum::{router::OpenApiRouter, routes};

use crate::{App, problem::ApiError, views::RoleView};

/// The routes of roles.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::default().routes(routes!(create::create_role)).routes(routes!(
        read::read_role,
        change::change_role,
        delete::delete_role
    ))
}

/// The role that a path names. What is no name names nothing.
async fn find(app: &App, name: &str) -> Result<Role, ApiError> {
    let name = name.parse().map_err(|_| ApiError::NotFound)?;
    app.directory.find_role(&name).await?.ok_or(ApiError::NotFound)
}

/// The role that a path names, which must be one that can be changed.
async fn find_own(app: &App, name: &str) -> Result<Role, ApiError> {
    let role = find(app, name).await?;
    if role.built_in { Err(ApiError::RoleBuiltIn) } else { Ok(role) }
}

fn shown(role: Role) -> Response {
    let version = format!("\"{}\"", role.version);
    ([(ETAG, version)], Json(RoleView::from(role))).into_response()
}
