//! Withdraw an invite.

use jiff::Timestamp;
use usher_domain::{
    Actor, Reason, Status, User,
    approval::CancelReason,
    outbox::{Event, Message},
    timeline::Happening,
};

use crate::{
    Directory, StoreError,
    transaction::{Act, Commit},
};

/// The order to withdraw an invite.
#[derive(Debug, Clone)]
pub struct RevokeInvite {
    /// By whom.
    pub actor: Actor,
    /// Why: told in the timeline, mailed to nobody.
    pub reason: Option<Reason>,
    /// When.
    pub now: Timestamp,
}

#[derive(Clone, Copy)]
struct Overtaken;

impl Directory {
    /// Ends the invite of `user`, who was read as no member yet: no link works any more, and a
    /// request for approval that they wait for is cancelled. `None`:
    /// somebody changed the user first, and nothing was written.
    pub async fn revoke_invite(
        &self,
        user: &User,
        order: &RevokeInvite,
    ) -> Result<Option<User>, StoreError> {
        let revoked = User {
            approval: None,
            approved_role: None,
            ..user.clone().with_status(Status::Revoked, order.now)
        };
        let mut writes = self.transaction();
        writes.change_user(&revoked, Overtaken)?;
        let act = Act { user: user.id, actor: order.actor, now: order.now };
        if let Some(approval) = self.open_approval_of(user).await? {
            writes.cancel_with_user(&approval, CancelReason::Withdrawn, act, Overtaken)?;
        }
        let reason = order.reason.as_ref().map(|reason| reason.as_str().to_owned());
        writes.record(act, &Happening::Revoked { reason })?;
        writes.post(act, Message::Event { event: Event::InviteRevoked })?;
        Ok(match writes.commit().await? {
            Commit::Done => Some(revoked),
            Commit::Refused(Overtaken) => None,
        })
    }
}
