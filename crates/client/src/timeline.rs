//! The timeline of a user: who did what, and when.

use std::fmt;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

open_enum! {
    /// What kind of caller acted.
    ActorKind {
        /// A signed-in user.
        User = "user",
        /// An API key.
        Key = "key",
        /// The invited person, by the link.
        Invitee = "invitee",
        /// Usher itself, on schedule.
        System = "system",
    }
}

/// Who acted.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Actor {
    /// What kind of caller it was.
    #[serde(rename = "type")]
    pub kind: ActorKind,
    /// The user's or the key's id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// What a person would call the actor.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The key through which a person acted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub via_key: Option<String>,
    /// The chat platform where they acted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub via_chat: Option<String>,
}

/// One thing that happened to a user.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TimelineEntry {
    /// The entry's id; sorts by time.
    pub id: String,
    /// When it happened.
    pub at: Timestamp,
    /// What happened, as a word of the API.
    pub kind: String,
    /// Who did it.
    pub actor: Actor,
    /// The key that acted on the actor's behalf, if one did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub via_key: Option<String>,
    /// The particulars; their names depend on `kind`.
    #[serde(default)]
    pub data: Map<String, Value>,
}

impl fmt::Debug for Actor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Actor")
            .field("kind", &self.kind)
            .field("id", &self.id)
            .finish_non_exhaustive()
    }
}

impl fmt::Debug for TimelineEntry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TimelineEntry")
            .field("id", &self.id)
            .field("at", &self.at)
            .field("kind", &self.kind)
            .field("actor", &self.actor)
            .finish_non_exhaustive()
    }
}
