//! `POST /v1/invites/accept`: the same for programs that show the form themselves.

use axum::Json;
use serde_json::{Value, json};
use usher_directory::Acceptance;
use usher_domain::user::Standing;

use super::{
    accept::{admit, check_password},
    link::Link,
};
use crate::{body::JsonFields, idempotency::ForRequest, language::CallerTexts, problem::ApiError};

pub async fn accept(
    ForRequest(app): ForRequest,
    CallerTexts(texts): CallerTexts,
    body: JsonFields,
) -> Result<Json<Value>, ApiError> {
    let (token, password) = decode(body)?;
    let link = Link::find(&app, &token).await?.ok_or(ApiError::Invite(Standing::Ended))?;
    if link.standing != Standing::Open {
        return Err(ApiError::Invite(link.standing));
    }
    let password = check_password(&app, &link.user, &password)
        .await?
        .map_err(|problem| ApiError::field("password", problem))?;
    match admit(&app, &link, password).await? {
        Acceptance::Accepted(user) => Ok(Json(json!({
            "user": {
                "first_name": user.first_name,
                "last_name": user.last_name,
                "email": user.email.as_typed(),
                "role": user.role,
                "status": user.status,
            },
            "message": texts.get("user-accepted"),
        }))),
        Acceptance::Refused(standing) => Err(ApiError::Invite(standing)),
        Acceptance::NotFound => Err(ApiError::Invite(Standing::Ended)),
    }
}

fn decode(mut body: JsonFields) -> Result<(String, String), ApiError> {
    let token = body.text::<Text>("token");
    let password = body.text::<Text>("password");
    match (token, password) {
        (Some(token), Some(password)) if body.is_clean() => Ok((token.0, password.0)),
        _ => Err(body.errors()),
    }
}

/// Any text: what it must be is judged later.
struct Text(String);

impl std::str::FromStr for Text {
    type Err = usher_domain::Problem;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Ok(Self(text.to_owned()))
    }
}
