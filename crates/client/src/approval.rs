//! Changes that wait until a second person approves them.

use std::fmt;

use jiff::Timestamp;
use reqwest::{Method, Response, StatusCode};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::{Actor, AddedUser, Client, Error, NewUser, Page, PageRequest, User, request};

open_enum! {
    /// What waits.
    ApprovalKind {
        /// Somebody is to be added, or invited anew.
        AddUser = "add_user",
        /// A user is to get another role.
        ChangeRole = "change_role",
        /// A user is to be let in again.
        ReactivateUser = "reactivate_user",
        /// A role is to allow something else.
        ChangeRoleDefinition = "change_role_definition",
    }
}

open_enum! {
    /// How far it has come.
    ApprovalState {
        /// Nobody has decided yet.
        Pending = "pending",
        /// It was done.
        Approved = "approved",
        /// It will not be done.
        Declined = "declined",
        /// Nobody decided in time.
        Lapsed = "lapsed",
        /// It was withdrawn, or there is nothing left to decide.
        Cancelled = "cancelled",
    }
}

/// A change that waits, or waited, for a second person.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Approval {
    /// Its id.
    pub id: String,
    /// What is to be done.
    pub kind: ApprovalKind,
    /// How far it has come.
    pub state: ApprovalState,
    /// The role that it leads to.
    #[serde(default)]
    pub role: String,
    /// The user whom it is about, if it is one.
    #[serde(default)]
    pub user: Option<ApprovalUser>,
    /// Who asked for it.
    pub requested_by: Actor,
    /// When.
    pub requested_at: Timestamp,
    /// When it lapses.
    pub expires_at: Timestamp,
    /// Who decided.
    #[serde(default)]
    pub decided_by: Option<Actor>,
    /// When.
    #[serde(default)]
    pub decided_at: Option<Timestamp>,
    /// Why it was declined.
    #[serde(default)]
    pub reason: Option<String>,
}

/// The user whom an approval is about, in short.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ApprovalUser {
    /// The user's id.
    pub id: String,
    /// First name.
    #[serde(default)]
    pub first_name: String,
    /// Last name.
    #[serde(default)]
    pub last_name: String,
    /// Address.
    #[serde(default)]
    pub email: String,
}

/// What became of a change that may need a second person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome<T> {
    /// It was made.
    Done(T),
    /// It waits.
    Waits(Box<Waiting>),
}

/// The answer to a change that waits.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Waiting {
    /// What it waits for.
    pub approval: Approval,
    /// The user whom it is about, as they are now.
    #[serde(default)]
    pub user: Option<User>,
    /// One sentence for a person, in the client's language.
    #[serde(default)]
    pub message: String,
}

/// An approval that was decided.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Decided {
    /// The approval.
    pub approval: Approval,
    /// The user whom it was about, as they are now.
    #[serde(default)]
    pub user: Option<User>,
}

#[derive(Deserialize)]
struct Changed {
    user: User,
}

impl Client {
    /// Adds a user, as [`Client::add_user`] does, or learns that it waits for a second person.
    pub async fn add_user_or_ask(&self, user: &NewUser) -> Result<Outcome<AddedUser>, Error> {
        let call = self.changing(Method::POST, &["v1", "users"], None)?.json(user);
        read(call.send().await?).await
    }

    /// Mails a new invite, as [`Client::resend_invite`] does, or learns that it waits for a second
    /// person.
    pub async fn resend_invite_or_ask(
        &self,
        id: &str,
        force: bool,
        version: Option<u64>,
    ) -> Result<Outcome<User>, Error> {
        let call = self.changing(Method::POST, &["v1", "users", id, "invite"], version)?;
        let call = call.json(&serde_json::json!({ "force": force }));
        Ok(match read::<Changed>(call.send().await?).await? {
            Outcome::Done(changed) => Outcome::Done(changed.user),
            Outcome::Waits(waiting) => Outcome::Waits(waiting),
        })
    }

    /// One page of the approvals in one state, or of all of them.
    pub async fn approvals(
        &self,
        state: Option<&ApprovalState>,
        page: &PageRequest,
    ) -> Result<Page<Approval>, Error> {
        let state = state.map(|state| ("state", state.as_str().to_owned()));
        let query = [state.into_iter().collect(), page.pairs()].concat();
        self.get(&["v1", "approvals"], &query).await
    }

    /// One approval.
    pub async fn approval(&self, id: &str) -> Result<Approval, Error> {
        self.get(&["v1", "approvals", id], &[]).await
    }

    /// Does what waits, as the second person.
    pub async fn approve(&self, id: &str) -> Result<Decided, Error> {
        self.post(&["v1", "approvals", id, "approve"], &serde_json::json!({})).await
    }

    /// Refuses what waits, as the second person.
    pub async fn decline(&self, id: &str, reason: Option<&str>) -> Result<Decided, Error> {
        let body = match reason {
            Some(reason) => serde_json::json!({ "reason": reason }),
            None => serde_json::json!({}),
        };
        self.post(&["v1", "approvals", id, "decline"], &body).await
    }
}

impl ApprovalUser {
    /// First and last name, for a person to read.
    pub fn full_name(&self) -> String {
        format!("{} {}", self.first_name, self.last_name).trim().to_owned()
    }
}

async fn read<T: DeserializeOwned>(response: Response) -> Result<Outcome<T>, Error> {
    Ok(if response.status() == StatusCode::ACCEPTED {
        Outcome::Waits(Box::new(request::read(response).await?))
    } else {
        Outcome::Done(request::read(response).await?)
    })
}

impl fmt::Debug for ApprovalUser {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ApprovalUser").field("id", &self.id).finish_non_exhaustive()
    }
}

impl fmt::Debug for Approval {
    // The reason is what a person wrote, and may name another.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Approval")
            .field("id", &self.id)
            .field("kind", &self.kind)
            .field("state", &self.state)
            .field("role", &self.role)
            .finish_non_exhaustive()
    }
}
