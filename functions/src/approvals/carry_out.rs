//! Makes the change that was approved, if all is still as it was when it was asked for.

use jiff::Timestamp;
use usher_directory::{
    Admit, Admitted, Approving, ChangeRole, ChangeUser, ChangedUser, RoleChanged, UserChange,
};
use usher_domain::{
    Status, User,
    approval::{Proposal, ProposedChange},
};

use crate::{App, problem::ApiError, too_soon::too_soon};

/// What became of it. Unless it was done, nothing was written.
pub enum Outcome {
    /// The change was made, and the request is approved.
    Done,
    /// What it was about is no longer as it was: it can never be carried out.
    Void,
    /// Somebody changed one of the people, or decided, first: to be judged anew.
    Overtaken,
}

/// Makes the change in one transaction with the end of the request.
pub async fn carry_out(
    app: &App,
    approving: Approving,
    now: Timestamp,
) -> Result<Outcome, ApiError> {
    let Some(proposal) = approving.approval.proposal.clone() else { return Ok(Outcome::Void) };
    let user = waiting_user(app, &approving).await?;
    match (proposal, user) {
        (Proposal::Define { version, permissions, description, needs_approval }, _) => {
            let role = app.directory.find_role(&approving.approval.role).await?;
            let Some(role) = role.filter(|role| role.version == version) else {
                return Ok(Outcome::Void);
            };
            let (actor, approving) = (approving.by, Some(approving));
            let order = ChangeRole {
                role,
                permissions,
                description,
                needs_approval,
                approving,
                actor,
                now,
            };
            define(app, &order).await
        }
        (Proposal::Admit { .. }, Some(user)) => admit(app, &user, approving, now).await,
        (Proposal::Change(change), Some(user)) => {
            change_user(app, &user, *change, (approving, now)).await
        }
        (Proposal::Reactivate, Some(user)) => {
            if user.status != Status::Deactivated || user.role != approving.approval.role {
                return Ok(Outcome::Void);
            }
            let by = (approving.by, now);
            let done = app.directory.reactivate_user(&user, by, Some(&approving)).await?;
            Ok(done.map_or(Outcome::Overtaken, |_| Outcome::Done))
        }
        (_, None) => Ok(Outcome::Void),
    }
}

/// The user whom a request is about, if they still wait for this very one.
async fn waiting_user(app: &App, approving: &Approving) -> Result<Option<User>, ApiError> {
    let approval = &approving.approval;
    let Some(user) = approval.user else { return Ok(None) };
    let user = app.directory.find_user(user).await?;
    Ok(user.filter(|user| {
        let held = user.status == Status::PendingApproval;
        user.approval.is_some_and(|open| open.id == approval.id)
            && held == approval.kind.holds_user()
    }))
}

async fn admit(
    app: &App,
    user: &User,
    approving: Approving,
    now: Timestamp,
) -> Result<Outcome, ApiError> {
    if user.role != approving.approval.role {
        return Ok(Outcome::Void);
    }
    let order = Admit { approving, terms: app.invite_terms(), now };
    match app.directory.admit_user(user, &order).await? {
        Admitted::Admitted(_) => Ok(Outcome::Done),
        Admitted::Overtaken => Ok(Outcome::Overtaken),
        Admitted::TooSoon => Err(too_soon(app, &user.email, now).await?),
        Admitted::Suppressed(found) => Err(ApiError::AddressSuppressed(found.reason)),
    }
}

async fn change_user(
    app: &App,
    user: &User,
    proposed: ProposedChange,
    (approving, now): (Approving, Timestamp),
) -> Result<Outcome, ApiError> {
    let ProposedChange { from, of, first_name, last_name, email, language, role, force } = proposed;
    let is_member = matches!(user.status, Status::Active | Status::Deactivated);
    if user.role != from || user.email.key() != of.key() || (is_member && email.is_some()) {
        return Ok(Outcome::Void);
    }
    let address = email.clone().unwrap_or(of);
    let order = ChangeUser {
        change: UserChange { first_name, last_name, email, language, role },
        actor: approving.by,
        approving: Some(approving),
        force,
        terms: app.invite_terms(),
        now,
    };
    match app.directory.change_user(user, &order).await? {
        ChangedUser::Changed(_) => Ok(Outcome::Done),
        ChangedUser::Unchanged | ChangedUser::Overtaken => Ok(Outcome::Overtaken),
        ChangedUser::RoleGone => Ok(Outcome::Void),
        ChangedUser::EmailTaken => Err(ApiError::EmailTaken),
        ChangedUser::LastSuperAdmin => Err(ApiError::LastSuperAdmin),
        ChangedUser::TooSoon => Err(too_soon(app, &address, now).await?),
        ChangedUser::Suppressed(found) => Err(ApiError::AddressSuppressed(found.reason)),
    }
}

async fn define(app: &App, order: &ChangeRole) -> Result<Outcome, ApiError> {
    Ok(match app.directory.change_role(order).await? {
        RoleChanged::Changed(_) => Outcome::Done,
        RoleChanged::Overtaken => Outcome::Overtaken,
        RoleChanged::NotFound => Outcome::Void,
    })
}
