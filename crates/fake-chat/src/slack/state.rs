//! What the workspace holds.

use std::collections::{BTreeMap, HashMap};

use jiff::{SignedDuration, Timestamp};
use serde_json::Value;

use super::channels;

/// How long a trigger can be exchanged for a view.
pub(super) const TRIGGER_LIFE: SignedDuration = SignedDuration::from_secs(3);

/// How long a `response_url` works.
pub(super) const RESPONSE_LIFE: SignedDuration = SignedDuration::from_mins(30);

/// How often a `response_url` can be used.
pub(super) const RESPONSE_USES: u32 = 5;

/// Somebody in the workspace.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct User {
    /// The immutable id: `U…`.
    pub id: String,
    /// The name that commands bear, in lower case.
    pub name: String,
    /// The name that is shown.
    pub real_name: String,
    /// The language that the client is set to, as `users.info` tells it: `en-US`, `es-ES`.
    pub locale: String,
}

/// A message as it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Message {
    /// What identifies it in its channel.
    pub ts: String,
    /// The channel or direct message that it is in.
    pub channel: String,
    /// The only one who sees it; `None` for everybody in the channel.
    pub only_for: Option<String>,
    /// The text; beside blocks, what a notification shows.
    pub text: String,
    /// The blocks, with the ids that Slack gave those that had none.
    pub blocks: Vec<Value>,
    /// When it was posted.
    pub at: Timestamp,
    /// How often it was changed.
    pub edits: u32,
    /// Whether it was deleted. Then nobody sees it.
    pub deleted: bool,
}

/// A form that a user has open.
#[derive(Clone, Debug, PartialEq)]
pub struct View {
    /// What identifies it.
    pub id: String,
    /// Who has it open.
    pub user: String,
    /// What the bot sent, with the ids that Slack gave blocks that had none.
    pub content: Value,
    /// Changes with every update.
    pub hash: String,
    /// What the bot complained of when it was submitted: by block id.
    pub errors: BTreeMap<String, String>,
    /// What was filled in when it was last submitted: `state.values`.
    pub values: Value,
    /// The view that this one was pushed on.
    pub previous: Option<String>,
}

/// A call of the bot's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Call {
    /// The method, such as `views.open`.
    pub method: String,
    /// The error that was answered, if any.
    pub error: Option<String>,
}

/// What Slack told a user because the bot did not answer as it should.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// Who was told.
    pub user: String,
    /// What Slack calls it: `operation_timeout`, `dispatch_failed`.
    pub error: String,
}

pub(super) struct Trigger {
    pub(super) user: String,
    pub(super) at: Timestamp,
    pub(super) used: bool,
}

pub(super) struct ResponseUrl {
    pub(super) user: String,
    pub(super) channel: String,
    /// The message that was interacted with; a command has none, so its `response_url` can replace
    /// nothing (slackapi/bolt-python issue 1268).
    pub(super) original: Option<String>,
    pub(super) at: Timestamp,
    pub(super) uses: u32,
}

#[derive(Default)]
pub(super) struct State {
    serial: u64,
    pub(super) users: BTreeMap<String, User>,
    pub(super) messages: Vec<Message>,
    pub(super) views: Vec<View>,
    pub(super) triggers: HashMap<String, Trigger>,
    pub(super) response_urls: HashMap<String, ResponseUrl>,
    pub(super) calls: Vec<Call>,
    pub(super) failures: Vec<Failure>,
    pub(super) violations: Vec<String>,
}

impl State {
    /// The next number.
    pub(super) fn next(&mut self) -> u64 {
        self.serial += 1;
        self.serial
    }

    pub(super) fn seen_by(&self, user: &str) -> impl Iterator<Item = &Message> {
        self.messages.iter().filter(move |message| {
            let reaches = channels::has_member(&message.channel, user);
            let meant = message.only_for.as_ref().is_none_or(|only| only == user);
            reaches && meant && !message.deleted
        })
    }

    /// Posts a message that was checked; `content` has its `text` and `blocks`.
    pub(super) fn post(
        &mut self,
        channel: &str,
        only_for: Option<&str>,
        content: &Value,
        at: Timestamp,
    ) -> Message {
        let ts = format!("{}.{:06}", at.as_second(), self.next());
        let (text, blocks) = self.shown(content);
        let only_for = only_for.map(str::to_owned);
        let channel = channel.to_owned();
        let message = Message { ts, channel, only_for, text, blocks, at, edits: 0, deleted: false };
        self.messages.push(message.clone());
        message
    }

    /// Gives a message another content.
    pub(super) fn edit(&mut self, ts: &str, content: &Value) -> Option<Message> {
        let (text, blocks) = self.shown(content);
        let message = self.messages.iter_mut().find(|known| known.ts == ts && !known.deleted)?;
        message.text = text;
        message.blocks = blocks;
        message.edits += 1;
        Some(message.clone())
    }

    fn shown(&mut self, content: &Value) -> (String, Vec<Value>) {
        let text = content.get("text").and_then(Value::as_str).unwrap_or_default().to_owned();
        let mut blocks =
            content.get("blocks").and_then(Value::as_array).cloned().unwrap_or_default();
        self.give_ids(&mut blocks);
        (text, blocks)
    }

    /// Gives ids to blocks and elements that came without, as Slack does.
    pub(super) fn give_ids(&mut self, blocks: &mut [Value]) {
        for block in blocks {
            self.give_id(block, "block_id");
            if let Some(elements) = block.get_mut("elements").and_then(Value::as_array_mut) {
                for element in elements {
                    self.give_action_id(element);
                }
            }
            for place in ["element", "accessory"] {
                if let Some(element) = block.get_mut(place) {
                    self.give_action_id(element);
                }
            }
        }
    }

    fn give_action_id(&mut self, element: &mut Value) {
        let kind = element.get("type").and_then(Value::as_str);
        if !matches!(kind, Some("image" | "plain_text" | "mrkdwn")) {
            self.give_id(element, "action_id");
        }
    }

    fn give_id(&mut self, value: &mut Value, name: &str) {
        let missing = value.get(name).and_then(Value::as_str).is_none_or(str::is_empty);
        let id = missing.then(|| format!("auto{}", self.next()));
        if let (Some(id), Some(object)) = (id, value.as_object_mut()) {
            object.insert(name.to_owned(), id.into());
        }
    }
}
