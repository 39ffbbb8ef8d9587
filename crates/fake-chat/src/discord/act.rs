//! Acting as a user.
//!
//! Each act comes in two steps, so that a test can tamper with what is sent: `prepare_…` makes the
//! signed request, and [`FakeDiscord::deliver`] sends it and does what Discord does with the answer.
//! [`FakeDiscord::command`] and its like do both.

use std::time::Duration;

use jiff::SignedDuration;
use serde_json::{Value, json};

use super::{
    FakeDiscord, GENERAL,
    commands::{self, Typed},
    forms,
    limits::number,
    payload,
    state::{Failure, Interaction, Kind, Message, User},
    typed,
};
use crate::{
    ActError, Sent, SignedRequest,
    delivery::{self, ANSWER_WITHIN, Ack},
    signing::DiscordKey,
};

/// What a user did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    /// Who did it.
    pub user: String,
    /// What.
    pub what: What,
    /// The interaction's id.
    pub id: String,
    /// The interaction's token.
    pub token: String,
}

/// The kinds of acts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// A slash command.
    Command,
    /// A slash command that is being typed.
    Autocomplete,
    /// A button or menu of a message.
    Component,
    /// A form was submitted.
    Submission,
    /// No user at all: Discord looks whether the endpoint is there.
    Ping,
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

/// Where an interaction comes from.
struct Place<'a> {
    channel: &'a str,
    message: Option<&'a Message>,
}

impl FakeDiscord {
    /// `user` uses a command in the server's channel; subcommands follow in `name`, as in
    /// `invite list`. A choice is named by its value or by what it reads.
    pub async fn command(&self, user: &str, name: &str, options: &[(&str, &str)]) -> Outcome {
        self.deliver(self.prepare_command(user, GENERAL, &typed_as(name, options))?).await
    }

    /// The same, in the direct message with the bot.
    pub async fn command_in_dm(&self, user: &str, name: &str, options: &[(&str, &str)]) -> Outcome {
        let now = self.now();
        let dm = self.change(|state| state.dm_of(user, now));
        self.deliver(self.prepare_command(user, &dm, &typed_as(name, options))?).await
    }

    /// The same, from one line of text: `/invite email:ada@example.com role:admin`.
    pub async fn type_command(&self, user: &str, line: &str) -> Outcome {
        let typed = typed::read(line, &self.commands());
        self.deliver(self.prepare_command(user, GENERAL, &typed)?).await
    }

    /// What the bot suggests, by name and value, while `user` types the option `focused`, which is
    /// one of `options`.
    pub async fn suggest(
        &self,
        user: &str,
        name: &str,
        options: &[(&str, &str)],
        focused: &str,
    ) -> Result<Vec<(String, String)>, ActError> {
        let typed = Typed { focused: Some(focused.to_owned()), ..typed_as(name, options) };
        let sent = self.deliver(self.prepare_command(user, GENERAL, &typed)?).await?;
        let answer: Value = serde_json::from_str(&sent.ack.body).unwrap_or_default();
        let choices = answer["data"]["choices"].as_array().cloned().unwrap_or_default();
        let text = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        Ok(choices.iter().map(|choice| (text(&choice["name"]), text(&choice["value"]))).collect())
    }

    /// `user` presses a button, named by its custom id or its label.
    pub async fn press(&self, user: &str, message: &str, button: &str) -> Outcome {
        self.deliver(self.prepare_press(user, message, button, "")?).await
    }

    /// `user` picks from a menu; several options by one line each.
    pub async fn choose(&self, user: &str, message: &str, menu: &str, option: &str) -> Outcome {
        self.deliver(self.prepare_press(user, message, menu, option)?).await
    }

    /// `user` fills in the form before them and submits it. A field is named by its custom id or its
    /// label; what is not named keeps its initial value.
    pub async fn submit(&self, user: &str, entries: &[(&str, &str)]) -> Outcome {
        self.deliver(self.prepare_submission(user, entries)?).await
    }

    /// `user` closes the form before them. The bot does not hear of it.
    pub fn close(&self, user: &str) {
        self.change(|state| state.forms.remove(user));
    }

    /// What Discord does before it takes an endpoint: a PING that must be answered by a PONG, and
    /// one with a wrong signature that must be answered by 401.
    pub async fn verify_endpoint(&self) -> Result<(), String> {
        let prepared = self.prepare_ping();
        let right = delivery::post(&self.shared.http, &prepared.request).await;
        let body: Value = serde_json::from_str(&right.body).unwrap_or_default();
        if right.status != Some(200) || number(&body, "type") != 1 {
            return Err(format!("a PING was answered by {right:?}"));
        }
        let wrong = self.forged(self.prepare_ping()).request;
        match delivery::post(&self.shared.http, &wrong).await.status {
            Some(401) => Ok(()),
            status => Err(format!("a forged PING was answered by {status:?}")),
        }
    }

