//! Addresses that no mail should go to, because of what became of mail to them.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::EntryId;

/// Why and since when an address gets no invite, unless an admin insists. It outlives the user.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Suppression {
    /// Why.
    pub reason: SuppressionReason,
    /// Since when.
    pub at: Timestamp,
    /// The mail that it was because of.
    pub entry: Option<EntryId>,
}

/// Why an address gets no invite.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SuppressionReason {
    /// Mail to it bounced for good.
    Bounced,
    /// Its reader reported a mail as spam.
    Complained,
}

impl SuppressionReason {
    /// The reason as the API writes it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Bounced => "bounced",
            Self::Complained => "complained",
        }
    }
}
