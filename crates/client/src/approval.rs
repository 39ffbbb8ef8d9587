//! Approval by a second person: what waits for it, and how it is decided.

use std::fmt;

use http::Method;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{Actor, Client, Collected, Error, Page, PageRequest, Status, User, request};

open_enum! {
    /// What became of a request for approval.
    ApprovalState {
        /// Waits for a second person.
        Pending = "pending",
        /// A second person agreed, and the change was made.
        Approved = "approved",
        /// A second person declined.
        Declined = "declined",
        /// Nobody decided in time.
        Lapsed = "lapsed",
        /// It was called off, or what it was about has changed.
        Cancelled = "cancelled",
    }
}

open_enum! {
    /// What kind of change needs approval.
    ApprovalKind {
        /// Somebody is added, or added again.
        AddUser = "add_user",
        /// Somebody who was added before gets a link.
        InviteUser = "invite_user",
        /// Somebody gets another role.
        ChangeRole = "change_role",
        /// Somebody who has an open invite gets another address.
        ChangeUser = "change_user",
        /// A member may enter again.
        ReactivateUser = "reactivate_user",
        /// The role itself changes.
        ChangeRoleDefinition = "change_role_definition",
    }
}

/// A change that needs approval by a second person, and what became of it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Approval {
    /// The request's id.
    pub id: String,
    /// What kind of change it is.
    pub kind: ApprovalKind,
    /// What became of it.
    pub state: ApprovalState,
    /// The role that makes it need approval.
    pub role: String,
    /// Whom it is about, if anybody.
    #[serde(default)]
    pub user: Option<ApprovalUser>,
    /// The fields that would change, while it is pending.
    #[serde(default)]
    pub changes: Vec<ProposedChange>,
    /// Who asks.
    pub requested_by: Actor,
    /// When they asked.
    pub requested_at: Timestamp,
    /// From this instant on nobody can decide any more.
    pub expires_at: Timestamp,
    /// Who decided, or called it off.
    #[serde(default)]
    pub decided_by: Option<Actor>,
    /// When it ended.
    #[serde(default)]
    pub decided_at: Option<Timestamp>,
    /// What whoever declined said.
    #[serde(default)]
    pub reason: Option<String>,
    /// Why it was cancelled, such as `overtaken`.
    #[serde(default)]
    pub cancelled_because: Option<String>,
}

/// Whom a request for approval is about.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ApprovalUser {
    /// The user's id.
    pub id: String,
    /// First name.
    pub first_name: String,
    /// Last name.
    pub last_name: String,
    /// Address, as it was typed.
    pub email: String,
    /// BCP 47 tag of the language the user is written to in.
    pub language: String,
    /// The role that they have, or will have once they are approved.
    pub role: String,
    /// Where the user stands.
    pub status: Status,
}

/// A field that would change.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProposedChange {
    /// The field as the API names it.
    pub field: String,
    /// What it is.
    pub old: String,
    /// What it would be.
    pub new: String,
}

/// A request as it is after somebody decided.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DecidedApproval {
    /// The request.
    pub approval: Approval,
    /// The user as they are now, if it is about one.
    #[serde(default)]
    pub user: Option<User>,
}

impl Client {
    /// One page of the requests of a state: those that wait, unless given.
    pub async fn approvals(
        &self,
        state: Option<&ApprovalState>,
        page: &PageRequest,
    ) -> Result<Page<Approval>, Error> {
        self.get(&["v1", "approvals"], &[of_state(state), page.pairs()].concat()).await
    }

    /// The first `max` requests of a state, from as many pages as it takes.
    pub async fn all_approvals(
        &self,
        state: Option<&ApprovalState>,
        max: usize,
    ) -> Result<Collected<Approval>, Error> {
        self.collect(&["v1", "approvals"], of_state(state), max).await
    }

    /// One request.
    pub async fn approval(&self, id: &str) -> Result<Approval, Error> {
        self.get(&["v1", "approvals", id], &[]).await
    }

    /// Approves what somebody else asked for: it is done at once.
    pub async fn approve(&self, id: &str) -> Result<DecidedApproval, Error> {
        self.post(&["v1", "approvals", id, "approve"], &serde_json::json!({})).await
    }

    /// Declines what somebody else asked for. The reason is told to them.
    pub async fn decline(&self, id: &str, reason: Option<&str>) -> Result<DecidedApproval, Error> {
        let body = match reason {
            Some(reason) => serde_json::json!({ "reason": reason }),
            None => serde_json::json!({}),
        };
        self.post(&["v1", "approvals", id, "decline"], &body).await
    }

    /// Calls off what one asked for.
    pub async fn cancel_approval(&self, id: &str) -> Result<DecidedApproval, Error> {
        let call = self.changing(Method::DELETE, &["v1", "approvals", id], None)?;
        request::read(&call.send().await?)
    }
}

fn of_state(state: Option<&ApprovalState>) -> Vec<(&'static str, String)> {
    state.map(|state| ("state", state.as_str().to_owned())).into_iter().collect()
}

impl ApprovalUser {
    /// First and last name, for a person to read.
    pub fn full_name(&self) -> String {
        format!("{} {}", self.first_name, self.last_name).trim().to_owned()
    }
}

impl fmt::Debug for Approval {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Approval")
            .field("id", &self.id)
            .field("kind", &self.kind)
            .field("state", &self.state)
            .field("role", &self.role)
            .finish_non_exhaustive()
    }
}

impl fmt::Debug for ApprovalUser {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ApprovalUser").field("id", &self.id).finish_non_exhaustive()
    }
}

impl fmt::Debug for ProposedChange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ProposedChange").field("field", &self.field).finish_non_exhaustive()
    }
}
