//! Where an answer goes that comes late.

use serde::{Deserialize, Serialize};

/// Where Slack takes an answer: what [`Event::reply_to`](crate::Event::reply_to) holds, and what a
/// form remembers in its `private_metadata`.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct ReplyTo {
    /// The `response_url`; Slack takes five answers in 30 minutes.
    pub(crate) url: String,
    /// The channel in which it happened.
    #[serde(default)]
    pub(crate) channel: String,
    /// The message whose button was pressed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) message: Option<Pressed>,
}

/// A message whose button was pressed.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Pressed {
    /// What identifies it in its channel.
    pub(crate) ts: String,
    /// Whether only one person sees it: then nothing but the `response_url` can change it.
    pub(crate) ephemeral: bool,
}

/// What a form remembers until it is sent.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct Metadata {
    #[serde(flatten)]
    pub(crate) reply_to: ReplyTo,
    /// The name of the command, as the person typed it.
    pub(crate) command: String,
}

impl ReplyTo {
    pub(crate) fn written(&self) -> String {
        // Strings and a flag: there is nothing that could not be written.
        serde_json::to_string(self).unwrap_or_default()
    }

    pub(crate) fn read(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok()
    }
}
