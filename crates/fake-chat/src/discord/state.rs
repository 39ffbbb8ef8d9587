//! What the server holds.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use jiff::{SignedDuration, Timestamp};
use serde_json::Value;

use super::GENERAL;

/// How long an interaction waits for its first answer.
pub(super) const FIRST_ANSWER: SignedDuration = SignedDuration::from_secs(3);

/// How long an interaction's token works.
pub(super) const TOKEN_LIFE: SignedDuration = SignedDuration::from_mins(15);

/// The flag of a message that only one user sees.
pub(super) const EPHEMERAL: u64 = 1 << 6;

/// Discord's first instant, in milliseconds of the Unix epoch.
const EPOCH: i64 = 1_420_070_400_000;

/// Somebody in the server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct User {
    /// The immutable id.
    pub id: String,
    /// The unique name, in lower case.
    pub username: String,
    /// The name that is shown.
    pub global_name: String,
    /// The language that the client is set to: `en-US`, `es-ES`.
    pub locale: String,
    /// What they may do in the server, as Discord's bit set.
    pub permissions: u64,
}

/// A message as it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Message {
    /// What identifies it.
    pub id: String,
    /// The channel or direct message that it is in.
    pub channel: String,
    /// The only one who sees it; `None` for everybody in the channel.
    pub only_for: Option<String>,
    /// The text.
    pub content: String,
    /// The embeds.
    pub embeds: Vec<Value>,
    /// The rows of buttons and menus.
    pub components: Vec<Value>,
    /// When it was posted.
    pub at: Timestamp,
    /// When it was last changed.
    pub edited_at: Option<Timestamp>,
    /// How often it was changed.
    pub edits: u32,
    /// Whether it says "thinking…": the bot deferred its answer.
    pub thinking: bool,
    /// Whether it was deleted. Then nobody sees it.
    pub deleted: bool,
    /// Whether it answers an interaction.
    pub(super) by_interaction: bool,
}

/// A form that a user has open.
#[derive(Clone, Debug, PartialEq)]
pub struct Form {
    /// What the bot sent: `custom_id`, `title`, `components`.
    pub content: Value,
    /// Where it was opened.
    pub(super) channel: String,
    /// The message whose button opened it.
    pub message: Option<String>,
}

/// A call of the bot's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Call {
    /// The method and the path; tokens are cut out.
    pub what: String,
    /// The status that was answered.
    pub status: u16,
}

/// What Discord told a user because the bot did not answer as it should.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// Who was told.
    pub user: String,
    /// What: "The application did not respond" and its like.
    pub error: String,
}

/// The kinds of interactions, with Discord's numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Ping = 1,
    Command = 2,
    Component = 3,
    Autocomplete = 4,
    Modal = 5,
}

#[derive(Clone, Debug)]
pub(super) struct Interaction {
    pub(super) id: String,
    pub(super) token: String,
    pub(super) kind: Kind,
    pub(super) user: String,
    pub(super) channel: String,
    pub(super) at: Timestamp,
    /// What it was first answered with.
    pub(super) answer: Option<Value>,
    /// The message of the button that was pressed, also if a form was opened by it.
    pub(super) source: Option<String>,
    /// What `@original` means.
    pub(super) original: Option<String>,
}

#[derive(Default)]
pub(super) struct State {
    serial: i64,
    pub(super) users: BTreeMap<String, User>,
    pub(super) messages: Vec<Message>,
    pub(super) forms: HashMap<String, Form>,
    /// The direct message with each user to whom one was opened.
    pub(super) dms: BTreeMap<String, String>,
    pub(super) closed_dms: BTreeSet<String>,
    /// By token.
    pub(super) interactions: HashMap<String, Interaction>,
    /// Messages by the nonce that they were posted with.
    pub(super) nonces: HashMap<String, String>,
    pub(super) guild_commands: Vec<Value>,
    pub(super) global_commands: Vec<Value>,
    pub(super) calls: Vec<Call>,
    pub(super) failures: Vec<Failure>,
    pub(super) violations: Vec<String>,
}

impl State {
    /// A new id, which tells when it was made.
    pub(super) fn snowflake(&mut self, now: Timestamp) -> String {
        self.serial += 1;
        let millis = (now.as_millisecond() - EPOCH).max(0);
        ((millis << 22) | (self.serial & 0x3F_FFFF)).to_string()
    }

    pub(super) fn seen_by(&self, user: &str) -> impl Iterator<Item = &Message> {
        let dm = self.dms.get(user);
        self.messages.iter().filter(move |message| {
            let reaches = message.channel == GENERAL || Some(&message.channel) == dm;
            let meant = message.only_for.as_ref().is_none_or(|only| only == user);
            reaches && meant && !message.deleted
        })
    }

    pub(super) fn commands(&self) -> Vec<Value> {
        self.guild_commands.iter().chain(&self.global_commands).cloned().collect()
    }

    pub(super) fn message(&mut self, id: &str) -> Option<&mut Message> {
        self.messages.iter_mut().find(|message| message.id == id && !message.deleted)
    }

    /// The direct message with a user; it is opened if need be.
    pub(super) fn dm_of(&mut self, user: &str, now: Timestamp) -> String {
        if let Some(known) = self.dms.get(user) {
            return known.clone();
        }
        let id = self.snowflake(now);
        self.dms.insert(user.to_owned(), id.clone());
        id
    }

    /// Posts a message that was checked.
    pub(super) fn post(
        &mut self,
        channel: &str,
        only_for: Option<&str>,
        content: &Value,
        now: Timestamp,
    ) -> Message {
        let mut message = Message {
            id: self.snowflake(now),
            channel: channel.to_owned(),
            only_for: only_for.map(str::to_owned),
            content: String::new(),
            embeds: Vec::new(),
            components: Vec::new(),
            at: now,
            edited_at: None,
            edits: 0,
            thinking: false,
            deleted: false,
            by_interaction: false,
        };
        message.take(content);
        self.messages.push(message.clone());
        message
    }

    /// Changes what `content` names of a message, which was checked.
    pub(super) fn edit(&mut self, id: &str, content: &Value, now: Timestamp) -> Option<Message> {
        let message = self.message(id)?;
        message.take(content);
        // The first content of a deferred answer is no edit.
        if !std::mem::take(&mut message.thinking) {
            message.edits += 1;
            message.edited_at = Some(now);
        }
        Some(message.clone())
    }
}

impl Message {
    /// Takes over what `content` names; what it does not name stays.
    fn take(&mut self, content: &Value) {
        if let Some(text) = content.get("content") {
            text.as_str().unwrap_or_default().clone_into(&mut self.content);
        }
        let list = |name| content.get(name).map(|list: &Value| list.as_array().cloned());
        if let Some(embeds) = list("embeds") {
            self.embeds = embeds.unwrap_or_default();
        }
        if let Some(components) = list("components") {
            self.components = components.unwrap_or_default();
        }
    }
}
