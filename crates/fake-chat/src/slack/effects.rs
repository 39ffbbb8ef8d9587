//! What Slack does with the bot's answer to what it sent.

use serde_json::Value;

use super::{
    FakeSlack, Origin, What, limits,
    state::{Failure, State},
    views_api,
    web_api::text,
};
use crate::Ack;

impl FakeSlack {
    pub(super) fn acknowledged(&self, origin: &Origin, ack: &Ack) {
        if !ack.is_ok() {
            let error = if ack.status.is_none() { "operation_timeout" } else { "dispatch_failed" };
            let failure = Failure { user: origin.user.clone(), error: error.into() };
            self.change(|state| state.failures.push(failure));
            return;
        }
        match &origin.what {
            What::Command { channel, .. } => self.show_reply(origin, channel, &ack.body),
            What::Submission { view } => self.submitted(view, &ack.body),
            What::Action | What::Closing => {
                if !ack.body.is_empty() {
                    self.complain("the acknowledgement of an action is ignored", &ack.body);
                }
            }
        }
    }

    fn complain(&self, what: &str, sent: &str) {
        self.change(|state| state.violations.push(format!("{what}: {sent}")));
    }

    /// The acknowledgement of a command may be its first reply.
    fn show_reply(&self, origin: &Origin, channel: &str, body: &str) {
        if body.is_empty() {
            return;
        }
        let content = match serde_json::from_str(body) {
            Ok(Value::Object(content)) => Value::Object(content),
            _ => serde_json::json!({ "text": body }),
        };
        if let Err((code, problems)) = limits::message(&content) {
            let lines = problems.lines();
            self.complain(&format!("reply to a command: {code}: {lines:?}"), body);
            return;
        }
        let all = text(&content, "response_type") == "in_channel";
        let only_for = (!all).then_some(origin.user.as_str());
        let now = self.now();
        self.change(|state| state.post(channel, only_for, &content, now));
    }

    fn submitted(&self, id: &str, body: &str) {
        if body.is_empty() {
            self.change(|state| close(state, id));
            return;
        }
        let answer: Value = serde_json::from_str(body).unwrap_or_default();
        let done = match text(&answer, "response_action") {
            "clear" => {
                self.change(|state| {
                    let user = state.views.iter().find(|view| view.id == id);
                    let user = user.map(|view| view.user.clone()).unwrap_or_default();
                    state.views.retain(|view| view.user != user);
                });
                Ok(())
            }
            "errors" => self.show_errors(id, &answer["errors"]),
            "update" => self.checked(&answer["view"], |state, view| {
                views_api::replace(state, id, view);
            }),
            "push" => self.checked(&answer["view"], |state, view| {
                let below = state.views.iter().find(|known| known.id == id);
                if let Some(user) = below.map(|known| known.user.clone()) {
                    views_api::make(state, &user, view, Some(id.to_owned()));
                }
            }),
            _ => Err("the answer to a submission has no response_action".into()),
        };
        if let Err(what) = done {
            self.complain(&what, body);
        }
    }

    fn checked(&self, view: &Value, then: impl FnOnce(&mut State, &Value)) -> Result<(), String> {
        limits::view(view).map_err(|(code, problems)| format!("{code}: {:?}", problems.lines()))?;
        self.change(|state| then(state, view));
        Ok(())
    }

    /// Errors stand under inputs, so each must name the block of one.
    fn show_errors(&self, id: &str, errors: &Value) -> Result<(), String> {
        let errors = errors.as_object().filter(|errors| !errors.is_empty());
        let errors = errors.ok_or("response_action errors without errors")?;
        self.change(|state| {
            let view = state.views.iter_mut().find(|view| view.id == id);
            let view = view.ok_or("errors for a view that is not open")?;
            view.errors.clear();
            for (block, message) in errors {
                let blocks = view.content["blocks"].as_array().into_iter().flatten();
                let is_input = |known: &Value| {
                    text(known, "type") == "input" && text(known, "block_id") == block
                };
                if !blocks.into_iter().any(is_input) {
                    return Err(format!("errors name {block:?}, which is no input block"));
                }
                let message = message.as_str().filter(|message| !message.is_empty());
                let message = message.ok_or(format!("the error of {block:?} is no text"))?;
                view.errors.insert(block.clone(), message.to_owned());
            }
            Ok(())
        })
    }
}

/// Closes a view; what it was pushed on is seen again.
fn close(state: &mut State, id: &str) {
    state.views.retain(|view| view.id != id);
}
