//! `PUT` and `DELETE /v1/settings/logo`: the picture that pages show beside the organization's name.

use axum::response::Response;
use http::StatusCode;
use usher_domain::{Choices, Logo, OrgSettings, Permission};

use super::settings::{SettingsView, settings};
use crate::{
    App, body::PictureBody, caller::Caller, idempotency::ForRequest, if_match::IfMatch,
    manage_user::TRIES, openapi::schemas::IfMatchParam, problem::ApiError,
};

/// Set the organization's logo, in place of the one there was.
///
/// A PNG, JPEG or WebP picture of at most 32 KiB, and at most 512 pixels wide and high. What kind it is
/// is decided by its first bytes. The settings name its address, which changes with it.
#[utoipa::path(
    put,
    path = "/v1/settings/logo",
    tag = "Settings",
    extensions(("x-permission" = json!("settings:manage"))),
    params(IfMatchParam),
    request_body(content(("image/png"), ("image/jpeg"), ("image/webp"))),
    responses((
        status = 200,
        description = "The settings that hold now.",
        body = SettingsView,
        headers(("ETag" = String, description = "The settings' version.")),
    )),
)]
pub async fn set_logo(
    ForRequest(app): ForRequest,
    caller: Caller,
    if_match: IfMatch,
    PictureBody(bytes): PictureBody,
) -> Result<Response, ApiError> {
    caller.require(Permission::SettingsManage)?;
    let logo = Logo::read(bytes).map_err(|problem| ApiError::field("logo", problem))?;
    let now = change(&app, &caller, if_match, Some(&logo)).await?;
    Ok(settings(&app, &now))
}

/// Show no logo any more. Where there is none, nothing changes.
#[utoipa::path(
    delete,
    path = "/v1/settings/logo",
    tag = "Settings",
    extensions(("x-permission" = json!("settings:manage"))),
    params(IfMatchParam),
    responses((status = 204, description = "There is none any more.")),
)]
pub async fn remove_logo(
    ForRequest(app): ForRequest,
    caller: Caller,
    if_match: IfMatch,
) -> Result<StatusCode, ApiError> {
    caller.require(Permission::SettingsManage)?;
    change(&app, &caller, if_match, None).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Makes `logo` the one that the settings name, and tells what they are then.
async fn change(
    app: &App,
    caller: &Caller,
    if_match: IfMatch,
    logo: Option<&Logo>,
) -> Result<OrgSettings, ApiError> {
    for _ in 0..TRIES {
        let old = app.directory.find_choices().await?;
        if_match.require(old.version)?;
        let before = old.over(app.settings_before_any());
        let name = logo.map(|logo| logo.name.clone());
        if name == old.logo {
            return Ok(before);
        }
        let new = Choices { version: old.version + 1, logo: name, ..old.clone() };
        let after = new.over(app.settings_before_any());
        let (changes, act) = (before.changes(&after), (caller.actor, app.clock.now()));
        let pictures = (old.logo.as_ref(), logo);
        if app.directory.change_logo(&new, pictures, changes, act).await? {
            app.note_settings(after.clone());
            return Ok(after);
        }
    }
    Err(if_match.race_lost())
}
