//! What Slack sends, as an [`Event`].
//!
//! Only what is needed is read, and no more: Slack adds to its payloads, and an installation for a
//! whole organization leaves the team out.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::Value;
use url::form_urlencoded;
use usher_domain::{ChatAccount, ChatPlatform};

use super::{
    blocks,
    reply_to::{Metadata, Pressed, ReplyTo},
};
use crate::{
    Event, asides,
    event::{What, Who},
};

/// What came in.
#[derive(Debug)]
pub(crate) enum Incoming {
    /// Somebody did something.
    Event(Box<Arrived>),
    /// Nothing to answer: it is acknowledged, and that is all.
    Nothing,
}

/// Something that somebody did.
#[derive(Debug)]
pub(crate) struct Arrived {
    pub(crate) event: Event,
    /// What can be exchanged for a form, within three seconds.
    pub(crate) trigger: String,
}

#[derive(Deserialize)]
struct Command {
    #[serde(default)]
    team_id: Option<String>,
    #[serde(default)]
    enterprise_id: Option<String>,
    #[serde(default)]
    team_domain: Option<String>,
    #[serde(default)]
    channel_id: String,
    user_id: String,
    #[serde(default)]
    user_name: String,
    #[serde(rename = "command")]
    name: String,
    #[serde(default)]
    text: String,
    #[serde(default)]
    response_url: String,
    trigger_id: String,
}

#[derive(Deserialize)]
struct Payload {
    #[serde(rename = "type")]
    kind: String,
    #[serde(default)]
    team: Option<Team>,
    #[serde(default)]
    enterprise: Option<Team>,
    user: User,
    #[serde(default)]
    trigger_id: String,
    #[serde(default)]
    response_url: String,
    #[serde(default)]
    container: Container,
    #[serde(default)]
    actions: Vec<Action>,
    #[serde(default)]
    view: Option<View>,
}

#[derive(Deserialize)]
struct Team {
    id: String,
    #[serde(default)]
    domain: Option<String>,
}

#[derive(Deserialize)]
struct User {
    id: String,
    #[serde(default)]
    name: Option<String>,
    #[serde(default)]
    username: Option<String>,
    #[serde(default)]
    team_id: Option<String>,
}

#[derive(Deserialize, Default)]
struct Container {
    #[serde(default)]
    channel_id: String,
    #[serde(default)]
    message_ts: String,
    #[serde(default)]
    is_ephemeral: bool,
}

#[derive(Deserialize)]
struct Action {
    #[serde(default)]
    block_id: String,
    #[serde(default)]
    value: Option<String>,
}

#[derive(Deserialize)]
struct View {
    id: String,
    #[serde(default)]
    hash: String,
    #[serde(default)]
    callback_id: String,
    #[serde(default)]
    private_metadata: String,
    #[serde(default)]
    state: State,
}

#[derive(Deserialize, Default)]
struct State {
    #[serde(default)]
    values: BTreeMap<String, BTreeMap<String, Filled>>,
}

#[derive(Deserialize)]
struct Filled {
    #[serde(default)]
    value: Option<String>,
    #[serde(default)]
    selected_option: Option<Chosen>,
    #[serde(default)]
    selected_options: Option<Vec<Chosen>>,
}

#[derive(Deserialize)]
struct Chosen {
    #[serde(default)]
    value: String,
}

/// A slash command, from the form that it is sent as.
pub(crate) fn command(body: &[u8]) -> Incoming {
    let fields = form_urlencoded::parse(body);
    let fields = fields.map(|(name, value)| (name.into_owned(), value.into_owned().into()));
    command_of(Value::Object(fields.collect()))
}

/// A slash command, from its fields; over a socket they come as JSON.
pub(crate) fn command_of(fields: Value) -> Incoming {
    // Slack asks now and then whether the certificate is good, with a command that is none.
    if fields.get("ssl_check").is_some() {
        return Incoming::Nothing;
    }
    let Ok(command) = serde_json::from_value::<Command>(fields) else {
        return unknown("a slash command");
    };
    let workspace = present(command.team_id).or(present(command.enterprise_id));
    let reply_to =
        ReplyTo { url: command.response_url, channel: command.channel_id, message: None };
    let who = who(workspace.as_deref(), &command.user_id, command.user_name, command.team_domain);
    let what = What::Command { text: command.text };
    event(who, command.trigger_id, command.name, &reply_to, what)
}

/// An interaction, from the form that it is sent as.
pub(crate) fn interaction(body: &[u8], default_command: &str) -> Incoming {
    let payload = form_urlencoded::parse(body).find(|(name, _)| name == "payload");
    let payload = payload.and_then(|(_, payload)| serde_json::from_str(&payload).ok());
    payload.map_or_else(
        || unknown("an interaction"),
        |payload| interaction_of(payload, default_command),
    )
}

