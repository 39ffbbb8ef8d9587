//! What happened to a user, entry by entry.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{Actor, EntryId, FailureReason, UserId};

/// One thing that happened to a user.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TimelineEntry {
    /// Sorts by time.
    pub id: EntryId,
    /// To whom it happened.
    pub user: UserId,
    /// When.
    pub at: Timestamp,
    /// Who did it.
    pub actor: Actor,
    /// What.
    #[serde(flatten)]
    pub what: Happening,
}

/// What can happen to a user.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "data", rename_all = "snake_case")]
pub enum Happening {
    /// Added for the first time.
    Added {
        /// With which role.
        role: String,
        /// Whether a welcome email was asked for.
        welcome_email: bool,
    },
    /// Added again after the invite had expired or was revoked.
    Revived {
        /// With which role.
        role: String,
        /// Whether a welcome email was asked for.
        welcome_email: bool,
        /// The generation of the new invite.
        generation: u32,
    },
    /// Somebody copied the link.
    LinkCopied {
        /// The generation it is of.
        generation: u32,
    },
    /// The mail was handed to the mail service.
    MailSent {
        /// The generation it carries.
        generation: u32,
    },
    /// The mail will never be sent.
    MailFailed {
        /// The generation it would have carried.
        generation: u32,
        /// Why.
        reason: FailureReason,
    },
    /// The invitee asked for a new link after the old one had expired.
    Renewed {
        /// The new generation.
        generation: u32,
    },
    /// The invitee set a password and became a member.
    Accepted,
    /// Whoever received the mail said that it was not meant for them.
    Declined,
    /// The invite ended without being accepted.
    Expired,
}
