//! `GET /v1/settings`: what holds for the organization.

use axum::{extract::State, response::Response};
use usher_domain::Permission;

use super::settings::{SettingsView, settings};
use crate::{App, caller::Caller, problem::ApiError};

/// Read the organization's settings.
#[utoipa::path(
    get,
    path = "/v1/settings",
    tag = "Settings",
    extensions(("x-permission" = json!("users:read"))),
    responses((
        status = 200,
        description = "The settings that hold.",
        body = SettingsView,
        headers(("ETag" = String, description = "The settings' version.")),
    )),
)]
pub async fn read_settings(State(app): State<App>, caller: Caller) -> Result<Response, ApiError> {
    caller.require(Permission::UsersRead)?;
    let choices = app.directory.find_choices().await?;
    Ok(settings(&app, &choices.over(app.settings_before_any())))
}
