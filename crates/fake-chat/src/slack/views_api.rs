//! The `views.*` methods.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::{
    FakeSlack, limits,
    state::{State, TRIGGER_LIFE, View},
    web_api::{Answer, ApiError, text},
};

/// The most views on top of each other.
const STACK: usize = 3;

/// `views.open`: exchanges a trigger, once and within three seconds.
pub(super) fn open(slack: &FakeSlack, arguments: &Value) -> Answer {
    let content = content(arguments)?;
    limits::view(content)?;
    slack.change(|state| {
        let user = exchange(slack, state, text(arguments, "trigger_id"))?;
        unused_external_id(state, content, None)?;
        // What was open before is gone from the user's screen.
        state.views.retain(|view| view.user != user);
        let view = make(state, &user, content, None);
        Ok(json!({ "view": shown(slack, &view) }))
    })
}

/// `views.push`: puts a view on top of the one that is open.
pub(super) fn push(slack: &FakeSlack, arguments: &Value) -> Answer {
    let content = content(arguments)?;
    limits::view(content)?;
    slack.change(|state| {
        let user = exchange(slack, state, text(arguments, "trigger_id"))?;
        let below = state.views.iter().filter(|view| view.user == user).map(|view| &view.id);
        let below: Vec<String> = below.cloned().collect();
        if below.len() >= STACK {
            return Err("push_limit_reached".into());
        }
        let previous = below.last().cloned().ok_or("not_found")?;
        unused_external_id(state, content, None)?;
        let view = make(state, &user, content, Some(previous));
        Ok(json!({ "view": shown(slack, &view) }))
    })
}

/// `views.update`, by `view_id` or `external_id`, and only from `hash` if one is given.
pub(super) fn update(slack: &FakeSlack, arguments: &Value) -> Answer {
    let content = content(arguments)?;
    limits::view(content)?;
    slack.change(|state| {
        let (id, external) = (text(arguments, "view_id"), text(arguments, "external_id"));
        let wanted = |view: &&View| match id {
            "" => !external.is_empty() && text(&view.content, "external_id") == external,
            id => view.id == id,
        };
        let view = state.views.iter().find(wanted).ok_or("not_found")?;
        let (id, hash) = (view.id.clone(), view.hash.clone());
        let expected = text(arguments, "hash");
        if !expected.is_empty() && expected != hash {
            return Err("hash_conflict".into());
        }
        unused_external_id(state, content, Some(&id))?;
        let view = replace(state, &id, content).ok_or("not_found")?;
        Ok(json!({ "view": shown(slack, &view) }))
    })
}

fn content(arguments: &Value) -> Result<&Value, ApiError> {
    arguments.get("view").filter(|view| view.is_object()).ok_or("invalid_arguments".into())
}

fn exchange(slack: &FakeSlack, state: &mut State, id: &str) -> Result<String, ApiError> {
    let now = slack.now();
    let trigger = state.triggers.get_mut(id).ok_or("invalid_trigger_id")?;
    if trigger.used {
        return Err("exchanged_trigger_id".into());
    }
    if now.duration_since(trigger.at) > TRIGGER_LIFE {
        return Err("expired_trigger_id".into());
    }
    trigger.used = true;
    Ok(trigger.user.clone())
}

fn unused_external_id(
    state: &State,
    content: &Value,
    but: Option<&String>,
) -> Result<(), ApiError> {
    let id = text(content, "external_id");
    let used = state.views.iter().any(|view| {
        !id.is_empty() && text(&view.content, "external_id") == id && Some(&view.id) != but
    });
    if used { Err("duplicate_external_id".into()) } else { Ok(()) }
}

/// Opens a view on top of what `user` has open.
pub(super) fn make(
    state: &mut State,
    user: &str,
    content: &Value,
    previous: Option<String>,
) -> View {
    let mut content = content.clone();
    if let Some(blocks) = content.get_mut("blocks").and_then(Value::as_array_mut) {
        state.give_ids(blocks);
    }
    let number = state.next();
    let view = View {
        id: format!("V{number:010}"),
        user: user.to_owned(),
        content,
        hash: format!("{number}.hash"),
        errors: BTreeMap::new(),
        values: json!({}),
        previous,
    };
    state.views.push(view.clone());
    view
}

/// Gives an open view another content.
pub(super) fn replace(state: &mut State, id: &str, content: &Value) -> Option<View> {
    let mut content = content.clone();
    if let Some(blocks) = content.get_mut("blocks").and_then(Value::as_array_mut) {
        state.give_ids(blocks);
    }
    let number = state.next();
    let view = state.views.iter_mut().find(|view| view.id == id)?;
    view.content = content;
    view.hash = format!("{number}.hash");
    view.errors.clear();
    Some(view.clone())
}

/// A view as payloads and answers bear it.
pub(super) fn shown(slack: &FakeSlack, view: &View) -> Value {
    let settings = slack.settings();
    let optional = |name: &str| view.content.get(name).cloned().unwrap_or(Value::Null);
    let flag = |name: &str| view.content.get(name).and_then(Value::as_bool).unwrap_or(false);
    json!({
        "id": view.id,
        "team_id": settings.team_id,
        "type": "modal",
        "title": optional("title"),
        "submit": optional("submit"),
        "close": optional("close"),
        "blocks": optional("blocks"),
        "private_metadata": text(&view.content, "private_metadata"),
        "callback_id": text(&view.content, "callback_id"),
        "external_id": text(&view.content, "external_id"),
        "state": { "values": view.values },
        "hash": view.hash,
        "clear_on_close": flag("clear_on_close"),
        "notify_on_close": flag("notify_on_close"),
        "previous_view_id": view.previous,
        "root_view_id": view.previous.as_ref().unwrap_or(&view.id),
        "app_id": settings.app_id,
        "app_installed_team_id": settings.team_id,
        "bot_id": "B0USHER",
    })
}
