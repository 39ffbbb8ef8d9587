//! Keep a member out for now, and let them in again.

use jiff::Timestamp;
use usher_domain::{
    Actor, KeyId, Status, User,
    outbox::{Event, Message},
    timeline::Happening,
};

use crate::{
    Approving, Directory, StoreError,
    keys_of_user::made_by,
    transaction::{Act, Commit},
};

/// What became of an order to keep a member out, or to erase them. Unless it was done, nothing was
/// written.
#[derive(Debug)]
pub enum Removal {
    /// It is done; the user as they were written last.
    Done(Box<User>),
    /// Nobody would be left who may do everything.
    LastSuperAdmin,
    /// Somebody changed the user or one of their keys first, or made them another key.
    Overtaken,
}

#[derive(Clone, Copy)]
pub(crate) enum Guard {
    Overtaken,
    LastSuperAdmin,
}

#[derive(Clone, Copy)]
struct Overtaken;

impl Directory {
    /// Keeps `user`, who was read as active, out: their sessions have ended, and the API keys that they
    /// made are revoked in the same transaction.
    pub async fn deactivate_user(
        &self,
        user: &User,
        actor: Actor,
        now: Timestamp,
    ) -> Result<Removal, StoreError> {
        let out =
            User { sessions_from: Some(now), ..user.clone().with_status(Status::Deactivated, now) };
        let serial = self.serial(&made_by(user.id)).await?;
        let keys = self.live_keys_of(user.id, now).await?;
        let mut writes = self.transaction();
        writes.change_user(&out, Guard::Overtaken)?;
        writes.advance(&serial, Guard::Overtaken)?;
        if user.role.is_super_admin() {
            writes.uncount_super_admin(Guard::LastSuperAdmin)?;
        }
        let revoked_keys = keys.iter().map(|key| key.id).collect::<Vec<KeyId>>();
        for key in &revoked_keys {
            writes.revoke_key(*key, now, Guard::Overtaken)?;
        }
        let act = Act { user: user.id, actor, now };
        writes.record(act, &Happening::Deactivated { revoked_keys })?;
        writes.post(act, Message::Event { event: Event::UserDeactivated })?;
        Ok(Removal::of(writes.commit().await?, &out))
    }

    /// Lets `user`, who was read as deactivated, in again. Sessions and keys that have ended stay so.
    /// `None`: somebody changed the user, or ended the request for approval, first, and nothing was
    /// written.
    pub async fn reactivate_user(
        &self,
        user: &User,
        (actor, now): (Actor, Timestamp),
        approving: Option<&Approving>,
    ) -> Result<Option<User>, StoreError> {
        let mut member = user.clone().with_status(Status::Active, now);
        if approving.is_some() {
            (member.approval, member.approved_role) = (None, Some(member.role.clone()));
        }
        let mut writes = self.transaction();
        writes.change_user(&member, Overtaken)?;
        if let Some(approving) = approving {
            writes.approve(approving, now, Overtaken)?;
        }
        if member.role.is_super_admin() {
            writes.count_super_admin()?;
        }
        let act = Act { user: user.id, actor, now };
        writes.record(act, &Happening::Reactivated)?;
        writes.post(act, Message::Event { event: Event::UserReactivated })?;
        Ok(match writes.commit().await? {
            Commit::Done => Some(member),
            Commit::Refused(Overtaken) => None,
        })
    }
}

impl Removal {
    pub(crate) fn of(commit: Commit<Guard>, user: &User) -> Self {
        match commit {
            Commit::Done => Self::Done(Box::new(user.clone())),
            Commit::Refused(Guard::LastSuperAdmin) => Self::LastSuperAdmin,
            Commit::Refused(Guard::Overtaken) => Self::Overtaken,
        }
    }
}