    /// Sends the same signed request again, as somebody who recorded it could. What the bot answers
    /// goes to them, not to Discord.
    pub async fn redeliver(&self, sent: &Sent<Origin>) -> Outcome {
        let Sent { origin, request, .. } = sent.clone();
        let ack = delivery::post(&self.shared.http, &request).await;
        Ok(Sent { origin, request, ack })
    }

    /// The same act, signed with a key that is not the application's.
    #[must_use]
    pub fn forged(&self, prepared: Prepared) -> Prepared {
        let mut seed = self.settings().seed;
        seed[0] ^= 0xFF;
        let stamp = prepared.request.header("X-Signature-Timestamp").unwrap_or_default();
        let signature = DiscordKey::from_seed(&seed).sign(stamp, &prepared.request.body);
        let request = prepared.request.with_header("X-Signature-Ed25519", &signature);
        Prepared { request, ..prepared }
    }

    /// The same act, signed rightly, so long ago.
    #[must_use]
    pub fn stale(&self, prepared: Prepared, age: Duration) -> Prepared {
        let age = SignedDuration::try_from(age).unwrap_or(SignedDuration::MAX);
        let second = self.now().as_second() - age.as_secs();
        let request = self.signed_at(second, prepared.request.body);
        Prepared { request, ..prepared }
    }

    /// A PING as it will be sent.
    pub fn prepare_ping(&self) -> Prepared {
        let (id, token) = self.new_id_and_token();
        let body = payload::ping(self.settings(), &id, &token).to_string();
        let origin = Origin { user: String::new(), what: What::Ping, id, token };
        Prepared { origin, request: self.signed_at(self.now().as_second(), body) }
    }

    /// A command of one line of text as it will be sent.
    pub fn prepare_typed(&self, user: &str, line: &str) -> Result<Prepared, ActError> {
        self.prepare_command(user, GENERAL, &typed::read(line, &self.commands()))
    }

    /// A press as it will be sent; `option` is empty for a button.
    pub fn prepare_press(
        &self,
        user: &str,
        message: &str,
        control: &str,
        option: &str,
    ) -> Result<Prepared, ActError> {
        let found = self.state().seen_by(user).find(|known| known.id == message).cloned();
        let message = found.ok_or_else(|| ActError::NoMessage(message.to_owned()))?;
        let none = || ActError::NoControl(control.to_owned());
        let rows = message.components.iter();
        let mut controls = rows.flat_map(|row| row["components"].as_array().into_iter().flatten());
        let used =
            controls.find(|known| known["custom_id"] == control || known["label"] == control);
        let used = used.ok_or_else(none)?;
        if used["disabled"] == true || !used["custom_id"].is_string() {
            return Err(none());
        }
        let mut data =
            json!({ "custom_id": used["custom_id"], "component_type": used["type"], "id": 2 });
        if number(used, "type") == 3 {
            data["values"] = forms::chosen(used, Some(option)).ok_or_else(none)?.into();
        }
        let place = Place { channel: &message.channel, message: Some(&message) };
        self.prepare(user, What::Component, &place, &data)
    }

    /// A submission as it will be sent.
    pub fn prepare_submission(
        &self,
        user: &str,
        entries: &[(&str, &str)],
    ) -> Result<Prepared, ActError> {
        let form = self.form(user).ok_or_else(|| ActError::NoForm(user.to_owned()))?;
        let components = forms::fill(&form, entries)?;
        let data = json!({ "custom_id": form.content["custom_id"], "components": components });
        let message = form.message.as_ref().and_then(|id| self.state().message(id).cloned());
        let place = Place { channel: &form.channel, message: message.as_ref() };
        self.prepare(user, What::Submission, &place, &data)
    }

