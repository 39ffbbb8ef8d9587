//! Whom to tell of a request for approval: everybody who may decide, and in the end whoever asked.

use usher_directory::{Bucket, Settlement, Turn};
use usher_domain::{
    Actor, Approval, ApprovalId, ApprovalState, Status, User, UserId, outbox::OutboxEntry,
    throttle::APPROVALS_TOLD,
};
use usher_mail::{ApprovalLetter, Letter};

use super::plan::{Plan, PlanError, notice};
use crate::{
    App,
    approvals::{approvers_of, may_decide},
};

/// The plan for a request: those who may decide are told, each by a notice of their own.
pub async fn requested(
    app: &App,
    entry: &OutboxEntry,
    approval: ApprovalId,
) -> Result<Plan, PlanError> {
    let nothing = Plan::Nothing(Settlement::Done);
    let Some(approval) = pending(app, approval).await? else { return Ok(nothing) };
    let asked_by = approval.requested_by.to_string();
    let whom = approval.requested_by.person().map_or(asked_by, |person| person.to_string());
    let bucket = Bucket::new(APPROVALS_TOLD, &whom);
    // A second try of the same entry takes no second turn.
    let counts = entry.attempts <= 1;
    if counts && let Turn::Wait(_) = app.directory.take_turn(&[bucket], app.clock.now()).await? {
        return Ok(nothing);
    }
    let people = approvers_of(app, &approval).await?.into_iter().map(|user| user.id).collect();
    Ok(Plan::Nothing(Settlement::AskedToApprove { approval: approval.id, people }))
}

/// The plan for the notice to one of those who may decide, if it still waits and they still may.
pub async fn notice_to(
    app: &App,
    entry: &OutboxEntry,
    (to, approval): (UserId, ApprovalId),
) -> Result<Plan, PlanError> {
    if let Some(approval) = pending(app, approval).await?
        && let Some(to) = may_decide(app, &approval, to).await?
    {
        return tell(app, entry, &approval, &to).await;
    }
    Ok(Plan::Nothing(Settlement::Done))
}

/// The plan for the notice to whoever asked, unless they ended it themselves.
pub async fn decided(
    app: &App,
    entry: &OutboxEntry,
    approval: ApprovalId,
) -> Result<Plan, PlanError> {
    let nothing = Plan::Nothing(Settlement::Done);
    let Some(approval) = app.directory.find_approval(approval).await? else { return Ok(nothing) };
    let Some(requester) = approval.requested_by.person() else { return Ok(nothing) };
    if approval.decided_by.and_then(Actor::person) == Some(requester) {
        return Ok(nothing);
    }
    match app.directory.find_user(requester).await? {
        Some(requester) if requester.status == Status::Active => {
            tell(app, entry, &approval, &requester).await
        }
        _ => Ok(nothing),
    }
}

async fn pending(app: &App, id: ApprovalId) -> Result<Option<Approval>, PlanError> {
    let approval = app.directory.find_approval(id).await?;
    let now = app.clock.now();
    Ok(approval.filter(|approval| approval.state_at(now) == ApprovalState::Pending))
}

async fn tell(
    app: &App,
    entry: &OutboxEntry,
    approval: &Approval,
    to: &User,
) -> Result<Plan, PlanError> {
    let find = async |id: Option<UserId>| match id {
        Some(id) => app.directory.find_user(id).await,
        None => Ok(None),
    };
    let user = find(approval.user).await?;
    let requester = find(approval.requested_by.person()).await?;
    let decider = find(approval.decided_by.and_then(Actor::person)).await?;
    let base = app.settings.base_url.as_str().trim_end_matches('/');
    let page = format!("{base}/approvals/{}", approval.id);
    let letter = ApprovalLetter {
        approval,
        user: user.as_ref(),
        requester: requester.as_ref().map(User::full_name),
        decider: decider.as_ref().map(User::full_name),
        page: &page,
    };
    notice(app, entry, to, Letter::Approval(&letter))
}
