//! Way 1: the platforms call us.

use axum::{
    Router,
    body::Bytes,
    extract::{DefaultBodyLimit, State},
    http::{HeaderMap, StatusCode},
    response::{IntoResponse as _, Json, Response},
    routing::post,
};
use serde_json::Value;

use crate::{chat::Chat, discord, slack};

/// The largest body that is read. Slack's forms and Discord's interactions are far smaller.
const MAX_BODY: usize = 256 * 1024;

/// `POST /chat/slack/commands`, `/chat/slack/interactions` and `/chat/discord`. A platform that is not
/// configured has no route.
pub fn router(chat: Chat) -> Router {
    let mut router = Router::new();
    if chat.slack().is_some_and(|slack| slack.signing_secret.is_some()) {
        router = router
            .route("/chat/slack/commands", post(slack_command))
            .route("/chat/slack/interactions", post(slack_interaction));
    }
    if chat.discord().is_some_and(|discord| discord.public_key.is_some()) {
        router = router.route("/chat/discord", post(discord_interaction));
    }
    router.layer(DefaultBodyLimit::max(MAX_BODY)).with_state(chat)
}

async fn slack_command(State(chat): State<Chat>, headers: HeaderMap, body: Bytes) -> Response {
    if !from_slack(&chat, &headers, &body) {
        return forged("Slack");
    }
    acknowledged(chat.answer_slack(slack::command(&body)).await)
}

async fn slack_interaction(State(chat): State<Chat>, headers: HeaderMap, body: Bytes) -> Response {
    let Some(slack) = chat.slack().filter(|_| from_slack(&chat, &headers, &body)) else {
        return forged("Slack");
    };
    let incoming = slack::interaction(&body, &slack.command);
    acknowledged(chat.answer_slack(incoming).await)
}

async fn discord_interaction(
    State(chat): State<Chat>,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let key = chat.discord().and_then(|discord| discord.public_key.as_ref());
    if key.is_none_or(|key| discord::verify(key, &headers, &body, chat.now()).is_err()) {
        return forged("Discord");
    }
    match chat.answer_discord(discord::interaction(&body)).await {
        Some(answer) => Json(answer).into_response(),
        None => StatusCode::NO_CONTENT.into_response(),
    }
}

fn from_slack(chat: &Chat, headers: &HeaderMap, body: &[u8]) -> bool {
    let secret = chat.slack().and_then(|slack| slack.signing_secret.as_ref());
    secret.is_some_and(|secret| slack::verify(secret, headers, body, chat.now()).is_ok())
}

/// Whoever sent it learns nothing, and it reaches nothing.
fn forged(platform: &'static str) -> Response {
    tracing::warn!(platform, "a request was not signed, or not just now");
    (StatusCode::UNAUTHORIZED, "not signed").into_response()
}

fn acknowledged(body: Option<Value>) -> Response {
    match body {
        Some(body) => Json(body).into_response(),
        None => StatusCode::OK.into_response(),
    }
}