/// An interaction, from its payload.
pub(crate) fn interaction_of(payload: Value, default_command: &str) -> Incoming {
    let Ok(payload) = serde_json::from_value::<Payload>(payload) else {
        return unknown("an interaction");
    };
    match payload.kind.as_str() {
        "block_actions" => button(payload, default_command),
        "view_submission" => form(payload, default_command),
        _ => Incoming::Nothing,
    }
}

fn button(payload: Payload, default_command: &str) -> Incoming {
    // A button that opens a page is told of, too, and needs no answer; it has no value.
    let pressed = payload.actions.iter().find_map(|action| {
        let value = action.value.clone().filter(|value| !value.is_empty())?;
        Some((value, blocks::command_of(&action.block_id)))
    });
    let Some((action, command)) = pressed else { return Incoming::Nothing };
    let message = Pressed {
        ts: payload.container.message_ts.clone(),
        ephemeral: payload.container.is_ephemeral,
    };
    let reply_to = ReplyTo {
        url: payload.response_url.clone(),
        channel: payload.container.channel_id.clone(),
        message: (!message.ts.is_empty()).then_some(message),
    };
    let command = command.unwrap_or(default_command).to_owned();
    let what = match asides::repeated(&action) {
        Some(text) => What::Command { text: text.to_owned() },
        None => What::Button { action },
    };
    event(payload.who(), payload.trigger_id, command, &reply_to, what)
}

fn form(mut payload: Payload, default_command: &str) -> Incoming {
    let Some(view) = payload.view.take() else { return unknown("a form") };
    let metadata = serde_json::from_str::<Metadata>(&view.private_metadata);
    let (reply_to, command) = if let Ok(metadata) = metadata {
        (metadata.reply_to, metadata.command)
    } else {
        let nowhere = ReplyTo { url: String::new(), channel: String::new(), message: None };
        (nowhere, default_command.to_owned())
    };
    let fields = view.state.values.into_iter().filter_map(|(name, mut filled)| {
        let (_, filled) = filled.pop_first()?;
        Some((name, filled.text()))
    });
    let what = What::Form { form: view.callback_id, fields: fields.collect() };
    let id = present(Some(payload.trigger_id.clone()));
    let id = id.unwrap_or_else(|| format!("{}.{}", view.id, view.hash));
    event(payload.who(), id, command, &reply_to, what)
}

impl Payload {
    fn who(&self) -> Option<Who> {
        let team = self.team.as_ref();
        let user_team = || present(self.user.team_id.clone());
        let workspace = team
            .map(|team| team.id.clone())
            .or_else(user_team)
            .or_else(|| self.enterprise.as_ref().map(|enterprise| enterprise.id.clone()));
        let name = self.user.name.clone().or_else(|| self.user.username.clone());
        let domain = team.and_then(|team| team.domain.clone());
        who(workspace.as_deref(), &self.user.id, name.unwrap_or_default(), domain)
    }
}

impl Filled {
    /// What was filled in; a box that is ticked says `true`.
    fn text(self) -> String {
        match self {
            Self { selected_options: Some(ticked), .. } => (!ticked.is_empty()).to_string(),
            Self { selected_option: Some(chosen), .. } => chosen.value,
            Self { value, .. } => value.unwrap_or_default(),
        }
    }
}

fn who(
    workspace: Option<&str>,
    user: &str,
    name: String,
    workspace_name: Option<String>,
) -> Option<Who> {
    let account = ChatAccount::new(ChatPlatform::Slack, workspace?, user).ok()?;
    let display_name = present(Some(name)).unwrap_or_else(|| user.to_owned());
    Some(Who { account, display_name, workspace_name: present(workspace_name), locale: None })
}

fn event(
    who: Option<Who>,
    trigger: String,
    command: String,
    reply_to: &ReplyTo,
    what: What,
) -> Incoming {
    let Some(who) = who else { return unknown("an account") };
    let event = Event {
        // The account is part of it: a trigger is unique to its workspace at least.
        id: format!("{}:{trigger}", who.account),
        who,
        command,
        reply_to: reply_to.written(),
        what,
    };
    Incoming::Event(Box::new(Arrived { event, trigger }))
}

fn present(text: Option<String>) -> Option<String> {
    text.filter(|text| !text.is_empty())
}

fn unknown(what: &'static str) -> Incoming {
    tracing::warn!(what, "Slack sent something that is not understood");
    Incoming::Nothing
}
