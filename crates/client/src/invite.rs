//! Invite links, and accepting them.

use std::fmt;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::Status;

/// The link of a live invite. Whoever has it can set the password: hand it to the invited person only.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InviteLink {
    /// The page on which the password is set.
    pub link: String,
    /// When the link ends.
    pub expires_at: Timestamp,
    /// Which of the user's invites it belongs to.
    pub generation: u64,
}

/// The answer to accepting an invite.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Accepted {
    /// The new team member.
    pub user: AcceptedUser,
    /// One sentence for a person, in the client's language.
    pub message: String,
}

/// What a new team member is told about themselves.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AcceptedUser {
    /// First name.
    pub first_name: String,
    /// Last name.
    pub last_name: String,
    /// Address.
    pub email: String,
    /// Name of the role.
    pub role: String,
    /// Where the user now stands.
    pub status: Status,
}

impl fmt::Debug for InviteLink {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("InviteLink")
            .field("expires_at", &self.expires_at)
            .field("generation", &self.generation)
            .finish_non_exhaustive()
    }
}

impl fmt::Debug for AcceptedUser {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AcceptedUser")
            .field("role", &self.role)
            .field("status", &self.status)
            .finish_non_exhaustive()
    }
}
