//! Makes the change that was approved, if all is still as it was when it was asked for.

use jiff::Timestamp;
use usher_directory::{
    Admit, Admitted, Approving, Bucket, ChangeRole, ChangeUser, ChangedUser, RoleChanged,
    UserChange,
};
use usher_domain::{
    EmailAddress, Status, User,
    approval::{Proposal, ProposedChange},
    throttle::INVITES_BY_HAND,
};

use crate::{App, problem::ApiError};

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
    if let Proposal::Define { .. } = proposal {
        return define(app, approving, proposal, now).await;
    }
    let Some(user) = waiting_user(app, &approving).await? else { return Ok(Outcome::Void) };
    match proposal {
        Proposal::Admit { .. } => admit(app, &user, approving, now).await,
        Proposal::Change(change) => change_user(app, &user, *change, (approving, now)).await,
        Proposal::Reactivate => {
            if user.status != Status::Deactivated || user.role != approving.approval.role {
                return Ok(Outcome::Void);
            }
            let by = (approving.by, now);
            let done = app.directory.reactivate_user(&user, by, Some(&approving)).await?;
            Ok(done.map_or(Outcome::Overtaken, |_| Outcome::Done))
        }
        Proposal::Define { .. } => Ok(Outcome::Void),
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

async fn define(
    app: &App,
    approving: Approving,
    proposal: Proposal,
    now: Timestamp,
) -> Result<Outcome, ApiError> {
    let Proposal::Define { version, permissions, description, needs_approval } = proposal else {
        return Ok(Outcome::Void);
    };
    let role = app.directory.find_role(&approving.approval.role).await?;
    let Some(role) = role.filter(|role| role.version == version) else { return Ok(Outcome::Void) };
    let actor = approving.by;
    let approving = Some(approving);
    let order =
        ChangeRole { role, permissions, description, needs_approval, approving, actor, now };
    Ok(match app.directory.change_role(&order).await? {
        RoleChanged::Changed(_) => Outcome::Done,
        RoleChanged::Overtaken => Outcome::Overtaken,
        RoleChanged::NotFound => Outcome::Void,
    })
}

async fn too_soon(app: &App, email: &EmailAddress, now: Timestamp) -> Result<ApiError, ApiError> {
    let bucket = Bucket::new(INVITES_BY_HAND, email.key());
    Ok(ApiError::TooManyRequests(app.directory.wait_of(&[bucket], now).await?))
}
