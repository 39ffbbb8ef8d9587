//! Acting as a user.
//!
//! Each act comes in two steps, so that a test can tamper with what is sent: `prepare_…` makes the
//! signed request, and [`FakeSlack::deliver`] sends it and does what Slack does with the answer.
//! [`FakeSlack::command`] and its like do both.

use std::time::Duration;

use jiff::SignedDuration;
use serde_json::{Value, json};

use super::{
    FakeSlack, GENERAL, channels, forms,
    payload::{self, Command},
    state::{Message, ResponseUrl, Trigger, User, View},
    web_api::text,
};
use crate::{
    ActError, Sent, SignedRequest,
    delivery::{self, ANSWER_WITHIN, Ack},
    signing,
};

/// What a user did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    /// Who did it.
    pub user: String,
    /// What.
    pub what: What,
    /// What can be exchanged for a form; empty where Slack sends none.
    pub trigger_id: String,
    /// Where answers go, if Slack sends that.
    pub response_url: Option<String>,
}

/// The kinds of acts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// A slash command in a channel.
    Command {
        /// The command, with its slash.
        command: String,
        /// Where it was typed.
        channel: String,
    },
    /// A control in a message or a form.
    Action,
    /// A form was submitted.
    Submission {
        /// The view.
        view: String,
    },
    /// A form was closed without being submitted.
    Closing,
}

/// An act that was not sent yet.
#[derive(Clone, Debug)]
pub struct Prepared {
    /// What the user did.
    pub origin: Origin,
    /// What will be sent.
    pub request: SignedRequest,
}

type Outcome = Result<Sent<Origin>, ActError>;

impl FakeSlack {
    /// `user` types `command` (such as `/usher`) and `text` in the channel.
    pub async fn command(&self, user: &str, command: &str, text: &str) -> Outcome {
        self.deliver(self.prepare_command(user, GENERAL, command, text)?).await
    }

    /// The same, in the direct message with the bot.
    pub async fn command_in_dm(&self, user: &str, command: &str, text: &str) -> Outcome {
        let dm = channels::dm_of(user);
        self.deliver(self.prepare_command(user, &dm, command, text)?).await
    }

    /// `user` presses a button of the message `ts`. The button is named by its action id or by what
    /// it reads.
    pub async fn press(&self, user: &str, ts: &str, button: &str) -> Outcome {
        self.deliver(self.prepare_press(user, ts, button, "")?).await
    }

    /// `user` picks `option`, by its value or by what it reads, from a menu of the message `ts`.
    pub async fn choose(&self, user: &str, ts: &str, menu: &str, option: &str) -> Outcome {
        self.deliver(self.prepare_press(user, ts, menu, option)?).await
    }

    /// `user` presses a button of the form before them.
    pub async fn press_in_form(&self, user: &str, button: &str) -> Outcome {
        self.deliver(self.prepare_press_in_form(user, button, "")?).await
    }

    /// `user` fills in the form before them and submits it. A field is named by its action id, its
    /// block id or its label; what is not named keeps its initial value.
    pub async fn submit(&self, user: &str, entries: &[(&str, &str)]) -> Outcome {
        self.deliver(self.prepare_submission(user, entries)?).await
    }

    /// `user` closes the form before them. The bot hears of it only if it asked to.
    pub async fn close(&self, user: &str) -> Result<Option<Sent<Origin>>, ActError> {
        let (who, view) = self.form_of(user)?;
        self.change(|state| state.views.retain(|known| known.id != view.id));
        if !super::web_api::truthy(&view.content, "notify_on_close") {
            return Ok(None);
        }
        let body = payload::form(&payload::closed(self, &who, &view));
        let origin = origin(user, What::Closing, String::new(), None);
        let request = self.sign(self.settings().interactions_url.clone(), body);
        self.deliver(Prepared { origin, request }).await.map(Some)
    }

    /// Slack looks whether the command's address still answers. Nobody sees anything of it.
    pub async fn ssl_check(&self) -> Ack {
        let request = self.sign(self.settings().commands_url.clone(), payload::ssl_check());
        delivery::post(&self.shared.http, &request).await
    }

    /// Sends the same signed request again, as somebody who recorded it could. What the bot answers
    /// goes to them, not to Slack.
    pub async fn redeliver(&self, sent: &Sent<Origin>) -> Outcome {
        let Sent { origin, request, .. } = sent.clone();
        let ack = delivery::post(&self.shared.http, &request).await;
        Ok(Sent { origin, request, ack })
    }