    /// Sends an act to the bot, over the gateway if it is connected, and does what Discord does with
    /// the answer.
    pub async fn deliver(&self, prepared: Prepared) -> Outcome {
        let Prepared { origin, request } = prepared;
        #[cfg(feature = "sockets")]
        if self.dispatch(&request.body) {
            let ack = self.answered_by_callback(&origin).await;
            self.settle(&origin, &ack);
            return Ok(Sent { origin, request, ack });
        }
        if request.url.is_empty() {
            return Err(ActError::Unreachable);
        }
        let mut ack = delivery::post(&self.shared.http, &request).await;
        if ack.is_ok() && ack.body.is_empty() {
            let answered = self.answered_by_callback(&origin).await;
            ack.status = answered.status.and(ack.status);
        } else if ack.is_ok() {
            let body: Value = serde_json::from_str(&ack.body).unwrap_or_default();
            if let Err(error) = self.answer(&origin.id, &origin.token, &body) {
                if let Some(violation) = error.violation() {
                    let what = format!("answer to an interaction: {violation}");
                    self.change(|state| state.violations.push(what));
                }
                ack.status = None;
            }
        }
        self.settle(&origin, &ack);
        Ok(Sent { origin, request, ack })
    }

    /// Waits for the answer by the callback.
    async fn answered_by_callback(&self, origin: &Origin) -> Ack {
        let answer = |discord: &Self| {
            let state = discord.state();
            state.interactions.get(&origin.token).and_then(|known| known.answer.clone())
        };
        match self.wait_for(ANSWER_WITHIN, answer).await {
            Some(answer) => Ack { status: Some(200), body: answer.to_string() },
            None => Ack { status: None, body: String::new() },
        }
    }

    /// Tells the user when it went wrong; a form that was taken is closed.
    fn settle(&self, origin: &Origin, ack: &Ack) {
        self.change(|state| {
            if !ack.is_ok() {
                let error = match origin.what {
                    What::Submission => "Something went wrong. Try again.",
                    What::Autocomplete => "Loading options failed",
                    _ => "The application did not respond",
                };
                let failure = Failure { user: origin.user.clone(), error: error.into() };
                state.failures.push(failure);
            } else if origin.what == What::Submission {
                state.forms.remove(&origin.user);
            }
        });
    }

    fn prepare_command(
        &self,
        user: &str,
        channel: &str,
        typed: &Typed,
    ) -> Result<Prepared, ActError> {
        let now = self.now();
        let id = self.change(|state| state.snowflake(now));
        let data = commands::data(&self.commands(), self.user(user)?.permissions, typed, id)?;
        let what = if typed.focused.is_some() { What::Autocomplete } else { What::Command };
        self.prepare(user, what, &Place { channel, message: None }, &data)
    }

    fn prepare(
        &self,
        user: &str,
        what: What,
        place: &Place<'_>,
        data: &Value,
    ) -> Result<Prepared, ActError> {
        let who = self.user(user)?;
        let (id, token) = self.new_id_and_token();
        let interaction = Interaction {
            id: id.clone(),
            token: token.clone(),
            kind: match what {
                What::Command => Kind::Command,
                What::Autocomplete => Kind::Autocomplete,
                What::Component => Kind::Component,
                What::Submission => Kind::Modal,
                What::Ping => Kind::Ping,
            },
            user: user.to_owned(),
            channel: place.channel.to_owned(),
            at: self.now(),
            answer: None,
            source: place.message.map(|message| message.id.clone()),
            original: None,
        };
        let body = payload::interaction(self, &interaction, &who, data, place.message).to_string();
        self.change(|state| state.interactions.insert(token.clone(), interaction));
        let origin = Origin { user: user.to_owned(), what, id, token };
        Ok(Prepared { origin, request: self.signed_at(self.now().as_second(), body) })
    }

    fn new_id_and_token(&self) -> (String, String) {
        let now = self.now();
        (self.change(|state| state.snowflake(now)), self.secret())
    }

    fn signed_at(&self, second: i64, body: String) -> SignedRequest {
        let stamp = second.to_string();
        let signature = self.shared.key.sign(&stamp, &body);
        let header = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        let headers = vec![
            header("Content-Type", "application/json"),
            header("User-Agent", "Discord-Interactions/1.0 (+https://discord.com)"),
            header("X-Signature-Ed25519", &signature),
            header("X-Signature-Timestamp", &stamp),
        ];
        let url = self.settings().interactions_url.clone().unwrap_or_default();
        SignedRequest { url, headers, body }
    }

    fn user(&self, id: &str) -> Result<User, ActError> {
        self.state().users.get(id).cloned().ok_or_else(|| ActError::NoUser(id.to_owned()))
    }
}

fn typed_as(name: &str, options: &[(&str, &str)]) -> Typed {
    let own = |&(name, value): &(&str, &str)| (name.to_owned(), value.to_owned());
    Typed {
        path: name.trim_start_matches('/').split_whitespace().map(str::to_owned).collect(),
        options: options.iter().map(own).collect(),
        focused: None,
    }
}
