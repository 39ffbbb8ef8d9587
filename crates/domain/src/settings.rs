//! What an organization sets for itself.

use serde::{Deserialize, Serialize};

use crate::{InviteLifetime, OrganizationName};

/// What an organization sets for itself; what it leaves open is as the operator set it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrgSettings {
    /// Raised by every change: the optimistic lock. 0 while nothing was ever set.
    #[serde(default)]
    pub version: u64,
    /// The organization's name, as mails and pages show it.
    pub organization: OrganizationName,
    /// How long an invite is open.
    pub invite_lifetime: InviteLifetime,
}
