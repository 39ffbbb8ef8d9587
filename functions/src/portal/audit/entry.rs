//! An entry of the audit trail as the page and the file show it.

use usher_client::{Actor, ActorKind, AuditEntry, AuditSubject};

use crate::portal::{
    Reader, Search,
    happening::{Told, kind_words, told},
    sentence::{Piece, said},
    words::{When, Who, known},
};

/// An entry.
pub struct Entry {
    pub told: Told,
    /// What it told went with the person whom it was about.
    pub forgotten: bool,
    /// Of what kind it is: `user`, `role` and the like.
    pub about: String,
    /// Which of these.
    pub name: Option<String>,
    /// Where that is found.
    pub page: Option<String>,
    pub by: Who,
    pub at: When,
    /// The network address that it was done from.
    pub from: Option<String>,
    /// The trail narrowed to the same subject, and to the same actor.
    pub same_subject: Option<String>,
    pub same_actor: Option<String>,
}

impl Entry {
    /// The entry for whoever looks at what `search` asked for.
    pub fn new(reader: &Reader, search: &Search, entry: &AuditEntry) -> Self {
        let via_key = entry.actor.actor.via_key.clone().or_else(|| entry.actor.via_key.clone());
        let actor = Actor { via_key, ..entry.actor.actor.clone() };
        let subject = &entry.subject;
        let narrowed = |name: &str, value: String| {
            let query = search.without_page().with(name, &value);
            format!("{}?{query}", reader.app.path("/audit"))
        };
        Self {
            told: told_of(reader, entry),
            forgotten: entry.data.is_none(),
            about: kind_of(reader, subject),
            name: name_of(reader, subject),
            page: page_of(reader, subject),
            by: Who::new(reader, &actor),
            at: When::new(reader.texts, entry.at),
            from: entry.from.clone(),
            same_subject: written(subject).map(|text| narrowed("subject", text)),
            same_actor: actor_of(&actor).map(|text| narrowed("actor", text)),
        }
    }

    /// What it is about, for a person to read.
    pub fn subject(&self) -> String {
        let name = self.name.as_deref().unwrap_or_default();
        format!("{} {name}", self.about).trim().to_owned()
    }
}

/// What an entry tells; of what kind it was, where that went with the person whom it was about.
pub fn told_of(reader: &Reader, entry: &AuditEntry) -> Told {
    match &entry.data {
        Some(data) => told(reader.texts, &entry.kind, data),
        None => Told {
            what: said(kind_words(reader.texts, &entry.kind)).into_iter().collect(),
            code: None,
            changes: Vec::new(),
            reason: None,
        },
    }
}

/// What an entry tells, in one line.
pub fn line(told: &Told) -> String {
    let text =
        |pieces: &[Piece]| pieces.iter().map(|piece| piece.text.as_str()).collect::<String>();
    let what = told.code.clone().unwrap_or_else(|| text(&told.what));
    let reason = told.reason.as_deref().map(text);
    let change = |change: &crate::portal::happening::Change| {
        format!("{}: {} → {}", change.field, change.old, change.new)
    };
    let changes = told.changes.iter().map(change);
    std::iter::once(what).chain(reason).chain(changes).collect::<Vec<_>>().join("; ")
}

/// A subject as the API writes it.
pub fn written(subject: &AuditSubject) -> Option<String> {
    match (subject.kind.as_str(), &subject.id) {
        (kind, Some(id)) => Some(format!("{kind}:{id}")),
        ("settings", None) => Some("settings".to_owned()),
        _ => None,
    }
}

/// An actor as the API takes it: what a person did by a key is found under the key.
fn actor_of(actor: &Actor) -> Option<String> {
    match (&actor.kind, &actor.via_key, &actor.id) {
        (ActorKind::User, Some(key), _) if actor.via_chat.is_none() => Some(format!("key:{key}")),
        (ActorKind::User, _, Some(id)) => Some(format!("user:{id}")),
        (ActorKind::Key, _, Some(id)) => Some(format!("key:{id}")),
        (ActorKind::System, ..) => Some("system".to_owned()),
        _ => None,
    }
}

fn kind_of(reader: &Reader, subject: &AuditSubject) -> String {
    known(reader.texts, &format!("subject-{}", subject.kind))
        .unwrap_or_else(|| subject.kind.clone())
}

fn name_of(reader: &Reader, subject: &AuditSubject) -> Option<String> {
    match subject.kind.as_str() {
        "user" => Some(subject.name.clone().unwrap_or_else(|| reader.t("actor-unknown"))),
        "role" => subject.id.clone(),
        // The end of an id tells it apart; it begins with the time.
        _ => {
            let id = subject.id.as_ref()?;
            let skipped = id.chars().count().saturating_sub(8);
            Some(format!("…{}", id.chars().skip(skipped).collect::<String>()))
        }
    }
}

fn page_of(reader: &Reader, subject: &AuditSubject) -> Option<String> {
    let id = subject.id.as_deref();
    let path = match (subject.kind.as_str(), id) {
        ("user", Some(id)) if subject.name.is_some() => format!("/users/{id}"),
        ("role", _) => "/roles".to_owned(),
        ("key", _) => "/keys".to_owned(),
        ("import", Some(id)) => format!("/imports/{id}"),
        ("settings", _) => "/settings".to_owned(),
        _ => return None,
    };
    Some(reader.app.path(&path))
}
