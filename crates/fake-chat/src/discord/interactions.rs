//! The first answer to an interaction, whichever way it comes.

use axum::http::StatusCode;
use serde_json::Value;

use super::{
    FakeDiscord, command_limits, limits,
    limits::Use,
    modal_limits,
    rest::{EMPTY, RestError},
    state::{FIRST_ANSWER, Form, Interaction, Kind, Message, State},
};
use crate::limits::Problems;

const UNKNOWN: RestError =
    RestError::Circumstance(StatusCode::NOT_FOUND, 10_062, "Unknown interaction");

const ANSWERED: RestError = RestError::Mistake(
    StatusCode::BAD_REQUEST,
    40_060,
    "Interaction has already been acknowledged.",
);

impl FakeDiscord {
    /// Takes the first answer: it must come within three seconds, once, and fit the kind.
    ///
    /// Returns the message that it made or changed, if any.
    pub(super) fn answer(
        &self,
        id: &str,
        token: &str,
        body: &Value,
    ) -> Result<Option<Message>, RestError> {
        let now = self.now();
        self.change(|state| {
            let found = state.interactions.get(token).filter(|known| known.id == id).cloned();
            let found = found.ok_or(UNKNOWN)?;
            if found.answer.is_some() {
                return Err(ANSWERED);
            }
            if now.duration_since(found.at) > FIRST_ANSWER {
                return Err(UNKNOWN);
            }
            let message = self.take(state, &found, body)?;
            if let Some(known) = state.interactions.get_mut(token) {
                known.answer = Some(body.clone());
                known.original = message.as_ref().map(|message| message.id.clone());
            }
            Ok(message)
        })
    }

    fn take(
        &self,
        state: &mut State,
        to: &Interaction,
        body: &Value,
    ) -> Result<Option<Message>, RestError> {
        let now = self.now();
        let kind = limits::number(body, "type");
        let data = body.get("data").cloned().unwrap_or_default();
        check(to, kind, &data).map_err(|error| match error {
            RestError::Form(problems, _) => RestError::Form(problems, body.clone()),
            other => other,
        })?;
        let only_for = limits::is_ephemeral(&data).then_some(to.user.as_str());
        match kind {
            4 | 5 => {
                let posted = state.post(&to.channel, only_for, &data, now);
                let message = state.message(&posted.id);
                Ok(message.map(|message| {
                    message.by_interaction = true;
                    message.thinking = kind == 5;
                    message.clone()
                }))
            }
            6 | 7 => {
                let source = to.source.clone().unwrap_or_default();
                if kind == 6 {
                    return Ok(state.message(&source).cloned());
                }
                Ok(state.edit(&source, &data, now))
            }
            9 => {
                let (channel, message) = (to.channel.clone(), to.source.clone());
                state.forms.insert(to.user.clone(), Form { content: data, channel, message });
                Ok(None)
            }
            _ => Ok(None),
        }
    }
}

/// Whether an answer of this type may follow, and keeps the limits.
fn check(to: &Interaction, kind: u64, data: &Value) -> Result<(), RestError> {
    let allowed: &[u64] = match to.kind {
        Kind::Ping => &[1],
        Kind::Command => &[4, 5, 9],
        Kind::Autocomplete => &[8],
        Kind::Component => &[4, 5, 6, 7, 9],
        Kind::Modal if to.source.is_some() => &[4, 5, 6, 7],
        Kind::Modal => &[4, 5],
    };
    let mut problems = match kind {
        4 => limits::message(data, Use::Create),
        7 => limits::message(data, Use::Edit),
        9 => modal_limits::modal(data),
        _ => Problems::default(),
    };
    if kind == 8 {
        command_limits::choices(&mut problems, "/data/choices", &data["choices"]);
    }
    if !allowed.contains(&kind) {
        problems.add("/type", format!("{kind} does not answer a {:?}", to.kind));
    }
    if !problems.none() {
        return Err(RestError::Form(problems, Value::Null));
    }
    if kind == 4 && limits::is_empty(data) {
        return Err(EMPTY);
    }
    Ok(())
}
