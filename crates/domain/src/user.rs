//! A user, and the invite that brings them in.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{
    Actor, ApprovalId, EmailAddress, Language, MailState, OpenApproval, PersonName, RoleName,
    Status, UserId,
};

/// Somebody who was added to the organization.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct User {
    /// Stays the same for the user's whole life.
    pub id: UserId,
    /// First name.
    pub first_name: PersonName,
    /// Last name.
    pub last_name: PersonName,
    /// Where mail goes; unique in the organization by its key.
    pub email: EmailAddress,
    /// The language of the mails and pages they get.
    pub language: Language,
    /// What they may do once they are a member.
    pub role: RoleName,
    /// The status as stored; [`User::status_at`] tells it as it reads at an instant.
    pub status: Status,
    /// When that status began.
    pub status_since: Timestamp,
    /// Raised by every change: the optimistic lock, and the entity tag of the API.
    pub version: u64,
    /// Who added them.
    pub invited_by: Actor,
    /// The newest invite, kept after it ended. A user who was added without a mail has none.
    pub invite: Option<Invite>,
    /// When they were first added.
    pub created_at: Timestamp,
    /// When anything about them last changed.
    pub updated_at: Timestamp,
    /// When they became a member.
    pub accepted_at: Option<Timestamp>,
    /// Sessions that began before this instant have ended.
    #[serde(default)]
    pub sessions_from: Option<Timestamp>,
    /// When their password was set: a session that began by another one has ended.
    #[serde(default)]
    pub password_set_at: Option<Timestamp>,
    /// An admin insists on this address although mail to it bounced: before the next invite leaves,
    /// the mail service is told to forget that.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub clear_suppression: bool,
    /// The latest request for a new link; [`User::renewal_requested_at`] tells whether it is open.
    #[serde(default)]
    pub renewal: Option<RenewalRequest>,
    /// The request for approval that concerns them, until it is decided; [`User::open_approval`] tells
    /// whether it is open.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub approval: Option<OpenApproval>,
    /// The role that a second person approved for them, at this address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub approved_role: Option<RoleName>,
}

/// Somebody whose link has expired asked for a new one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct RenewalRequest {
    /// The generation of the expired link.
    pub generation: u32,
    /// When they asked.
    pub at: Timestamp,
}

/// One generation of an invite: what its link is derived from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Invite {
    /// 1 for the first; every resend or revival raises it, which ends all older links.
    pub generation: u32,
    /// The key that signs its link.
    pub kid: u32,
    /// From this instant on the link no longer works.
    pub expires_at: Timestamp,
    /// What became of its mail.
    pub mail: MailState,
}

/// How an authentic link stands towards its user's invite.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// It can be accepted.
    Open,
    /// It is the newest, and its time is over: a new one can be asked for.
    Expired,
    /// A newer one was sent.
    Superseded,
    /// The user is a member already, or was.
    AlreadyAccepted,
    /// The invite was withdrawn, declined, or never went out: as good as no link at all.
    Ended,
}

impl User {
    /// How a link of `generation` stands at `now`.
    pub fn standing(&self, generation: u32, now: Timestamp) -> Standing {
        match self.status_at(now) {
            Status::Active | Status::Deactivated => Standing::AlreadyAccepted,
            Status::Added | Status::PendingApproval | Status::Revoked => Standing::Ended,
            Status::Invited | Status::Expired
                if self.invite.is_none_or(|invite| invite.generation != generation) =>
            {
                Standing::Superseded
            }
            Status::Invited => Standing::Open,
            Status::Expired => Standing::Expired,
        }
    }

    /// The user one change later.
    #[must_use]
    pub fn changed(self, now: Timestamp) -> Self {
        Self { version: self.version + 1, updated_at: now, ..self }
    }

    /// The user one change later, with another status from now on.
    #[must_use]
    pub fn with_status(self, status: Status, now: Timestamp) -> Self {
        Self { status, status_since: now, ..self.changed(now) }
    }

    /// The status as it reads at `now`: an invite is expired from the instant it ends, and so is
    /// whoever waits for an approval that lapses, whether or not clean-up has come by.
    pub fn status_at(&self, now: Timestamp) -> Status {
        match (self.status, self.invite) {
            (Status::Invited, Some(invite)) if invite.expires_at <= now => Status::Expired,
            (Status::PendingApproval, _) if self.open_approval(now).is_none() => Status::Expired,
            (status, _) => status,
        }
    }

    /// When a new link was asked for, while that request is open. It closes by itself with whatever
    /// comes next: a newer generation, an acceptance, a revocation.
    pub fn renewal_requested_at(&self, now: Timestamp) -> Option<Timestamp> {
        let asked = self.renewal?;
        let is_open = self.standing(asked.generation, now) == Standing::Expired;
        is_open.then_some(asked.at)
    }

    /// The request for approval that waits for a decision at `now`.
    pub fn open_approval(&self, now: Timestamp) -> Option<ApprovalId> {
        self.approval.filter(|open| now < open.until).map(|open| open.id)
    }

    /// Whether a second person approved the role that they have.
    pub fn is_approved(&self) -> bool {
        self.approved_role.as_ref() == Some(&self.role)
    }

    /// First and last name.
    pub fn full_name(&self) -> String {
        format!("{} {}", self.first_name, self.last_name)
    }

    /// The generation that the next invite has.
    pub fn next_generation(&self) -> u32 {
        self.invite.map_or(1, |invite| invite.generation.saturating_add(1))
    }

    /// What the search finds the user by: "first last", "last first" and the email, folded.
    /// The smallest comes first, and no term stands twice.
    pub fn search_terms(&self) -> Vec<String> {
        let mut terms = vec![
            fold(&format!("{} {}", self.first_name, self.last_name)),
            fold(&format!("{} {}", self.last_name, self.first_name)),
            fold(self.email.key()),
        ];
        terms.sort_unstable();
        terms.dedup();
        terms
    }
}

/// A text as the search compares it: lower case, without accents, single spaces.
pub fn fold(text: &str) -> String {
    use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};
    let plain: String =
        text.nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase).collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folding_forgets_case_accents_and_spaces() {
        assert_eq!(fold("  José   MARÍA "), "jose maria");
        assert_eq!(fold("Ａｄａ"), "ada");
    }
}
