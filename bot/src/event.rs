//! What somebody did in chat, whatever the platform.

use std::{collections::BTreeMap, fmt};

use serde::{Deserialize, Serialize};
use usher_domain::ChatAccount;

/// Something that somebody did in chat. It can be handed on as JSON and worked on again elsewhere: what
/// it changes, it changes once.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Event {
    /// The platform's id of it, the same however often it is delivered: the idempotency key of every
    /// change that it causes.
    pub id: String,
    /// Who did it.
    pub who: Who,
    /// The name of the command in that workspace, with its slash: what help texts call it.
    pub command: String,
    /// Where the answer goes when it comes late, as the platform's layer wrote it down. A secret: with
    /// it anybody could answer in the bot's name for a while.
    pub reply_to: String,
    /// What it was.
    pub what: What,
}

/// Who did something in chat.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Who {
    /// Their account.
    pub account: ChatAccount,
    /// What the platform calls them.
    pub display_name: String,
    /// What the platform calls the workspace, if it says so.
    pub workspace_name: Option<String>,
    /// The language of their platform, as BCP 47 tags and platforms write it, if it says so.
    pub locale: Option<String>,
}

/// What somebody did.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum What {
    /// Typed a command; the text after its name.
    Command {
        /// Perhaps empty: then the form opens.
        text: String,
    },
    /// Pressed a button.
    Button {
        /// What [`Action`](crate::action::Action) is written as.
        action: String,
    },
    /// Sent a form.
    Form {
        /// The form's [`id`](crate::answer::Form::id).
        form: String,
        /// What was filled in, by the names of the fields. A box that is ticked says `true`.
        fields: BTreeMap<String, String>,
    },
}

impl fmt::Debug for Event {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let what = match self.what {
            What::Command { .. } => "command",
            What::Button { .. } => "button",
            What::Form { .. } => "form",
        };
        let account = self.who.account.to_string();
        f.debug_struct("Event")
            .field("account", &account)
            .field("what", &what)
            .finish_non_exhaustive()
    }
}
