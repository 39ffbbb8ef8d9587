//! Entries that were given up, as the API shows them: no address, and no link.

use jiff::Timestamp;
use serde::Serialize;
use usher_directory::DeadEntry;
use usher_domain::{User, outbox::Message};
use utoipa::{IntoParams, ToSchema};

/// The entry that a path names.
#[derive(IntoParams)]
#[into_params(parameter_in = Path)]
#[expect(dead_code, reason = "describes a segment of a path")]
pub struct EntryIdParam {
    /// The entry's id.
    #[param(format = "uuid")]
    id: String,
}

/// Something that could not be sent for two days.
#[derive(Serialize, ToSchema)]
#[schema(as = DeadEntry)]
pub struct DeadEntryView {
    /// Mails carry it as `Usher-Mail-Id`, events as `id`.
    #[schema(format = "uuid")]
    id: String,
    /// What it was to be: the invite (`welcome`), a notice by mail, or an event. There may be more kinds in
    /// later versions.
    #[schema(example = "welcome")]
    kind: &'static str,
    /// Which event, if it is one.
    #[schema(required, example = "UserAdded")]
    event: Option<&'static str>,
    /// Whom it is about, if anybody.
    #[schema(required)]
    user: Option<DeadEntryUser>,
    /// How often it was tried.
    attempts: u32,
    /// When it was first to be sent.
    #[schema(value_type = String, format = DateTime)]
    created_at: Timestamp,
    /// When it was given up.
    #[schema(value_type = String, format = DateTime)]
    given_up_at: Timestamp,
    /// Why the last try came to nothing: most often a code of the mail service or the event bus.
    #[schema(required, example = "TooManyRequestsException")]
    reason: Option<String>,
}

/// Whom an entry is about.
#[derive(Serialize, ToSchema)]
#[schema(as = DeadEntryUser)]
pub struct DeadEntryUser {
    #[schema(format = "uuid")]
    id: String,
    /// Their full name, unless they were erased.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = String, required = false, example = "Ada Lovelace")]
    name: Option<String>,
}

impl DeadEntryView {
    /// The entry, with the name of whom it is about if they are among `people`.
    pub fn new(dead: &DeadEntry, people: &[User]) -> Self {
        let entry = &dead.entry;
        let event = match entry.message {
            Message::Event { event } => Some(event.as_str()),
            _ => None,
        };
        let user = entry.user.map(|id| DeadEntryUser {
            id: id.to_string(),
            name: people.iter().find(|user| user.id == id).map(User::full_name),
        });
        Self {
            id: entry.id.to_string(),
            kind: entry.message.kind(),
            event,
            user,
            attempts: entry.attempts,
            created_at: entry.created_at,
            given_up_at: dead.died_at,
            reason: dead.reason.clone(),
        }
    }
}
