//! The REST API: its routes, who calls, and how errors read.

use axum::{
    Json, Router,
    extract::{MatchedPath, Request, State as Shared},
    http::{HeaderMap, StatusCode, header},
    middleware::{self, Next},
    response::{IntoResponse, Response},
    routing::{get, post, put},
};
use serde_json::{Map, Value, json};

use super::{FakeDiscord, channels, commands, payload, state::Call, webhooks};
use crate::{faults::Fault, limits::Problems};

/// An error as Discord answers it.
#[derive(Debug)]
pub(super) enum RestError {
    /// A circumstance, which a bot has to live with.
    Circumstance(StatusCode, u32, &'static str),
    /// A mistake of the bot's.
    Mistake(StatusCode, u32, &'static str),
    /// A body that breaks limits, with what was sent.
    Form(Problems, Value),
}

/// What Discord answers when a token is missing or wrong.
pub(super) const UNAUTHORIZED: RestError =
    RestError::Mistake(StatusCode::UNAUTHORIZED, 0, "401: Unauthorized");

/// What Discord answers about a message that is not there.
pub(super) const UNKNOWN_MESSAGE: RestError =
    RestError::Circumstance(StatusCode::NOT_FOUND, 10_008, "Unknown Message");

/// What Discord answers to a message without any content.
pub(super) const EMPTY: RestError =
    RestError::Mistake(StatusCode::BAD_REQUEST, 50_006, "Cannot send an empty message");

/// A mistake, on its way to the list of violations.
#[derive(Clone)]
struct Violation(String);

impl RestError {
    /// What is wrong, if it is the bot's mistake.
    pub(super) fn violation(&self) -> Option<String> {
        match self {
            Self::Circumstance(..) => None,
            Self::Mistake(_, code, message) => Some(format!("{message} ({code})")),
            Self::Form(problems, sent) => Some(format!("{:?}: {sent}", problems.lines())),
        }
    }
}

impl IntoResponse for RestError {
    fn into_response(self) -> Response {
        let violation = self.violation().map(Violation);
        let (status, body) = match self {
            Self::Circumstance(status, code, message) | Self::Mistake(status, code, message) => {
                (status, json!({ "message": message, "code": code }))
            }
            Self::Form(problems, _) => (StatusCode::BAD_REQUEST, invalid_form(&problems)),
        };
        let mut response = (status, Json(body)).into_response();
        if let Some(violation) = violation {
            response.extensions_mut().insert(violation);
        }
        response
    }
}

/// "Invalid Form Body", with each problem at its place.
fn invalid_form(problems: &Problems) -> Value {
    let mut errors = Value::Object(Map::new());
    for problem in problems.iter() {
        let mut at = &mut errors;
        for part in problem.at.split('/').filter(|part| !part.is_empty()) {
            at = &mut at[part];
        }
        let code = if problem.what.contains("characters long") {
            "BASE_TYPE_BAD_LENGTH"
        } else {
            "BASE_TYPE_INVALID"
        };
        at["_errors"] = json!([{ "code": code, "message": problem.what }]);
    }
    json!({ "message": "Invalid Form Body", "code": 50_035, "errors": errors })
}

/// All routes below `/api/v10`.
pub(super) fn routes(discord: &FakeDiscord) -> Router<FakeDiscord> {
    let message = get(webhooks::show).patch(webhooks::edit).delete(webhooks::delete);
    let in_channel = get(channels::show).patch(channels::edit).delete(channels::delete);
    Router::new()
        .route("/gateway", get(gateway))
        .route("/gateway/bot", get(gateway_bot))
        .route("/users/@me", get(me))
        .route("/applications/@me", get(application))
        .route("/oauth2/applications/@me", get(application))
        .route("/applications/{app}/commands", put(commands::put_global).get(commands::global))
        .route(
            "/applications/{app}/guilds/{guild}/commands",
            put(commands::put_guild).get(commands::guild),
        )
        .route("/interactions/{id}/{token}/callback", post(webhooks::callback))
        .route("/webhooks/{app}/{token}", post(webhooks::follow_up))
        .route("/webhooks/{app}/{token}/messages/{message}", message)
        .route("/users/@me/channels", post(channels::open))
        .route("/channels/{channel}/messages", post(channels::post))
        .route("/channels/{channel}/messages/{message}", in_channel)
        .fallback(not_found)
        .layer(middleware::from_fn_with_state(discord.clone(), watch))
}

/// Mistreats calls as was asked for, and keeps the books.
async fn watch(Shared(discord): Shared<FakeDiscord>, request: Request, next: Next) -> Response {
    let path = request.extensions().get::<MatchedPath>().map_or("?", MatchedPath::as_str);
    let path = path.rsplit_once("/api/v10").map_or(path, |(_, rest)| rest);
    let what = format!("{} {path}", request.method());
    let fault = discord.shared.faults.next().await;
    let mut response = match fault {
        Some(Fault::Limited(seconds)) => too_many(seconds),
        Some(Fault::Broken) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
        Some(Fault::Lost) | None => next.run(request).await,
    };
    discord.change(|state| {
        if let Some(Violation(violation)) = response.extensions_mut().remove() {
            state.violations.push(format!("{what}: {violation}"));
        }
        state.calls.push(Call { what, status: response.status().as_u16() });
    });
    if fault == Some(Fault::Lost) {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    }
    response
}

fn too_many(seconds: u32) -> Response {
    let body = json!({
        "message": "You are being rate limited.",
        "retry_after": f64::from(seconds),
        "global": false,
    });
    let wait = [(header::RETRY_AFTER, seconds.to_string())];
    (StatusCode::TOO_MANY_REQUESTS, wait, Json(body)).into_response()
}

/// Refuses calls without the bot's token.
pub(super) fn authorize(discord: &FakeDiscord, headers: &HeaderMap) -> Result<(), RestError> {
    let given = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
    let right = format!("Bot {}", discord.settings().bot_token);
    if given == Some(right.as_str()) { Ok(()) } else { Err(UNAUTHORIZED) }
}

async fn not_found() -> RestError {
    RestError::Mistake(StatusCode::NOT_FOUND, 0, "404: Not Found")
}

async fn gateway(Shared(discord): Shared<FakeDiscord>) -> Json<Value> {
    Json(json!({ "url": gateway_url(&discord) }))
}

async fn gateway_bot(
    Shared(discord): Shared<FakeDiscord>,
    headers: HeaderMap,
) -> Result<Json<Value>, RestError> {
    authorize(&discord, &headers)?;
    Ok(Json(json!({
        "url": gateway_url(&discord),
        "shards": 1,
        "session_start_limit": {
            "total": 1000,
            "remaining": 1000,
            "reset_after": 0,
            "max_concurrency": 1,
        },
    })))
}

pub(super) fn gateway_url(discord: &FakeDiscord) -> String {
    format!("{}/gateway", discord.shared.base_url.replacen("http", "ws", 1))
}

async fn me(
    Shared(discord): Shared<FakeDiscord>,
    headers: HeaderMap,
) -> Result<Json<Value>, RestError> {
    authorize(&discord, &headers)?;
    Ok(Json(payload::bot(discord.settings())))
}

async fn application(
    Shared(discord): Shared<FakeDiscord>,
    headers: HeaderMap,
) -> Result<Json<Value>, RestError> {
    authorize(&discord, &headers)?;
    let settings = discord.settings();
    Ok(Json(json!({
        "id": settings.application_id,
        "name": "Usher",
        "icon": null,
        "description": "Bring people into an organization",
        "summary": "",
        "bot_public": false,
        "bot_require_code_grant": false,
        "verify_key": discord.public_key(),
        "flags": 0,
        "interactions_endpoint_url": settings.interactions_url,
        "owner": payload::bot(settings),
        "team": null,
    })))
}