    /// Sends it again as Slack repeats events: marked with the number of the try and the reason.
    pub async fn retry(&self, sent: &Sent<Origin>, number: u32) -> Outcome {
        let Sent { origin, request, .. } = sent.clone();
        let request = request
            .with_header("X-Slack-Retry-Num", &number.to_string())
            .with_header("X-Slack-Retry-Reason", "http_timeout");
        self.deliver(Prepared { origin, request }).await
    }

    /// The same act, signed with a secret that is not the app's.
    #[must_use]
    pub fn forged(&self, prepared: Prepared) -> Prepared {
        let stamp = prepared.request.header("X-Slack-Request-Timestamp").unwrap_or_default();
        let signature = signing::slack("not the secret", stamp, &prepared.request.body);
        let request = prepared.request.with_header("X-Slack-Signature", &signature);
        Prepared { request, ..prepared }
    }

    /// The same act, signed rightly, so long ago.
    #[must_use]
    pub fn stale(&self, prepared: Prepared, age: Duration) -> Prepared {
        let age = SignedDuration::try_from(age).unwrap_or(SignedDuration::MAX);
        let stamp = self.now().as_second() - age.as_secs();
        let request = self.signed_at(stamp, prepared.request.url, prepared.request.body);
        Prepared { request, ..prepared }
    }

    /// A slash command as it will be sent.
    pub fn prepare_command(
        &self,
        user: &str,
        channel: &str,
        command: &str,
        text: &str,
    ) -> Result<Prepared, ActError> {
        let who = self.user(user)?;
        let trigger_id = self.new_trigger(user);
        let response_url = self.new_response_url(user, channel, None);
        let about = Command {
            user: &who,
            channel,
            name: command,
            text,
            response_url: &response_url,
            trigger_id: &trigger_id,
        };
        let request =
            self.sign(self.settings().commands_url.clone(), payload::command(self, &about));
        let what = What::Command { command: command.to_owned(), channel: channel.to_owned() };
        Ok(Prepared { origin: origin(user, what, trigger_id, Some(response_url)), request })
    }

    /// A press in a message as it will be sent; `option` is empty for a button.
    pub fn prepare_press(
        &self,
        user: &str,
        ts: &str,
        control: &str,
        option: &str,
    ) -> Result<Prepared, ActError> {
        let who = self.user(user)?;
        let message = self.message(user, ts)?;
        let action = self.action(&message.blocks, control, option)?;
        let trigger_id = self.new_trigger(user);
        let response_url = self.new_response_url(user, &message.channel, Some(ts));
        let payload =
            payload::message_action(self, &who, &message, &action, &response_url, &trigger_id);
        let request = self.sign(self.settings().interactions_url.clone(), payload::form(&payload));
        let origin = origin(user, What::Action, trigger_id, Some(response_url));
        Ok(Prepared { origin, request })
    }

    /// A press in a form as it will be sent.
    pub fn prepare_press_in_form(
        &self,
        user: &str,
        control: &str,
        option: &str,
    ) -> Result<Prepared, ActError> {
        let (who, view) = self.form_of(user)?;
        let blocks = view.content["blocks"].as_array().cloned().unwrap_or_default();
        let action = self.action(&blocks, control, option)?;
        let trigger_id = self.new_trigger(user);
        let payload = payload::view_action(self, &who, &view, &action, &trigger_id);
        let request = self.sign(self.settings().interactions_url.clone(), payload::form(&payload));
        Ok(Prepared { origin: origin(user, What::Action, trigger_id, None), request })
    }

    /// A submission as it will be sent.
    pub fn prepare_submission(
        &self,
        user: &str,
        entries: &[(&str, &str)],
    ) -> Result<Prepared, ActError> {
        let (who, mut view) = self.form_of(user)?;
        view.values = forms::fill(&view, entries)?;
        self.change(|state| {
            for known in state.views.iter_mut().filter(|known| known.id == view.id) {
                known.values = view.values.clone();
            }
        });
        let trigger_id = self.new_trigger(user);
        let payload = payload::submission(self, &who, &view, &trigger_id);
        let request = self.sign(self.settings().interactions_url.clone(), payload::form(&payload));
        let what = What::Submission { view: view.id };
        Ok(Prepared { origin: origin(user, what, trigger_id, None), request })
    }

