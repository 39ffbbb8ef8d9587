//! How a live card is found again.

use serde::{Deserialize, Serialize};

use crate::discord;

/// A message that can be changed later. Whoever has it can change it: it is a secret.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "on", rename_all = "snake_case")]
pub(crate) enum Handle {
    /// A message that the bot posted in Slack.
    SlackMessage {
        /// Where.
        channel: String,
        /// Which.
        ts: String,
        /// The name of the command, for its buttons.
        command: String,
    },
    /// A message in Slack that one person sees, and whose button was pressed.
    SlackPrivate {
        /// The `response_url`.
        url: String,
        /// The name of the command, for its buttons.
        command: String,
    },
    /// The answer to an interaction in Discord.
    Discord {
        /// To which.
        #[serde(flatten)]
        to: discord::ReplyTo,
        /// Not the first answer, but this one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        message: Option<String>,
    },
}

impl Handle {
    pub(crate) fn written(&self) -> String {
        // Strings and a flag: there is nothing that could not be written.
        serde_json::to_string(self).unwrap_or_default()
    }

    pub(crate) fn read(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok()
    }
}
