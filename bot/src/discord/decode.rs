//! What Discord sends, as an [`Event`].
//!
//! Types of our own, which read only what is needed: among them the values of a modal whose inputs
//! stand in labels.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::Value;
use usher_domain::{ChatAccount, ChatPlatform};

use super::{direct, line, reply_to::ReplyTo};
use crate::{
    Event, asides,
    event::{What, Who},
};

/// What came in.
#[derive(Debug)]
pub(crate) enum Incoming {
    /// Discord asks whether anybody is there.
    Ping,
    /// Somebody did something.
    Event(Box<Event>),
    /// Somebody types, and wants to know how it could go on.
    Suggest(Box<Suggest>),
    /// Somebody wrote from outside a server, in a language.
    OutsideServer(Option<String>),
    /// Nothing that could be answered.
    Unknown,
}

/// What somebody types, so far.
#[derive(Debug)]
pub(crate) struct Suggest {
    pub(crate) account: ChatAccount,
    /// The name of the option.
    pub(crate) option: String,
    /// What is there of its value.
    pub(crate) typed: String,
}

#[derive(Deserialize)]
struct Interaction {
    id: String,
    application_id: String,
    #[serde(rename = "type")]
    kind: u8,
    #[serde(default)]
    token: String,
    #[serde(default)]
    guild_id: Option<String>,
    #[serde(default)]
    member: Option<Member>,
    #[serde(default)]
    user: Option<User>,
    #[serde(default)]
    locale: Option<String>,
    #[serde(default)]
    message: Option<Value>,
    #[serde(default)]
    data: Data,
}

#[derive(Deserialize)]
struct Member {
    user: User,
    #[serde(default)]
    nick: Option<String>,
}

#[derive(Deserialize)]
struct User {
    id: String,
    #[serde(default)]
    username: String,
    #[serde(default)]
    global_name: Option<String>,
}

#[derive(Deserialize, Default)]
struct Data {
    #[serde(default)]
    name: String,
    #[serde(default)]
    options: Vec<Given>,
    #[serde(default)]
    custom_id: String,
    #[serde(default)]
    components: Vec<Component>,
}

/// An option of the command, as it was given.
#[derive(Deserialize)]
pub(super) struct Given {
    pub(super) name: String,
    #[serde(default)]
    pub(super) value: Value,
    #[serde(default)]
    pub(super) focused: bool,
}

/// A component of a modal that was sent: a label or a row around others, or an input.
#[derive(Deserialize, Default)]
struct Component {
    #[serde(default)]
    custom_id: String,
    #[serde(default)]
    value: Option<String>,
    #[serde(default)]
    values: Option<Vec<String>>,
    /// What stands in a label.
    #[serde(default, rename = "component")]
    labelled: Option<Box<Component>>,
    /// What stands in a row.
    #[serde(default, rename = "components")]
    in_row: Vec<Component>,
}

/// An interaction, from its JSON.
pub(crate) fn interaction(body: &[u8]) -> Incoming {
    match serde_json::from_slice::<Interaction>(body) {
        Ok(interaction) => interaction.read(),
        Err(_) => unknown(),
    }
}

fn unknown() -> Incoming {
    tracing::warn!("Discord sent an interaction that is not understood");
    Incoming::Unknown
}

impl Interaction {
    fn read(mut self) -> Incoming {
        if self.kind == 1 {
            return Incoming::Ping;
        }
        let server = self.named_server();
        let Some(who) = self.who() else {
            return if self.guild_id.is_none() {
                Incoming::OutsideServer(self.locale)
            } else {
                unknown()
            };
        };
        // Only a command bears its name; what buttons and forms lead to calls it as it is registered.
        let command = if self.kind == 2 { format!("/{}", self.data.name) } else { String::new() };
        let what = match self.kind {
            2 => What::Command { text: line::of(&self.data.options) },
            3 => pressed(self.data.custom_id),
            4 => return self.suggest(who.account),
            5 => What::Form { form: self.data.custom_id.clone(), fields: self.data.fields() },
            _ => return unknown(),
        };
        let reply_to = ReplyTo {
            app: self.application_id,
            token: self.token,
            on_message: self.message.is_some(),
            server,
        };
        let reply_to = reply_to.written();
        Incoming::Event(Box::new(Event { id: self.id, who, command, reply_to, what }))
    }

    /// In direct messages, the server that the button or form names.
    fn named_server(&mut self) -> Option<String> {
        if self.guild_id.is_some() || !matches!(self.kind, 3 | 5) {
            return None;
        }
        let (id, server) = direct::named(&self.data.custom_id);
        self.data.custom_id = id;
        self.guild_id.clone_from(&server);
        server
    }

    fn who(&self) -> Option<Who> {
        let guild = self.guild_id.as_deref()?;
        let member = self.member.as_ref();
        let user = member.map(|member| &member.user).or(self.user.as_ref())?;
        let nick = member.and_then(|member| member.nick.clone());
        let name = nick.or_else(|| user.global_name.clone()).unwrap_or(user.username.clone());
        Some(Who {
            account: ChatAccount::new(ChatPlatform::Discord, guild, &user.id).ok()?,
            display_name: if name.is_empty() { user.id.clone() } else { name },
            workspace_name: None,
            locale: self.locale.clone(),
        })
    }

    fn suggest(self, account: ChatAccount) -> Incoming {
        let focused = self.data.options.into_iter().find(|option| option.focused);
        focused.map_or(Incoming::Unknown, |option| {
            let typed = option.value.as_str().unwrap_or_default().to_owned();
            Incoming::Suggest(Box::new(Suggest { account, option: option.name, typed }))
        })
    }
}

/// What a button asks for; one may repeat a command.
fn pressed(action: String) -> What {
    match asides::repeated(&action) {
        Some(text) => What::Command { text: text.to_owned() },
        None => What::Button { action },
    }
}

impl Data {
    /// What was filled in, by the names of the fields.
    fn fields(self) -> BTreeMap<String, String> {
        let mut fields = BTreeMap::new();
        for component in self.components {
            component.collect(&mut fields);
        }
        fields
    }
}

impl Component {
    fn collect(self, fields: &mut BTreeMap<String, String>) {
        for inner in self.labelled.map(|inner| *inner).into_iter().chain(self.in_row) {
            inner.collect(fields);
        }
        let chosen = self.values.and_then(|values| values.into_iter().next());
        let Some(value) = self.value.or(chosen) else { return };
        // One menu may stand for two fields: see `modal`.
        match (self.custom_id.split_once('+'), value.rsplit_once('+')) {
            (Some((first, second)), Some((one, other))) => {
                fields.insert(first.to_owned(), one.to_owned());
                fields.insert(second.to_owned(), other.to_owned());
            }
            _ => {
                fields.insert(self.custom_id, value);
            }
        }
    }
}
