//! Approval by a second person: what waits for it, and what became of that.

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use crate::{
    Actor, ApprovalId, Description, EmailAddress, Language, Permission, PermissionSet, PersonName,
    RoleName, UserId, timeline::Change,
};

/// For so long somebody can decide; then the request lapses.
pub const APPROVAL_OPEN_FOR: SignedDuration = SignedDuration::from_hours(72);

/// For so long it can be read what became of a request.
pub const APPROVAL_KEPT_FOR: SignedDuration = SignedDuration::from_hours(90 * 24);

/// A change that needs a second person, and what they said.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Approval {
    /// Sorts by the time it was asked for.
    pub id: ApprovalId,
    /// What became of it, as stored; [`Approval::state_at`] tells it as it reads at an instant.
    pub state: ApprovalState,
    /// What kind of change it is.
    pub kind: ApprovalKind,
    /// The role that makes it need approval.
    pub role: RoleName,
    /// The user who would get or has the role; none where the role itself would change.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub user: Option<UserId>,
    /// What is to be done; gone once it was decided.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub proposal: Option<Proposal>,
    /// The fields that would change, for whoever decides; gone once it was decided.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub changes: Vec<Change>,
    /// Who asks.
    pub requested_by: Actor,
    /// When they asked.
    pub requested_at: Timestamp,
    /// From this instant on nobody can decide any more.
    pub expires_at: Timestamp,
    /// Who decided or called it off.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decided_by: Option<Actor>,
    /// When it ended.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decided_at: Option<Timestamp>,
    /// What whoever declined said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// Why it was cancelled.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cancelled_because: Option<CancelReason>,
}

/// What became of a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ApprovalState {
    /// Waits for a second person.
    Pending,
    /// A second person agreed, and the change was made.
    Approved,
    /// A second person declined.
    Declined,
    /// Nobody decided in time.
    Lapsed,
    /// It was called off, or what it was about has changed.
    Cancelled,
}

impl ApprovalState {
    /// Every state, in the order of a request's life.
    pub const ALL: [Self; 5] =
        [Self::Pending, Self::Approved, Self::Declined, Self::Lapsed, Self::Cancelled];

    /// The state as the API writes it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Pending => "pending",
            Self::Approved => "approved",
            Self::Declined => "declined",
            Self::Lapsed => "lapsed",
            Self::Cancelled => "cancelled",
        }
    }
}

impl std::str::FromStr for ApprovalState {
    type Err = crate::Problem;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let found = Self::ALL.into_iter().find(|state| state.as_str() == text);
        found.ok_or(crate::Problem::UnknownApprovalState)
    }
}

/// Why a request was cancelled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CancelReason {
    /// Somebody withdrew it, or the invite.
    Withdrawn,
    /// What it was about is no longer as it was.
    Overtaken,
    /// Whoever asked may not make the change any more.
    RightsLost,
    /// The person it was about was erased.
    UserErased,
}

impl CancelReason {
    /// The reason as the API writes it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Withdrawn => "withdrawn",
            Self::Overtaken => "overtaken",
            Self::RightsLost => "rights_lost",
            Self::UserErased => "user_erased",
        }
    }
}

/// What kind of change waits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ApprovalKind {
    /// Somebody is added, or added again.
    AddUser,
    /// Somebody who was added before the role needed approval gets a link.
    InviteUser,
    /// Somebody gets another role.
    ChangeRole,
    /// Somebody who has an open invite gets another address.
    ChangeUser,
    /// A member may enter again.
    ReactivateUser,
    /// The role itself changes.
    ChangeRoleDefinition,
}

impl ApprovalKind {
    /// Every kind.
    pub const ALL: [Self; 6] = [
        Self::AddUser,
        Self::InviteUser,
        Self::ChangeRole,
        Self::ChangeUser,
        Self::ReactivateUser,
        Self::ChangeRoleDefinition,
    ];

    /// The kind as the API writes it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::AddUser => "add_user",
            Self::InviteUser => "invite_user",
            Self::ChangeRole => "change_role",
            Self::ChangeUser => "change_user",
            Self::ReactivateUser => "reactivate_user",
            Self::ChangeRoleDefinition => "change_role_definition",
        }
    }

    /// What whoever decides must be allowed to do: what the change itself takes.
    pub fn permission(self) -> Permission {
        match self {
            Self::AddUser | Self::InviteUser => Permission::UsersInvite,
            Self::ChangeRole | Self::ChangeUser | Self::ReactivateUser => Permission::UsersManage,
            Self::ChangeRoleDefinition => Permission::RolesManage,
        }
    }

    /// Whether the user has the status `pending_approval` meanwhile.
    pub fn holds_user(self) -> bool {
        matches!(self, Self::AddUser | Self::InviteUser)
    }
}

/// What is done once a second person agrees.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "do", rename_all = "snake_case")]
pub enum Proposal {
    /// The user leaves `pending_approval`.
    Admit {
        /// What they are told by: a welcome email with a link, or else nothing yet.
        welcome_email: bool,
        /// Even if mail to the address bounced or was reported before.
        force: bool,
        /// Whether they were added again, after an earlier invite had ended.
        revived: bool,
    },
    /// Fields of the user change.
    Change(Box<ProposedChange>),
    /// The member may enter again.
    Reactivate,
    /// The role changes.
    Define {
        /// The version of the role on which rights were checked.
        version: u64,
        /// What it shall allow.
        permissions: PermissionSet,
        /// What it shall be said to be for.
        description: Option<Description>,
        /// Whether giving it shall need approval.
        needs_approval: bool,
    },
}

