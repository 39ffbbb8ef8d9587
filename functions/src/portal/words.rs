//! The words for what the API says in codes.

use jiff::Timestamp;
use usher_client::{Actor, ActorKind, User};
use usher_i18n::Texts;

/// A word of a group, such as `status` and `pending_approval`.
pub fn word(texts: &Texts, group: &str, code: &str) -> String {
    texts.get(&format!("{group}-{}", code.replace(['_', ':'], "-")))
}

/// Who acted, for a person to read.
pub fn actor(texts: &Texts, actor: &Actor) -> String {
    match (&actor.name, &actor.kind) {
        (Some(name), _) => name.clone(),
        (None, ActorKind::System) => texts.get("actor-system"),
        (None, ActorKind::Key) => texts.get("actor-key"),
        (None, _) => texts.get("actor-unknown"),
    }
}

/// An instant as the pages show it: in words, and for programs.
pub struct When {
    /// As `<time datetime>` has it.
    pub machine: String,
    /// As a person reads it.
    pub words: String,
}

impl When {
    /// The instant in the language of `texts`.
    pub fn new(texts: &Texts, at: Timestamp) -> Self {
        Self { machine: at.to_string(), words: texts.date(at) }
    }
}

/// The status of a user, as a badge shows it.
pub struct Badge {
    /// Decides its colour.
    pub class: String,
    /// What it says.
    pub text: String,
}

impl Badge {
    /// What stands behind a user's name: their status, or what went wrong with their mail.
    pub fn of(texts: &Texts, user: &User) -> Self {
        let status = user.status.as_str();
        let mail = user.invite.as_ref().map(|invite| invite.mail.state.as_str());
        match (status, mail) {
            ("invited", Some(state @ ("bounced" | "complained" | "failed" | "delayed"))) => {
                Self { class: state.to_owned(), text: word(texts, "mail-state", state) }
            }
            _ => Self { class: status.to_owned(), text: word(texts, "status", status) },
        }
    }
}
