//! The words for what the API says in codes.

use jiff::Timestamp;
use usher_client::{Actor, ActorKind, User};
use usher_domain::Language;
use usher_i18n::Texts;

use super::{Reader, happening};

/// A word of a group, such as `status` and `pending_approval`.
pub fn word(texts: &Texts, group: &str, code: &str) -> String {
    texts.get(&format!("{group}-{}", code.replace(['_', ':'], "-")))
}

/// A sentence, if there is one of this id.
pub fn known(texts: &Texts, id: &str) -> Option<String> {
    let words = texts.get(id);
    (words != id).then_some(words)
}

/// What a role allows, a permission each, in words.
pub fn permission(texts: &Texts, code: &str) -> String {
    known(texts, &format!("permission-{}", code.replace(':', "-")))
        .unwrap_or_else(|| code.to_owned())
}

/// The name of a language in itself.
pub fn language(tag: &str) -> String {
    let name = |language: Language| language.name().to_owned();
    tag.parse().map_or_else(|_| tag.to_owned(), name)
}

/// The name of a field that the API names so.
pub fn field(texts: &Texts, name: &str) -> String {
    // A sentence in each language is one field of the settings, with the language behind a dot.
    if let Some((name, tag)) = name.split_once('.') {
        return format!("{} ({})", field(texts, name), language(tag));
    }
    let name = name.replace('_', "-");
    let named = |group: &str| known(texts, &format!("{group}-{name}"));
    named("change").or_else(|| named("field")).unwrap_or(name)
}

/// What stands in a field of that name, for a person to read.
pub fn value(texts: &Texts, field: &str, value: &str) -> String {
    let listed = || value.split_whitespace().map(|code| permission(texts, code));
    match (field, value) {
        (_, "") => texts.get("value-none"),
        ("language", tag) => language(tag),
        ("permissions", _) => listed().collect::<Vec<_>>().join(", "),
        ("needs_approval", "true" | "false") => texts.get(&format!("value-{value}")),
        _ => value.to_owned(),
    }
}

/// What a request for approval asks for.
pub fn approval_kind(texts: &Texts, code: &str, role: &str) -> String {
    let id = format!("approval-kind-{}", code.replace('_', "-"));
    let words = texts.format(&id, &[("role", role.into())]);
    if words == id { code.to_owned() } else { words }
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

/// Who acted, with the way to their page and how they did it.
pub struct Who {
    /// What they are called.
    pub name: String,
    /// Their page, if it is a person who is still there.
    pub page: Option<String>,
    /// Through what they acted: a key, a chat platform.
    pub ways: Vec<String>,
}

impl Who {
    /// Whoever acted, for whoever looks.
    pub fn new(reader: &Reader, by: &Actor) -> Self {
        let texts = reader.texts;
        let person = by.id.as_deref().filter(|_| by.kind == ActorKind::User && by.name.is_some());
        let key = by.via_key.as_deref().filter(|_| by.via_chat.is_none());
        let key = key.map(|key| texts.format("via-key", &[("key", tail(key).into())]));
        let chat = by.via_chat.as_deref().map(happening::platform);
        let chat = chat.map(|platform| texts.format("via-chat", &[("platform", platform.into())]));
        Self {
            name: actor(texts, by),
            page: person.map(|id| reader.app.path(&format!("/users/{id}"))),
            ways: key.into_iter().chain(chat).collect(),
        }
    }
}

/// The end of an id, which tells it apart: it begins with the time. It stays on one line with what
/// stands before it.
fn tail(id: &str) -> String {
    let from = id.len().saturating_sub(8);
    format!("\u{2060}{}", id.get(from..).unwrap_or(id))
}

/// An instant as the pages show it: in words, and for programs.
pub struct When {
    /// As `<time datetime>` has it.
    pub machine: String,
    /// As a person reads it.
    pub words: String,
    /// The day alone, where room is short.
    pub short: String,
}

impl When {
    /// The instant in the language of `texts`.
    pub fn new(texts: &Texts, at: Timestamp) -> Self {
        Self { machine: at.to_string(), words: texts.date(at), short: texts.short_date(at) }
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
