//! Where an answer goes that comes late.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::naming;

/// Where Discord takes an answer: what [`Event::reply_to`](crate::Event::reply_to) holds.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct ReplyTo {
    /// The application.
    pub(crate) app: String,
    /// The interaction's token, which is good for 15 minutes. Whoever has it can answer.
    pub(crate) token: String,
    /// Whether a button of a message was behind it: then that message is what can be changed.
    pub(crate) on_message: bool,
    /// The server that is meant, if it is answered in direct messages: what is sent there names it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) server: Option<String>,
}

impl ReplyTo {
    /// What is sent there.
    pub(crate) fn addressed(&self, content: Value) -> Value {
        match &self.server {
            Some(server) => naming(content, server),
            None => content,
        }
    }

    pub(crate) fn written(&self) -> String {
        // Strings and a flag: there is nothing that could not be written.
        serde_json::to_string(self).unwrap_or_default()
    }

    pub(crate) fn read(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok()
    }
}
