//! Requests for approval as the API shows them.

use std::collections::BTreeSet;

use jiff::Timestamp;
use serde::Serialize;
use usher_directory::StoreError;
use usher_domain::{
    Actor, Approval, ApprovalState, Language, User, UserId, approval::CancelReason,
    timeline::Change,
};
use utoipa::{IntoParams, ToSchema};

use crate::{
    App,
    openapi::schemas::{
        ApprovalKindName, ApprovalStateName, CancelReasonName, LanguageTag, StatusName,
    },
    problem::ApiError,
    views::{ActorView, UserView},
};

/// A change that needs approval by a second person, and what became of it.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Approval)]
pub struct ApprovalView {
    #[schema(format = "uuid")]
    id: String,
    #[schema(value_type = ApprovalKindName)]
    kind: &'static str,
    #[schema(value_type = ApprovalStateName)]
    state: &'static str,
    /// The role that makes it need approval.
    #[schema(example = "admin")]
    role: String,
    /// The user who would get or has the role; null where the role itself would change, and once they
    /// are erased.
    #[schema(required)]
    user: Option<ApprovalUserView>,
    /// The fields that would change, while it is pending.
    changes: Vec<ChangeView>,
    requested_by: ActorView,
    #[schema(value_type = String, format = DateTime)]
    requested_at: Timestamp,
    /// From this instant on nobody can decide any more.
    #[schema(value_type = String, format = DateTime)]
    expires_at: Timestamp,
    /// Who decided, or called it off.
    #[schema(required)]
    decided_by: Option<ActorView>,
    #[schema(value_type = Option<String>, format = DateTime, required)]
    decided_at: Option<Timestamp>,
    /// What whoever declined said.
    #[schema(required)]
    reason: Option<String>,
    /// Why it was cancelled, if it was.
    #[schema(value_type = Option<CancelReasonName>, required)]
    cancelled_because: Option<&'static str>,
}

/// Whom a request is about.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ApprovalUser)]
struct ApprovalUserView {
    #[schema(format = "uuid")]
    id: String,
    #[schema(example = "Ada")]
    first_name: String,
    #[schema(example = "Lovelace")]
    last_name: String,
    #[schema(format = "email", example = "ada@example.com")]
    email: String,
    #[schema(value_type = LanguageTag)]
    language: Language,
    /// The role that they have, or will have once they are approved.
    #[schema(example = "user")]
    role: String,
    #[schema(value_type = StatusName)]
    status: &'static str,
}

/// A field that would change.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ProposedChange)]
struct ChangeView {
    #[schema(example = "role")]
    field: String,
    #[schema(example = "user")]
    old: String,
    #[schema(example = "admin")]
    new: String,
}

/// A change that was not made yet: it waits for approval by a second person.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Waits)]
pub struct WaitsView {
    /// The request.
    pub approval: ApprovalView,
    /// The user as they are now, where it is about one.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = UserView, required = false)]
    pub user: Option<UserView>,
    /// What to tell the admin, in the language of `Accept-Language`.
    #[schema(example = "This waits for approval by a second person.")]
    pub message: String,
}

/// A request as it is after somebody decided.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = DecidedApproval)]
pub struct DecidedView {
    /// The request.
    pub approval: ApprovalView,
    /// The user as they are now, where it is about one.
    #[schema(required)]
    pub user: Option<UserView>,
}

/// The request that a path names.
#[derive(IntoParams)]
#[into_params(parameter_in = Path)]
#[expect(dead_code, reason = "describes a segment of a path")]
pub struct ApprovalIdParam {
    /// The request's id.
    #[param(format = "uuid")]
    id: String,
}

impl DecidedView {
    /// A request as it is stored now, with its user.
    pub async fn read(app: &App, approval: &Approval) -> Result<Self, ApiError> {
        let stored = app.directory.find_approval(approval.id).await?;
        let people = people_now(app, stored.as_ref().unwrap_or(approval)).await?;
        let now = app.clock.now();
        let user = stored.as_ref().and_then(|stored| stored.user);
        let user = people.iter().find(|person| Some(person.id) == user);
        Ok(Self {
            user: user.map(|user| UserView::new(user, now)),
            approval: ApprovalView::new(stored.as_ref().unwrap_or(approval), &people, now),
        })
    }
}

impl ApprovalView {
    /// A request with the names of everybody in it, as they are now.
    pub async fn named(app: &App, approval: &Approval) -> Result<Self, StoreError> {
        let people = people_now(app, approval).await?;
        Ok(Self::new(approval, &people, app.clock.now()))
    }

    /// The request, with the names of those people who are among `people`.
    pub fn new(approval: &Approval, people: &[User], now: Timestamp) -> Self {
        let person = |id: Option<UserId>| people.iter().find(|user| Some(user.id) == id);
        let named =
            |actor: Actor| ActorView::named(actor, person(actor.person()).map(User::full_name));
        let state = approval.state_at(now);
        let open = state == ApprovalState::Pending;
        let changes = approval.changes.iter().filter(|_| open).map(ChangeView::new);
        Self {
            id: approval.id.to_string(),
            kind: approval.kind.as_str(),
            state: state.as_str(),
            role: approval.role.to_string(),
            user: person(approval.user).map(|user| ApprovalUserView::new(user, now)),
            changes: changes.collect(),
            requested_by: named(approval.requested_by),
            requested_at: approval.requested_at,
            expires_at: approval.expires_at,
            decided_by: approval.decided_by.map(named),
            decided_at: approval.decided_at,
            reason: approval.reason.clone(),
            cancelled_because: approval.cancelled_because.map(CancelReason::as_str),
        }
    }
}

impl ApprovalUserView {
    fn new(user: &User, now: Timestamp) -> Self {
        Self {
            id: user.id.to_string(),
            first_name: user.first_name.to_string(),
            last_name: user.last_name.to_string(),
            email: user.email.as_typed().to_owned(),
            language: user.language,
            role: user.role.to_string(),
            status: user.status_at(now).as_str(),
        }
    }
}

impl ChangeView {
    fn new(change: &Change) -> Self {
        let Change { field, old, new } = change.clone();
        Self { field, old, new }
    }
}

/// Everybody whom these requests name, and who is still there; perhaps a moment old.
pub async fn people(app: &App, approvals: &[Approval]) -> Result<Vec<User>, StoreError> {
    let people: BTreeSet<UserId> = approvals.iter().flat_map(named_in).collect();
    app.directory.find_users(&people.into_iter().collect::<Vec<_>>()).await
}

/// The same for one request, right after a change: each is read as they are now.
async fn people_now(app: &App, approval: &Approval) -> Result<Vec<User>, StoreError> {
    let ids: BTreeSet<UserId> = named_in(approval).collect();
    let mut people = Vec::with_capacity(ids.len());
    for id in ids {
        people.extend(app.directory.find_user(id).await?);
    }
    Ok(people)
}

/// Whom a request names: whom it is about, who asked and who decided.
fn named_in(approval: &Approval) -> impl Iterator<Item = UserId> {
    let decider = approval.decided_by.and_then(Actor::person);
    [approval.user, approval.requested_by.person(), decider].into_iter().flatten()
}
