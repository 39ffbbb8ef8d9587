//! `POST /v1/me/password`: another password for whoever is signed in.

use axum::{
    Json,
    extract::State,
    response::{IntoResponse, Response},
};
use secrecy::{ExposeSecret, SecretString};
use usher_domain::Problem;
use utoipa::ToSchema;

use super::secret;
use crate::{
    App,
    body::JsonFields,
    caller::Caller,
    openapi::schemas::PasswordText,
    passwords::Wished,
    problem::ApiError,
    session::{
        change::{Refused, change},
        views::NewSessionView,
    },
    visit::Visit,
};

/// The password so far, and the one from now on.
#[derive(ToSchema)]
#[schema(as = PasswordChange)]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "describes what `decode` reads")]
struct ChangeBody {
    #[schema(format = "password", min_length = 1)]
    current_password: String,
    new_password: PasswordText,
}

/// Change one's own password.
///
/// Every other session ends, and the one that asks is replaced by the one in the answer. A mail says
/// that the password was changed.
#[utoipa::path(
    post,
    path = "/v1/me/password",
    tag = "Session",
    request_body = ChangeBody,
    responses((status = 200, description = "It is changed.", body = NewSessionView)),
)]
pub async fn change_password(
    State(app): State<App>,
    caller: Caller,
    visit: Visit,
    body: JsonFields,
) -> Result<Response, ApiError> {
    let person = caller.require_session()?;
    let app = visit.app(&app);
    let (current, new) = decode(body)?;
    let beginning = match change(&app, &visit, person, (current, new.expose_secret())).await? {
        Ok(beginning) => beginning,
        Err(Refused::Current) => {
            return Err(ApiError::field("current_password", Problem::PasswordWrong));
        }
        Err(Refused::New(problem)) => return Err(ApiError::field("new_password", problem)),
    };
    let mut response = Json(NewSessionView::new(&app, &beginning)?).into_response();
    if person.by_cookie {
        beginning.set_cookies(&app, response.headers_mut());
    }
    Ok(response)
}

fn decode(mut body: JsonFields) -> Result<(SecretString, SecretString), ApiError> {
    let current = secret(&mut body, "current_password");
    let new = body.text::<Wished>("new_password").map(|wished| wished.0);
    match (current, new) {
        (Some(current), Some(new)) if body.is_clean() => Ok((current, new)),
        _ => Err(body.errors()),
    }
}
