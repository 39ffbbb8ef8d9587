//! `conversations.open` and the `chat.*` methods.

use serde_json::{Value, json};

use super::{
    BOT_USER, FakeSlack, GENERAL, channels, limits,
    state::{Message, State},
    web_api::{Answer, ApiError, text},
};

/// `conversations.open` with one user.
pub(super) fn open(slack: &FakeSlack, arguments: &Value) -> Answer {
    let user = text(arguments, "users");
    if !slack.state().users.contains_key(user) {
        return Err("user_not_found".into());
    }
    let channel = channels::dm_of(user);
    Ok(json!({ "channel": { "id": channel, "is_im": true, "user": user } }))
}

/// `chat.postMessage`. A user's id as the channel posts to the direct message with them.
pub(super) fn post(slack: &FakeSlack, arguments: &Value) -> Answer {
    let channel = channel(&slack.state(), text(arguments, "channel"))?;
    limits::message(arguments)?;
    let now = slack.now();
    let message = slack.change(|state| state.post(&channel, None, arguments, now));
    Ok(json!({ "channel": channel, "ts": message.ts, "message": shown(&message) }))
}

/// `chat.postEphemeral`.
pub(super) fn post_ephemeral(slack: &FakeSlack, arguments: &Value) -> Answer {
    let channel = channel(&slack.state(), text(arguments, "channel"))?;
    let user = text(arguments, "user");
    if !slack.state().users.contains_key(user) || !channels::has_member(&channel, user) {
        return Err("user_not_in_channel".into());
    }
    limits::message(arguments)?;
    let now = slack.now();
    let message = slack.change(|state| state.post(&channel, Some(user), arguments, now));
    Ok(json!({ "message_ts": message.ts }))
}

/// `chat.update`. A message for one user's eyes cannot be found by it.
pub(super) fn update(slack: &FakeSlack, arguments: &Value) -> Answer {
    let ts = find(&slack.state(), arguments)?;
    limits::message(arguments)?;
    let message = slack.change(|state| state.edit(&ts, arguments)).ok_or("message_not_found")?;
    Ok(json!({
        "channel": message.channel,
        "ts": message.ts,
        "text": message.text,
        "message": shown(&message),
    }))
}

/// `chat.delete`.
pub(super) fn delete(slack: &FakeSlack, arguments: &Value) -> Answer {
    let ts = find(&slack.state(), arguments)?;
    slack.change(|state| {
        for message in state.messages.iter_mut().filter(|message| message.ts == ts) {
            message.deleted = true;
        }
    });
    Ok(json!({ "channel": text(arguments, "channel"), "ts": ts }))
}

fn channel(state: &State, name: &str) -> Result<String, ApiError> {
    if name == GENERAL || state.users.keys().any(|user| channels::dm_of(user) == name) {
        return Ok(name.to_owned());
    }
    if state.users.contains_key(name) {
        return Ok(channels::dm_of(name));
    }
    Err("channel_not_found".into())
}

fn find(state: &State, arguments: &Value) -> Result<String, ApiError> {
    // Unlike postMessage, these take the channel's own id only.
    let name = text(arguments, "channel");
    let channel = channel(state, name)?;
    if channel != name {
        return Err("channel_not_found".into());
    }
    let ts = text(arguments, "ts");
    let found = state.messages.iter().any(|message| {
        let public = message.only_for.is_none() && !message.deleted;
        public && message.ts == ts && message.channel == channel
    });
    if found { Ok(ts.to_owned()) } else { Err("message_not_found".into()) }
}

/// A message as payloads and answers bear it.
pub(super) fn shown(message: &Message) -> Value {
    json!({
        "type": "message",
        "subtype": "bot_message",
        "bot_id": "B0USHER",
        "user": BOT_USER,
        "ts": message.ts,
        "text": message.text,
        "blocks": message.blocks,
    })
}
