//! The invitee asks for a new link after the old one has expired.

use jiff::Timestamp;
use usher_domain::{
    Actor, MailState, Status, User, UserId,
    outbox::{Event, Message},
    timeline::Happening,
    user::Standing,
};

use crate::{
    Directory, InviteTerms, StoreError,
    transaction::{Act, Commit},
};

/// The order to mail a new link for an expired one.
#[derive(Debug, Clone, Copy)]
pub struct RenewInvite {
    /// Whose invite.
    pub user: UserId,
    /// The generation that the expired link is of.
    pub generation: u32,
    /// The terms of the new one.
    pub terms: InviteTerms,
    /// When.
    pub now: Timestamp,
}

#[derive(Clone, Copy)]
struct Overtaken;

impl Directory {
    /// Opens the next generation of an invite that has expired, and mails it to the address of the
    /// user, so that asking helps only whoever reads that mailbox. An expired link renews once: the
    /// next press finds it superseded. `Expired` means that a new link is on its way; anything else,
    /// that nothing was written. `None`: there is no such user.
    pub async fn renew_invite(&self, order: RenewInvite) -> Result<Option<Standing>, StoreError> {
        for _ in 0..8 {
            let Some(user) = self.find_user(order.user).await? else {
                return Ok(None);
            };
            let standing = user.standing(order.generation, order.now);
            if standing != Standing::Expired {
                return Ok(Some(standing));
            }
            let generation = user.next_generation();
            let renewed = User {
                invite: Some(order.terms.of_generation(generation, MailState::Queued)),
                ..user.with_status(Status::Invited, order.now)
            };
            let act =
                Act { user: renewed.id, actor: Actor::User { id: renewed.id }, now: order.now };
            let mut writes = self.transaction();
            writes.change_user(&renewed, Overtaken)?;
            writes.record(act, &Happening::Renewed { generation })?;
            writes.post(act, Message::Welcome { generation })?;
            writes.post(act, Message::Event { event: Event::InviteRenewed })?;
            if let Commit::Done = writes.commit().await? {
                return Ok(Some(standing));
            }
        }
        Err(StoreError::Busy("the user changes all the time".into()))
    }
}
