//! `POST /v1/password-resets` and `…/confirm`: for programs that show the forms themselves.

use axum::{Json, extract::State};
use http::StatusCode;
use secrecy::{ExposeSecret, SecretString};
use serde::Serialize;
use usher_domain::EmailAddress;
use utoipa::ToSchema;

use super::secret;
use crate::{
    App,
    body::JsonFields,
    language::CallerTexts,
    openapi::schemas::{EmailText, PasswordText},
    passwords::{self, Wished},
    problem::ApiError,
    session::reset::{self, ResetLink},
    visit::Visit,
};

/// Who forgot their password.
#[derive(ToSchema)]
#[schema(as = PasswordReset, example = json!({ "email": "ada@example.com" }))]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "describes what `request_password_reset` reads")]
struct ResetBody {
    email: EmailText,
}

/// The token of a link, and the password that takes the place of the forgotten one.
#[derive(ToSchema)]
#[schema(as = PasswordResetConfirmation, example = json!({
    "token": "AQAAAAEHZGVmYXVsdA",
    "password": "correct horse battery staple",
}))]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "describes what `decode` reads")]
struct ConfirmBody {
    /// What follows `/reset/` in the link.
    #[schema(min_length = 1)]
    token: String,
    password: PasswordText,
}

/// What to tell whoever asked.
#[derive(Serialize, ToSchema)]
#[schema(as = Told)]
pub struct ToldView {
    /// A sentence in the language of `Accept-Language`.
    message: String,
}

/// Ask for a link that sets a new password.
///
/// It is mailed to an active member of that address, works once and for 15 minutes. The answer is the
/// same for every address, and so is the time that it takes.
#[utoipa::path(
    post,
    path = "/v1/password-resets",
    tag = "Session",
    security(()),
    request_body = ResetBody,
    responses((status = 202, description = "If there is such a member, a mail is on its way.", body = ToldView)),
)]
pub async fn request_password_reset(
    State(app): State<App>,
    CallerTexts(texts): CallerTexts,
    visit: Visit,
    mut body: JsonFields,
) -> Result<(StatusCode, Json<ToldView>), ApiError> {
    let app = visit.app(&app);
    let email = match body.text::<EmailAddress>("email") {
        Some(email) if body.is_clean() => email,
        _ => return Err(body.errors()),
    };
    reset::request(&app, &visit, &email).await?;
    Ok((StatusCode::ACCEPTED, Json(ToldView { message: texts.get("reset-requested") })))
}

/// Set a new password by a link that was mailed.
///
/// Every session of the user ends. They sign in with the new password afterwards.
#[utoipa::path(
    post,
    path = "/v1/password-resets/confirm",
    tag = "Session",
    security(()),
    request_body = ConfirmBody,
    responses((status = 200, description = "It is set.", body = ToldView)),
)]
pub async fn confirm_password_reset(
    State(app): State<App>,
    CallerTexts(texts): CallerTexts,
    visit: Visit,
    body: JsonFields,
) -> Result<Json<ToldView>, ApiError> {
    let app = visit.app(&app);
    let (token, password) = decode(body)?;
    let link = ResetLink::find(&app, &token).await?.ok_or(ApiError::ResetEnded)?;
    let counted = ResetLink::count_try(&app, &visit).await?;
    let password = passwords::judge(&app, &link.user, password.expose_secret())
        .await?
        .map_err(|problem| ApiError::field("password", problem))?;
    link.set(&app, &visit, (password, counted)).await?.ok_or(ApiError::ResetEnded)?;
    Ok(Json(ToldView { message: texts.get("reset-done") }))
}

fn decode(mut body: JsonFields) -> Result<(String, SecretString), ApiError> {
    let token = secret(&mut body, "token");
    let password = body.text::<Wished>("password").map(|wished| wished.0);
    match (token, password) {
        (Some(token), Some(password)) if body.is_clean() => {
            Ok((token.expose_secret().to_owned(), password))
        }
        _ => Err(body.errors()),
    }
}
