//! “This wasn't meant for me.”

use jiff::Timestamp;
use usher_domain::{
    Actor, Status, User, UserId,
    outbox::{Event, Message},
    timeline::Happening,
    user::Standing,
};

use crate::{
    Directory, StoreError,
    transaction::{Act, Commit},
};

/// The order to end an invite that reached the wrong person.
#[derive(Debug, Clone, Copy)]
pub struct DeclineInvite {
    /// Whose invite.
    pub user: UserId,
    /// The generation that the link is of.
    pub generation: u32,
    /// When.
    pub now: Timestamp,
}

#[derive(Clone, Copy)]
struct Overtaken;

impl Directory {
    /// Revokes the invite if it is the newest and was not accepted, and tells the inviter. `Open` or
    /// `Expired` means that it is revoked now; anything else, that nothing was written. `None`: there
    /// is no such user.
    pub async fn decline_invite(
        &self,
        order: DeclineInvite,
    ) -> Result<Option<Standing>, StoreError> {
        for _ in 0..8 {
            let Some(user) = self.find_user(order.user).await? else {
                return Ok(None);
            };
            let standing = user.standing(order.generation, order.now);
            if !matches!(standing, Standing::Open | Standing::Expired) {
                return Ok(Some(standing));
            }
            let revoked =
                User { approved_role: None, ..user.with_status(Status::Revoked, order.now) };
            let act =
                Act { user: revoked.id, actor: Actor::User { id: revoked.id }, now: order.now };
            let mut writes = self.transaction();
            writes.change_user(&revoked, Overtaken)?;
            writes.record(act, &Happening::Declined)?;
            if revoked.invited_by.person().is_some() {
                writes.post(act, Message::DeclinedNotice)?;
            }
            writes.post(act, Message::Event { event: Event::InviteDeclined })?;
            if let Commit::Done = writes.commit().await? {
                return Ok(Some(standing));
            }
        }
        Err(StoreError::Busy("the user changes all the time".into()))
    }
}
