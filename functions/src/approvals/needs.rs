//! Who may decide on a request: whoever may make the change themselves, and is somebody else.

use std::collections::BTreeSet;

use usher_directory::StoreError;
use usher_domain::{
    Actor, Approval, PermissionSet, Role, RoleName, User, UserId,
    approval::{ApprovalKind, Proposal},
};

use crate::{App, rights::member_who};

/// The most people who are told of a request.
const MOST_TOLD: usize = 20;

/// What somebody must be allowed to do, beside the permission of the kind: all that the roles allow
/// which the change is about, as they are now.
pub async fn covers(app: &App, approval: &Approval) -> Result<PermissionSet, StoreError> {
    let role = app.directory.find_permissions(&approval.role).await?.unwrap_or_default();
    Ok(match &approval.proposal {
        Some(Proposal::Define { permissions, .. }) => role.or(*permissions),
        Some(Proposal::Change(change)) => {
            role.or(app.directory.find_permissions(&change.from).await?.unwrap_or_default())
        }
        _ => role,
    })
}

/// Whether somebody with these rights may make the change.
pub fn allows(rights: PermissionSet, kind: ApprovalKind, covers: PermissionSet) -> bool {
    rights.allows(kind.permission()) && rights.covers(covers)
}

/// Who has no say in a request: whoever asked, and whom it is about.
pub fn parties(approval: &Approval) -> Vec<UserId> {
    approval.requested_by.person().into_iter().chain(approval.user).collect()
}

/// Those who may decide, the first [`MOST_TOLD`].
pub async fn approvers_of(app: &App, approval: &Approval) -> Result<Vec<UserId>, StoreError> {
    let covers = covers(app, approval).await?;
    let but = parties(approval);
    let permission = approval.kind.permission();
    app.directory.find_approvers(permission, covers, (&but, MOST_TOLD)).await
}

/// Those of the roles `names` that `actor` cannot ask approval for when somebody is added: because nobody
/// else may give it, or because they are no person.
pub async fn unapprovable<'n>(
    app: &App,
    actor: Actor,
    roles: &[Role],
    names: impl Iterator<Item = &'n RoleName>,
) -> Result<Vec<RoleName>, StoreError> {
    let wanted: BTreeSet<&RoleName> = names.collect();
    let mut found = Vec::new();
    for role in roles.iter().filter(|role| role.needs_approval && wanted.contains(&role.name)) {
        let approver = match actor.person() {
            Some(person) => {
                let permission = ApprovalKind::AddUser.permission();
                let but = [person];
                app.directory.find_approvers(permission, role.permissions, (&but, 1)).await?.pop()
            }
            None => None,
        };
        if approver.is_none() {
            found.push(role.name.clone());
        }
    }
    Ok(found)
}

/// The person, if they may decide.
pub async fn may_decide(
    app: &App,
    approval: &Approval,
    person: UserId,
) -> Result<Option<User>, StoreError> {
    if parties(approval).contains(&person) {
        return Ok(None);
    }
    let covers = covers(app, approval).await?;
    member_who(app, person, approval.kind.permission(), covers).await
}
