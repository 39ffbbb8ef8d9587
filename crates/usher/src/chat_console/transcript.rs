//! What people did in the console, and what the platform itself said to them.

use std::collections::HashMap;

use jiff::Timestamp;

use super::page::Platform;

/// The most entries that are kept of each person.
const MOST: usize = 200;

/// Entries by person.
#[derive(Default)]
pub(super) struct Transcript(HashMap<(Platform, String), Vec<Entry>>);

/// Something beside the bot's messages.
#[derive(Clone)]
pub(super) struct Entry {
    pub(super) at: Timestamp,
    pub(super) kind: EntryKind,
    pub(super) text: String,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum EntryKind {
    /// The person typed this.
    Typed,
    /// The person pressed or submitted this.
    Did,
    /// The platform says this.
    Platform,
}

impl Transcript {
    pub(super) fn add(
        &mut self,
        platform: Platform,
        user: &str,
        at: Timestamp,
        kind: EntryKind,
        text: impl Into<String>,
    ) {
        let entries = self.0.entry((platform, user.to_owned())).or_default();
        entries.push(Entry { at, kind, text: text.into() });
        if entries.len() > MOST {
            entries.remove(0);
        }
    }

    pub(super) fn of(&self, platform: Platform, user: &str) -> Vec<Entry> {
        self.0.get(&(platform, user.to_owned())).cloned().unwrap_or_default()
    }
}
