//! `POST /v1/invites/accept`: the same for programs that show the form themselves.

use axum::Json;
use secrecy::{ExposeSecret, SecretString};
use serde::Serialize;
use usher_directory::Acceptance;
use usher_domain::{User, user::Standing};
use utoipa::ToSchema;

use super::{
    accept::{admit, count_try},
    link::Link,
};
use crate::{
    body::JsonFields,
    idempotency::ForRequest,
    language::CallerTexts,
    openapi::schemas::{PasswordText, StatusName},
    passwords::{self, Wished},
    problem::ApiError,
    visit::Visit,
};

/// The token of a link, and the password that its user will sign in with.
#[derive(ToSchema)]
#[schema(as = Acceptance, example = json!({
    "token": "AQAAAAEHZGVmYXVsdA",
    "password": "correct horse battery staple",
}))]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "describes what `decode` reads")]
struct AcceptBody {
    /// What follows `/accept/` in the link.
    token: String,
    password: PasswordText,
}

/// Who joined.
#[derive(Serialize, ToSchema)]
#[schema(as = Accepted)]
pub struct AcceptedView {
    user: MemberView,
    /// What to tell them, in the language of `Accept-Language`.
    message: String,
}

/// A new member, as they may see themselves.
#[derive(Serialize, ToSchema)]
#[schema(as = NewMember)]
struct MemberView {
    first_name: String,
    last_name: String,
    #[schema(format = "email")]
    email: String,
    role: String,
    #[schema(value_type = StatusName)]
    status: &'static str,
}

/// Accept an invite: set a password and join.
///
/// For programs that show the form themselves. Whoever has the link may call it.
#[utoipa::path(
    post,
    path = "/v1/invites/accept",
    tag = "Invites",
    security(()),
    request_body = AcceptBody,
    responses((status = 200, description = "They are in.", body = AcceptedView)),
)]
pub async fn accept_invite(
    ForRequest(app): ForRequest,
    CallerTexts(texts): CallerTexts,
    visit: Visit,
    body: JsonFields,
) -> Result<Json<AcceptedView>, ApiError> {
    let (token, password) = decode(body)?;
    let link = Link::find(&app, &token, None).await?.ok_or(ApiError::Invite(Standing::Ended))?;
    if link.standing != Standing::Open {
        return Err(ApiError::Invite(link.standing));
    }
    let counted = count_try(&app, &visit).await?;
    let password = passwords::judge(&app, &link.user, password.expose_secret())
        .await?
        .map_err(|problem| ApiError::field("password", problem))?;
    match admit(&app, &link, password, counted, None).await? {
        Acceptance::Accepted(user) => Ok(Json(AcceptedView {
            user: MemberView::from(&*user),
            message: texts.get("user-accepted"),
        })),
        Acceptance::Refused(standing) => Err(ApiError::Invite(standing)),
        Acceptance::NotFound => Err(ApiError::Invite(Standing::Ended)),
    }
}

impl From<&User> for MemberView {
    fn from(user: &User) -> Self {
        Self {
            first_name: user.first_name.to_string(),
            last_name: user.last_name.to_string(),
            email: user.email.as_typed().to_owned(),
            role: user.role.to_string(),
            status: user.status.as_str(),
        }
    }
}

fn decode(mut body: JsonFields) -> Result<(String, SecretString), ApiError> {
    let token = body.text::<Text>("token");
    let password = body.text::<Wished>("password");
    match (token, password) {
        (Some(token), Some(password)) if body.is_clean() => Ok((token.0, password.0)),
        _ => Err(body.errors()),
    }
}

/// Any text: whether it is a token is judged later.
struct Text(String);

impl std::str::FromStr for Text {
    type Err = usher_domain::Problem;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Ok(Self(text.to_owned()))
    }
}
