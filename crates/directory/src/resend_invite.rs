//! Invite somebody again.

use jiff::Timestamp;
use usher_domain::{
    Actor, MailState, Status, Suppression, User,
    outbox::{Event, Message},
    throttle::INVITES_BY_HAND,
    timeline::Happening,
};

use crate::{
    Bucket, Directory, InviteTerms, StoreError,
    transaction::{Act, Commit},
};

/// The order to mail a new invite.
#[derive(Debug, Clone, Copy)]
pub struct ResendInvite {
    /// By whom.
    pub actor: Actor,
    /// Whether it is mailed though mail to the address bounced.
    pub force: bool,
    /// The terms of the new invite.
    pub terms: InviteTerms,
    /// When.
    pub now: Timestamp,
}

/// What became of the order. Unless it was done, nothing was written.
#[derive(Debug)]
pub enum Resent {
    /// The user as they are now; the mail lies in the outbox.
    Resent(Box<User>),
    /// The address was mailed an invite a moment ago, or too often today.
    TooSoon,
    /// Mail to the address bounced or was reported before.
    Suppressed(Suppression),
    /// Somebody changed the user first.
    Overtaken,
}

#[derive(Clone, Copy)]
enum Guard {
    Version,
    TooSoon,
    Suppressed,
}

impl Directory {
    /// Opens the next generation of the invite of `user`, who was read as added, invited, expired or
    /// revoked, and mails it: every older link has ended. The mail is counted in the same transaction.
    pub async fn resend_invite(
        &self,
        user: &User,
        order: ResendInvite,
    ) -> Result<Resent, StoreError> {
        let generation = user.next_generation();
        let invited = User {
            invite: Some(order.terms.of_generation(generation, MailState::Queued)),
            clear_suppression: order.force || user.clear_suppression,
            ..user.clone().with_status(Status::Invited, order.now)
        };
        let mut writes = self.transaction();
        writes.change_user(&invited, Guard::Version)?;
        writes.require_unsuppressed(&user.email, order.force, Guard::Suppressed)?;
        let bucket = Bucket::new(INVITES_BY_HAND, user.email.key());
        writes.count(&bucket, order.now, Guard::TooSoon)?;
        let act = Act { user: user.id, actor: order.actor, now: order.now };
        writes.record(act, &Happening::Resent { generation })?;
        writes.post(act, Message::Welcome { generation })?;
        writes.post(act, Message::Event { event: Event::InviteResent })?;
        Ok(match writes.commit().await? {
            Commit::Done => Resent::Resent(Box::new(invited)),
            Commit::Refused(Guard::Version) => Resent::Overtaken,
            Commit::Refused(Guard::TooSoon) => Resent::TooSoon,
            Commit::Refused(Guard::Suppressed) => match self.find_suppression(&user.email).await? {
                Some(suppression) => Resent::Suppressed(suppression),
                None => Resent::Overtaken,
            },
        })
    }
}
