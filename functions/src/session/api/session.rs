//! `POST` and `DELETE /v1/session`: sign in and out.

use axum::{
    Json,
    extract::State,
    response::{IntoResponse, Response},
};
use http::StatusCode;
use secrecy::SecretString;
use usher_domain::EmailAddress;
use utoipa::ToSchema;

use super::secret;
use crate::{
    App,
    body::JsonFields,
    caller::Caller,
    cookies,
    idempotency::ForRequest,
    openapi::schemas::EmailText,
    problem::ApiError,
    session::{enter::enter, views::SignedInView},
    visit::Visit,
};

/// Who signs in.
#[derive(ToSchema)]
#[schema(as = Credentials, example = json!({
    "email": "ada@example.com",
    "password": "correct horse battery staple",
}))]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "describes what `decode` reads")]
struct CredentialsBody {
    email: EmailText,
    #[schema(format = "password", min_length = 1)]
    password: String,
}

/// Sign in.
///
/// The session is in the answer, for programs, and in a cookie, for browsers. It ends after 12 hours
/// without use, and after 30 days at the latest. A session that was presented ends. After five wrong
/// tries each further one has to wait longer than the one before. Whether the address is not known,
/// the password is wrong or the user no member, the answer is the same.
#[utoipa::path(
    post,
    path = "/v1/session",
    tag = "Session",
    security(()),
    request_body = CredentialsBody,
    responses((
        status = 201,
        description = "They are signed in.",
        body = SignedInView,
        headers(("Set-Cookie" = String, description = "The session, and that this device has signed in.")),
    )),
)]
pub async fn sign_in(
    State(app): State<App>,
    visit: Visit,
    body: JsonFields,
) -> Result<Response, ApiError> {
    let app = visit.app(&app);
    let (email, password) = decode(body)?;
    let entered = enter(&app, &visit, &email, password).await?;
    let view = SignedInView::new(&app, &entered).await?;
    let mut response = (StatusCode::CREATED, Json(view)).into_response();
    entered.beginning.set_cookies(&app, response.headers_mut());
    Ok(response)
}

/// Sign out: end the session that asks.
#[utoipa::path(
    delete,
    path = "/v1/session",
    tag = "Session",
    responses((status = 204, description = "It has ended.")),
)]
pub async fn sign_out(ForRequest(app): ForRequest, caller: Caller) -> Result<Response, ApiError> {
    let person = caller.require_session()?;
    app.directory.sign_out(&person.key, app.clock.now()).await?;
    let mut response = StatusCode::NO_CONTENT.into_response();
    if person.by_cookie {
        cookies::forget_session(&app, response.headers_mut());
    }
    Ok(response)
}

fn decode(mut body: JsonFields) -> Result<(EmailAddress, SecretString), ApiError> {
    let email = body.text("email");
    let password = secret(&mut body, "password");
    match (email, password) {
        (Some(email), Some(password)) if body.is_clean() => Ok((email, password)),
        _ => Err(body.errors()),
    }
}
