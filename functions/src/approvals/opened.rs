//! The request that somebody is about to decide on, held against their rights.

use jiff::Timestamp;
use usher_domain::{Approval, ApprovalState, Permission, PermissionSet, Status, User};

use super::{
    list::find,
    needs::{allows, covers, parties},
};
use crate::{App, caller::Caller, problem::ApiError, rights::rights_of};

/// A request that waits, and the person who may decide on it.
pub struct Opened {
    /// The request.
    pub approval: Approval,
    /// The person behind the caller.
    pub approver: User,
    /// What whoever makes the change must be allowed to do.
    pub covers: PermissionSet,
    /// When it was read.
    pub now: Timestamp,
}

impl Opened {
    /// The request that a path names, for a second person.
    pub async fn find(app: &App, caller: &Caller, id: &str) -> Result<Self, ApiError> {
        let opened = Self::find_own(app, caller, id).await?;
        if parties(&opened.approval).contains(&opened.approver.id) {
            return Err(ApiError::OwnRequest);
        }
        opened.check(app, caller).await?;
        Ok(opened)
    }

    /// The same, for whoever asked: they may call it off.
    pub async fn find_own(app: &App, caller: &Caller, id: &str) -> Result<Self, ApiError> {
        use Permission::{RolesManage, UsersInvite, UsersManage};
        if ![UsersInvite, UsersManage, RolesManage]
            .map(|one| caller.require(one))
            .iter()
            .any(Result::is_ok)
        {
            return Err(ApiError::PermissionMissing(UsersInvite));
        }
        let person = caller.one_of_two()?;
        let now = app.clock.now();
        let approval = find(app, id).await?;
        if approval.state_at(now) != ApprovalState::Pending {
            return Err(ApiError::ApprovalEnded);
        }
        let approver = app.directory.find_user(person).await?;
        let approver = approver.filter(|person| person.status == Status::Active);
        let approver = approver.ok_or(ApiError::PersonRequired)?;
        let covers = covers(app, &approval).await?;
        Ok(Self { approval, approver, covers, now })
    }

    /// Refuses a caller who could not make the change themselves, by their rights as they are now.
    pub async fn check(&self, app: &App, caller: &Caller) -> Result<(), ApiError> {
        let kind = self.approval.kind;
        caller.require(kind.permission())?;
        let rights = rights_of(app, caller.actor).await?.unwrap_or_default();
        let rights = rights.and(caller.held());
        if !rights.allows(kind.permission()) {
            return Err(ApiError::PermissionMissing(kind.permission()));
        }
        if !allows(rights, kind, self.covers) {
            return Err(ApiError::RoleExceedsCaller(self.approval.role.clone()));
        }
        Ok(())
    }

    /// The person who asked, if they may make the change still.
    pub async fn requester(&self, app: &App) -> Result<Option<User>, ApiError> {
        let actor = self.approval.requested_by;
        let Some(person) = actor.person() else { return Ok(None) };
        let rights = rights_of(app, actor).await?;
        if !rights.is_some_and(|rights| allows(rights, self.approval.kind, self.covers)) {
            return Ok(None);
        }
        Ok(app.directory.find_user(person).await?)
    }
}
