//! What follows an interaction: the callback, `@original`, and further messages.

use axum::{
    Json,
    extract::{Path, RawQuery, State as Shared},
    http::StatusCode,
    response::{IntoResponse as _, Response},
};
use serde_json::{Value, json};

use super::{
    FakeDiscord, limits,
    limits::Use,
    payload,
    rest::{EMPTY, RestError, UNKNOWN_MESSAGE},
    state::{Interaction, State, TOKEN_LIFE},
};

const UNKNOWN: RestError =
    RestError::Circumstance(StatusCode::NOT_FOUND, 10_015, "Unknown Webhook");

const EXPIRED: RestError =
    RestError::Circumstance(StatusCode::UNAUTHORIZED, 50_027, "Invalid Webhook Token");

/// `POST /interactions/{id}/{token}/callback`.
pub(super) async fn callback(
    Shared(discord): Shared<FakeDiscord>,
    Path((id, token)): Path<(String, String)>,
    RawQuery(query): RawQuery,
    Json(body): Json<Value>,
) -> Result<Response, RestError> {
    let message = discord.answer(&id, &token, &body)?;
    if !query.unwrap_or_default().contains("with_response=true") {
        return Ok(StatusCode::NO_CONTENT.into_response());
    }
    let message = message.map(|message| payload::message(discord.settings(), &message));
    let answer = json!({
        "interaction": { "id": id, "type": 2 },
        "resource": { "type": body["type"], "message": message },
    });
    Ok(Json(answer).into_response())
}

/// `POST /webhooks/{app}/{token}`. After a deferred answer the first one takes its place.
pub(super) async fn follow_up(
    Shared(discord): Shared<FakeDiscord>,
    Path((app, token)): Path<(String, String)>,
    Json(body): Json<Value>,
) -> Result<Json<Value>, RestError> {
    let problems = limits::message(&body, Use::Create);
    if !problems.none() {
        return Err(RestError::Form(problems, body));
    }
    if limits::is_empty(&body) {
        return Err(EMPTY);
    }
    let now = discord.now();
    let message = discord.change(|state| {
        let to = discord.live(state, &app, &token)?;
        let waits = to.original.as_ref().and_then(|id| state.message(id)).map(|known| {
            let thinks = known.thinking;
            (known.id.clone(), thinks)
        });
        if let Some((id, true)) = waits {
            return state.edit(&id, &body, now).ok_or(UNKNOWN_MESSAGE);
        }
        let only_for = limits::is_ephemeral(&body).then_some(to.user.as_str());
        let posted = state.post(&to.channel, only_for, &body, now);
        let message = state.message(&posted.id).ok_or(UNKNOWN_MESSAGE)?;
        message.by_interaction = true;
        Ok(message.clone())
    })?;
    Ok(Json(payload::message(discord.settings(), &message)))
}

/// `PATCH /webhooks/{app}/{token}/messages/{message}`.
pub(super) async fn edit(
    Shared(discord): Shared<FakeDiscord>,
    Path((app, token, id)): Path<(String, String, String)>,
    Json(body): Json<Value>,
) -> Result<Json<Value>, RestError> {
    let problems = limits::message(&body, Use::Edit);
    if !problems.none() {
        return Err(RestError::Form(problems, body));
    }
    let now = discord.now();
    let message = discord.change(|state| {
        let id = discord.target(state, &app, &token, &id)?;
        state.edit(&id, &body, now).ok_or(UNKNOWN_MESSAGE)
    })?;
    Ok(Json(payload::message(discord.settings(), &message)))
}

/// `GET /webhooks/{app}/{token}/messages/{message}`.
pub(super) async fn show(
    Shared(discord): Shared<FakeDiscord>,
    Path((app, token, id)): Path<(String, String, String)>,
) -> Result<Json<Value>, RestError> {
    let mut state = discord.state();
    let id = discord.target(&mut state, &app, &token, &id)?;
    let message = state.message(&id).ok_or(UNKNOWN_MESSAGE)?;
    Ok(Json(payload::message(discord.settings(), message)))
}

/// `DELETE /webhooks/{app}/{token}/messages/{message}`.
pub(super) async fn delete(
    Shared(discord): Shared<FakeDiscord>,
    Path((app, token, id)): Path<(String, String, String)>,
) -> Result<StatusCode, RestError> {
    discord.change(|state| {
        let id = discord.target(state, &app, &token, &id)?;
        state.message(&id).ok_or(UNKNOWN_MESSAGE)?.deleted = true;
        Ok(StatusCode::NO_CONTENT)
    })
}

impl FakeDiscord {
    /// The interaction of a token that was answered and still lives.
    fn live(&self, state: &State, app: &str, token: &str) -> Result<Interaction, RestError> {
        let found = state.interactions.get(token).cloned().ok_or(UNKNOWN)?;
        if self.now().duration_since(found.at) > TOKEN_LIFE {
            return Err(EXPIRED);
        }
        if app != self.settings().application_id || found.answer.is_none() {
            return Err(UNKNOWN);
        }
        Ok(found)
    }

    /// The id of a message that this token reaches.
    fn target(
        &self,
        state: &mut State,
        app: &str,
        token: &str,
        id: &str,
    ) -> Result<String, RestError> {
        let to = self.live(state, app, token)?;
        if id == "@original" {
            return to.original.ok_or(UNKNOWN_MESSAGE);
        }
        let message = state.message(id).ok_or(UNKNOWN_MESSAGE)?;
        let reached = message.by_interaction && message.channel == to.channel;
        if reached { Ok(id.to_owned()) } else { Err(UNKNOWN_MESSAGE) }
    }
}
