//! What happened to a user, entry by entry.

use usher_client::{Actor, TimelineEntry};

use crate::portal::{
    Reader,
    happening::{Told, told},
    words::{When, Who},
};

/// An entry.
pub struct Entry {
    pub told: Told,
    pub by: Who,
    pub at: When,
}

impl Entry {
    /// The entry for whoever looks.
    pub fn new(reader: &Reader, entry: &TimelineEntry) -> Self {
        let via_key = entry.actor.via_key.clone().or_else(|| entry.via_key.clone());
        let actor = Actor { via_key, ..entry.actor.clone() };
        Self {
            told: told(reader.texts, &entry.kind, &entry.data),
            by: Who::new(reader, &actor),
            at: When::new(reader.texts, entry.at),
        }
    }
}
