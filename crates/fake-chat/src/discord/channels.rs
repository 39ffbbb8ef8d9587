//! Direct messages, and messages in channels.

use axum::{
    Json,
    extract::{Path, State as Shared},
    http::{HeaderMap, StatusCode},
};
use serde_json::{Value, json};

use super::{
    FakeDiscord, GENERAL, limits,
    limits::Use,
    payload,
    rest::{EMPTY, RestError, UNKNOWN_MESSAGE, authorize},
    state::State,
};

/// `POST /users/@me/channels`.
pub(super) async fn open(
    Shared(discord): Shared<FakeDiscord>,
    headers: HeaderMap,
    Json(body): Json<Value>,
) -> Result<Json<Value>, RestError> {
    authorize(&discord, &headers)?;
    let user = body.get("recipient_id").and_then(Value::as_str).unwrap_or_default();
    let now = discord.now();
    discord.change(|state| {
        let who = state.users.get(user).cloned();
        let status = StatusCode::BAD_REQUEST;
        let who = who.ok_or(RestError::Mistake(status, 50_033, "Invalid Recipient(s)"))?;
        let id = state.dm_of(user, now);
        let recipients = [payload::user(&who)];
        Ok(Json(json!({ "id": id, "type": 1, "recipients": recipients, "flags": 0 })))
    })
}

/// `POST /channels/{channel}/messages`. The same `nonce` with `enforce_nonce` posts nothing new.
pub(super) async fn post(
    Shared(discord): Shared<FakeDiscord>,
    Path(channel): Path<String>,
    headers: HeaderMap,
    Json(body): Json<Value>,
) -> Result<Json<Value>, RestError> {
    authorize(&discord, &headers)?;
    let mut problems = limits::message(&body, Use::Create);
    if limits::is_ephemeral(&body) {
        problems.add("/flags", "only answers to interactions can be EPHEMERAL");
    }
    let nonce = match body.get("nonce") {
        Some(Value::Number(nonce)) => Some(nonce.to_string()),
        nonce => problems.optional_text("/nonce", nonce, 25).map(str::to_owned),
    };
    if !problems.none() {
        return Err(RestError::Form(problems, body));
    }
    if limits::is_empty(&body) {
        return Err(EMPTY);
    }
    let now = discord.now();
    let enforced = body.get("enforce_nonce").and_then(Value::as_bool) == Some(true);
    let message = discord.change(|state| {
        reachable(state, &channel)?;
        let known = nonce.as_ref().filter(|_| enforced).and_then(|nonce| state.nonces.get(nonce));
        if let Some(known) = known.cloned().and_then(|id| state.message(&id).cloned()) {
            return Ok(known);
        }
        let message = state.post(&channel, None, &body, now);
        if let Some(nonce) = nonce {
            state.nonces.insert(nonce, message.id.clone());
        }
        Ok::<_, RestError>(message)
    })?;
    Ok(Json(payload::message(discord.settings(), &message)))
}

/// `PATCH /channels/{channel}/messages/{message}`.
pub(super) async fn edit(
    Shared(discord): Shared<FakeDiscord>,
    Path((channel, id)): Path<(String, String)>,
    headers: HeaderMap,
    Json(body): Json<Value>,
) -> Result<Json<Value>, RestError> {
    authorize(&discord, &headers)?;
    let problems = limits::message(&body, Use::Edit);
    if !problems.none() {
        return Err(RestError::Form(problems, body));
    }
    let now = discord.now();
    let message = discord.change(|state| {
        find(state, &channel, &id)?;
        state.edit(&id, &body, now).ok_or(UNKNOWN_MESSAGE)
    })?;
    Ok(Json(payload::message(discord.settings(), &message)))
}

/// `GET /channels/{channel}/messages/{message}`.
pub(super) async fn show(
    Shared(discord): Shared<FakeDiscord>,
    Path((channel, id)): Path<(String, String)>,
    headers: HeaderMap,
) -> Result<Json<Value>, RestError> {
    authorize(&discord, &headers)?;
    let mut state = discord.state();
    find(&mut state, &channel, &id)?;
    let message = state.message(&id).ok_or(UNKNOWN_MESSAGE)?;
    Ok(Json(payload::message(discord.settings(), message)))
}

/// `DELETE /channels/{channel}/messages/{message}`.
pub(super) async fn delete(
    Shared(discord): Shared<FakeDiscord>,
    Path((channel, id)): Path<(String, String)>,
    headers: HeaderMap,
) -> Result<StatusCode, RestError> {
    authorize(&discord, &headers)?;
    discord.change(|state| {
        find(state, &channel, &id)?;
        state.message(&id).ok_or(UNKNOWN_MESSAGE)?.deleted = true;
        Ok(StatusCode::NO_CONTENT)
    })
}

/// A message by its channel; one that only one user sees is not in the channel.
fn find(state: &mut State, channel: &str, id: &str) -> Result<(), RestError> {
    reachable(state, channel)?;
    let message = state.message(id).ok_or(UNKNOWN_MESSAGE)?;
    if message.channel == channel && message.only_for.is_none() {
        return Ok(());
    }
    Err(UNKNOWN_MESSAGE)
}

fn reachable(state: &State, channel: &str) -> Result<(), RestError> {
    if channel == GENERAL {
        return Ok(());
    }
    let Some((user, _)) = state.dms.iter().find(|(_, dm)| *dm == channel) else {
        return Err(RestError::Mistake(StatusCode::NOT_FOUND, 10_003, "Unknown Channel"));
    };
    if state.closed_dms.contains(user) {
        let message = "Cannot send messages to this user";
        return Err(RestError::Circumstance(StatusCode::FORBIDDEN, 50_007, message));
    }
    Ok(())
}
