//! Where a user stands.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

use crate::Problem;

/// Where a user stands on the way from being added to being a member, and after.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// Added without a welcome email: there is no live link yet.
    Added,
    /// Waits for a second person's approval: holds the email address, has no link.
    PendingApproval,
    /// Has a live invite.
    Invited,
    /// Accepted: a team member.
    Active,
    /// The invite ended without being accepted.
    Expired,
    /// The invite was withdrawn, or declined by whoever received it.
    Revoked,
    /// Was a member, and may not enter for now.
    Deactivated,
}

impl Status {
    /// Every status, in the order of a user's life.
    pub const ALL: [Self; 7] = [
        Self::Added,
        Self::PendingApproval,
        Self::Invited,
        Self::Active,
        Self::Expired,
        Self::Revoked,
        Self::Deactivated,
    ];

    /// The status as the API writes it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::PendingApproval => "pending_approval",
            Self::Invited => "invited",
            Self::Active => "active",
            Self::Expired => "expired",
            Self::Revoked => "revoked",
            Self::Deactivated => "deactivated",
        }
    }
}

impl fmt::Display for Status {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for Status {
    type Err = Problem;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|status| status.as_str() == text).ok_or(Problem::UnknownStatus)
    }
}
