//! Users: what the API tells about them, and what it takes to add and to find them.

use std::fmt;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{Actor, Approval};

open_enum! {
    /// Where a user stands on the way to becoming a team member.
    Status {
        /// Added without a welcome email; no link is live.
        Added = "added",
        /// Waits for someone to approve the invite; has no link yet.
        PendingApproval = "pending_approval",
        /// Has a live link that nobody has used yet.
        Invited = "invited",
        /// Accepted the invite: a team member.
        Active = "active",
        /// The link ran out before anyone used it.
        Expired = "expired",
        /// The invite was taken back.
        Revoked = "revoked",
        /// Was a team member; may no longer sign in.
        Deactivated = "deactivated",
    }
}

open_enum! {
    /// How far the invite's mail has come.
    MailState {
        /// No mail was asked for.
        None = "none",
        /// Waits to be sent.
        Queued = "queued",
        /// Handed to the mail service.
        Sent = "sent",
        /// Taken by the receiver's mail server.
        Delivered = "delivered",
        /// The receiver's mail server put it off; the mail service tries again.
        Delayed = "delayed",
        /// Refused by the receiver's mail server.
        Bounced = "bounced",
        /// The receiver reported it as unwanted.
        Complained = "complained",
        /// Could not be sent at all.
        Failed = "failed",
    }
}

/// A person that was added, whatever became of the invite.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct User {
    /// Stays the same for as long as the user exists.
    pub id: String,
    /// First name.
    pub first_name: String,
    /// Last name.
    pub last_name: String,
    /// Address, as it was typed.
    pub email: String,
    /// BCP 47 tag of the language the user is written to in.
    pub language: String,
    /// Name of the role.
    pub role: String,
    /// Where the user stands.
    pub status: Status,
    /// Goes up with every change.
    pub version: u64,
    /// Who added the user, if that is known.
    #[serde(default)]
    pub invited_by: Option<Actor>,
    /// The newest invite; kept after it ended.
    #[serde(default)]
    pub invite: Option<Invite>,
    /// When the user was added.
    pub created_at: Timestamp,
    /// When the user last changed.
    pub updated_at: Timestamp,
    /// When the user accepted, if that has happened.
    #[serde(default)]
    pub accepted_at: Option<Timestamp>,
    /// When the user asked for a new link after theirs had expired, until they get one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub renewal_requested_at: Option<Timestamp>,
    /// The request for approval that waits for a decision and is about the user: a change that was asked
    /// for was not made yet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub approval_id: Option<String>,
}

/// The newest invite of a user.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Invite {
    /// Goes up with every new link; only the newest link works.
    pub generation: u64,
    /// When the link ends.
    pub expires_at: Timestamp,
    /// What became of the mail.
    pub mail: Mail,
}

/// What became of an invite's mail.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mail {
    /// How far it has come.
    pub state: MailState,
    /// Why it went no further, in the mail service's words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// A user to add.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct NewUser {
    /// First name.
    pub first_name: String,
    /// Last name.
    pub last_name: String,
    /// Address; one user per address.
    pub email: String,
    /// BCP 47 tag, one of [`Client::languages`](crate::Client::languages).
    pub language: String,
    /// Name of a role, one of [`Client::roles`](crate::Client::roles).
    pub role: String,
    /// `true`: the user is invited by mail at once. `false`: only added.
    pub send_welcome_email: bool,
    /// `true`: also where earlier mail to the address came back or was reported as spam.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub force: bool,
}

/// The answer to adding a user.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AddedUser {
    /// The user as it now stands.
    pub user: User,
    /// The request that the user waits for, if the role needs approval by a second person.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub approval: Option<Approval>,
    /// One sentence for a person, in the client's language.
    pub message: String,
    /// `true` if the address belonged to an expired or revoked user, who was invited anew.
    #[serde(default)]
    pub revived: bool,
    /// What was done as asked for, and may not be what was meant.
    #[serde(default)]
    pub warnings: Vec<Warning>,
}

/// Something that may not be what was meant.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Warning {
    /// The field it is about.
    pub field: String,
    /// What it is, for a program, such as `did_you_mean`.
    pub code: String,
    /// What the field was probably meant to be, if there is a guess.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub suggestion: Option<String>,
    /// What it is, for a person, in the client's language.
    pub detail: String,
}

/// Which users to list. Empty: all of them.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct UserQuery {
    /// The beginning of a name or an address.
    pub q: Option<String>,
    /// Only users of this status.
    pub status: Option<Status>,
    /// Only users of this role.
    pub role: Option<String>,
    /// Whether [`User::invited_by`] names people.
    pub names: bool,
}

impl User {
    /// First and last name, for a person to read.
    pub fn full_name(&self) -> String {
        format!("{} {}", self.first_name, self.last_name).trim().to_owned()
    }
}

impl UserQuery {
    /// The filters as query parameters.
    pub(crate) fn pairs(&self) -> Vec<(&'static str, String)> {
        let status = self.status.as_ref().map(|status| status.as_str().to_owned());
        let names = self.names.then(|| "true".to_owned());
        [("q", self.q.clone()), ("status", status), ("role", self.role.clone()), ("names", names)]
            .into_iter()
            .filter_map(|(name, value)| Some((name, value?)))
            .collect()
    }
}

impl fmt::Debug for User {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("User")
            .field("id", &self.id)
            .field("role", &self.role)
            .field("status", &self.status)
            .field("version", &self.version)
            .field("invite", &self.invite)
            .finish_non_exhaustive()
    }
}

impl fmt::Debug for Mail {
    // The reason is another server's text and may quote the address.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Mail").field("state", &self.state).finish_non_exhaustive()
    }
}

impl fmt::Debug for Warning {
    // The suggestion is an address.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Warning")
            .field("field", &self.field)
            .field("code", &self.code)
            .finish_non_exhaustive()
    }
}

impl fmt::Debug for NewUser {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("NewUser")
            .field("language", &self.language)
            .field("role", &self.role)
            .field("send_welcome_email", &self.send_welcome_email)
            .finish_non_exhaustive()
    }
}

impl fmt::Debug for UserQuery {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("UserQuery")
            .field("status", &self.status)
            .field("role", &self.role)
            .finish_non_exhaustive()
    }
}