    /// Sends an act to the bot, over a socket if one is connected, and does what Slack does with the
    /// answer.
    pub async fn deliver(&self, prepared: Prepared) -> Outcome {
        let Prepared { origin, request } = prepared;
        let started = self.now();
        #[cfg(feature = "sockets")]
        let over_socket = self.over_socket(&origin, &request).await;
        #[cfg(not(feature = "sockets"))]
        let over_socket: Option<Ack> = None;
        let mut ack = match over_socket {
            Some(ack) => ack,
            None if request.url.is_empty() => return Err(ActError::Unreachable),
            None => delivery::post(&self.shared.http, &request).await,
        };
        // A test's clock may have gone further than the real one.
        if self.now().duration_since(started).unsigned_abs() > ANSWER_WITHIN {
            ack.status = None;
        }
        self.acknowledged(&origin, &ack);
        Ok(Sent { origin, request, ack })
    }

    fn sign(&self, url: Option<String>, body: String) -> SignedRequest {
        self.signed_at(self.now().as_second(), url.unwrap_or_default(), body)
    }

    fn signed_at(&self, second: i64, url: String, body: String) -> SignedRequest {
        let stamp = second.to_string();
        let signature = signing::slack(&self.settings().signing_secret, &stamp, &body);
        let header = |name: &str, value: String| (name.to_owned(), value);
        let headers = vec![
            header("Content-Type", "application/x-www-form-urlencoded".into()),
            header("User-Agent", "Slackbot 1.0 (+https://api.slack.com/robots)".into()),
            header("X-Slack-Request-Timestamp", stamp),
            header("X-Slack-Signature", signature),
        ];
        SignedRequest { url, headers, body }
    }

    fn user(&self, id: &str) -> Result<User, ActError> {
        self.state().users.get(id).cloned().ok_or_else(|| ActError::NoUser(id.to_owned()))
    }

    fn message(&self, user: &str, ts: &str) -> Result<Message, ActError> {
        let state = self.state();
        let found = state.seen_by(user).find(|message| message.ts == ts).cloned();
        found.ok_or_else(|| ActError::NoMessage(ts.to_owned()))
    }

    fn form_of(&self, user: &str) -> Result<(User, View), ActError> {
        let view = self.form(user).ok_or_else(|| ActError::NoForm(user.to_owned()))?;
        Ok((self.user(user)?, view))
    }

    fn new_trigger(&self, user: &str) -> String {
        let at = self.now();
        let secret = self.secret();
        self.change(|state| {
            let id = format!("{}.{}.{secret}", state.next(), at.as_second());
            let trigger = Trigger { user: user.to_owned(), at, used: false };
            state.triggers.insert(id.clone(), trigger);
            id
        })
    }

    fn new_response_url(&self, user: &str, channel: &str, original: Option<&str>) -> String {
        let secret = self.secret();
        let url = ResponseUrl {
            user: user.to_owned(),
            channel: channel.to_owned(),
            original: original.map(str::to_owned),
            at: self.now(),
            uses: 0,
        };
        self.change(|state| state.response_urls.insert(secret.clone(), url));
        format!("{}/response/{secret}", self.shared.base_url)
    }

    /// The action that a payload bears for a control that somebody used.
    fn action(&self, blocks: &[Value], name: &str, option: &str) -> Result<Value, ActError> {
        let none = || ActError::NoControl(name.to_owned());
        let (block_id, element) = controls(blocks)
            .find(|(_, element)| {
                text(element, "action_id") == name || text(&element["text"], "text") == name
            })
            .ok_or_else(none)?;
        let kind = text(element, "type");
        let now = self.now();
        let mut action = json!({
            "type": kind,
            "action_id": element["action_id"],
            "block_id": block_id,
            "action_ts": format!("{}.{:06}", now.as_second(), now.subsec_microsecond()),
        });
        if kind == "button" {
            action["text"] = element["text"].clone();
            for field in ["value", "style"] {
                if let Some(value) = element.get(field) {
                    action[field] = value.clone();
                }
            }
            return Ok(action);
        }
        let chosen = forms::options_named(element, option)
            .map_err(|what| ActError::Field { field: name.to_owned(), what })?;
        if matches!(kind, "checkboxes" | "multi_static_select") {
            action["selected_options"] = chosen.into();
        } else {
            action["selected_option"] = chosen.into_iter().next().ok_or_else(none)?;
        }
        Ok(action)
    }
}

/// Every control of blocks that acts at once, with the id of its block.
fn controls(blocks: &[Value]) -> impl Iterator<Item = (&str, &Value)> {
    blocks.iter().flat_map(|block| {
        let id = text(block, "block_id");
        let row = block.get("elements").and_then(Value::as_array).into_iter().flatten();
        row.chain(block.get("accessory")).map(move |element| (id, element))
    })
}

fn origin(user: &str, what: What, trigger_id: String, response_url: Option<String>) -> Origin {
    Origin { user: user.to_owned(), what, trigger_id, response_url }
}