/// What is to be changed of a user; what is `None` stays.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProposedChange {
    /// The role that the user must still have.
    pub from: RoleName,
    /// The address that the user must still have.
    pub of: EmailAddress,
    /// First name.
    pub first_name: Option<PersonName>,
    /// Last name.
    pub last_name: Option<PersonName>,
    /// The address.
    pub email: Option<EmailAddress>,
    /// The language of mails and pages.
    pub language: Option<Language>,
    /// What they may do.
    pub role: Option<RoleName>,
    /// Whether a new address is taken though mail to it bounced.
    pub force: bool,
}

impl std::fmt::Debug for ProposedChange {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("ProposedChange(…)")
    }
}

/// The request that a user waits for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenApproval {
    /// Which.
    pub id: ApprovalId,
    /// When it lapses.
    pub until: Timestamp,
}

/// The request for approval that an entry is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ApprovalOf {
    /// Which.
    pub approval: ApprovalId,
    /// What kind of change.
    pub change: ApprovalKind,
    /// The role that made it need approval.
    pub role: RoleName,
    /// Who asked for it.
    pub requested_by: Actor,
}

impl From<&Approval> for ApprovalOf {
    fn from(approval: &Approval) -> Self {
        let Approval { id, kind, role, requested_by, .. } = approval;
        Self { approval: *id, change: *kind, role: role.clone(), requested_by: *requested_by }
    }
}

impl OpenApproval {
    /// A request that begins to wait at `now`.
    pub fn asked(id: ApprovalId, now: Timestamp) -> Self {
        Self { id, until: now.checked_add(APPROVAL_OPEN_FOR).unwrap_or(now) }
    }
}

impl std::fmt::Debug for Approval {
    // The changes and the reason may name people.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Approval")
            .field("id", &self.id)
            .field("state", &self.state)
            .field("kind", &self.kind)
            .field("role", &self.role)
            .field("user", &self.user)
            .finish_non_exhaustive()
    }
}

impl Approval {
    /// A request that begins to wait at `now`.
    pub fn asked(
        id: ApprovalId,
        (kind, proposal): (ApprovalKind, Proposal),
        role: RoleName,
        user: Option<UserId>,
        (requested_by, now): (Actor, Timestamp),
    ) -> Self {
        Self {
            id,
            state: ApprovalState::Pending,
            kind,
            role,
            user,
            proposal: Some(proposal),
            changes: Vec::new(),
            requested_by,
            requested_at: now,
            expires_at: OpenApproval::asked(id, now).until,
            decided_by: None,
            decided_at: None,
            reason: None,
            cancelled_because: None,
        }
    }

    /// The state as it reads at `now`: a request has lapsed from the instant at which its time is over,
    /// whether or not clean-up has come by.
    pub fn state_at(&self, now: Timestamp) -> ApprovalState {
        match self.state {
            ApprovalState::Pending if self.expires_at <= now => ApprovalState::Lapsed,
            state => state,
        }
    }

    /// Who is told how it ended: whoever asked, unless they ended it themselves.
    pub fn told_of_end(&self) -> Option<UserId> {
        let decider = self.decided_by.and_then(Actor::person);
        self.requested_by.person().filter(|asked| decider != Some(*asked))
    }

    /// What its user keeps of it while it is open.
    pub fn open(&self) -> OpenApproval {
        OpenApproval { id: self.id, until: self.expires_at }
    }

    /// The request ended. What was to be done is not kept: it may name people.
    #[must_use]
    pub fn ended(&self, state: ApprovalState, by: Option<Actor>, now: Timestamp) -> Self {
        Self {
            state,
            proposal: None,
            changes: Vec::new(),
            decided_by: by,
            decided_at: Some(now),
            ..self.clone()
        }
    }

    /// The request ended because of something else.
    #[must_use]
    pub fn cancelled(&self, because: CancelReason, by: Option<Actor>, now: Timestamp) -> Self {
        let cancelled_because = Some(because);
        Self { cancelled_because, ..self.ended(ApprovalState::Cancelled, by, now) }
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    #[test]
    fn a_request_has_lapsed_from_the_instant_at_which_its_time_is_over() {
        let now = Timestamp::UNIX_EPOCH;
        let role: RoleName = "admin".parse().unwrap();
        let asked = Approval::asked(
            ApprovalId(Uuid::from_u128(1)),
            (ApprovalKind::ReactivateUser, Proposal::Reactivate),
            role,
            None,
            (Actor::System, now),
        );
        let end = now + APPROVAL_OPEN_FOR;
        let before = end - SignedDuration::from_millis(1);
        assert_eq!(asked.state_at(before), ApprovalState::Pending);
        assert_eq!(asked.state_at(end), ApprovalState::Lapsed);
        let ended = asked.ended(ApprovalState::Approved, None, now);
        assert_eq!(ended.state_at(end), ApprovalState::Approved);
        assert_eq!(ended.proposal, None);
    }
}
