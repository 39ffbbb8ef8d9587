//! The invitee asks for a new link after the old one has expired.

use jiff::Timestamp;
use usher_domain::{
    Actor, RenewalRequest, User, UserId,
    outbox::{Event, Message},
    timeline::Happening,
    user::Standing,
};

use crate::{
    Bucket, Directory, StoreError,
    transaction::{Act, Commit},
};

/// The order to pass on that somebody asks for a new link.
#[derive(Debug, Clone)]
pub struct RequestRenewal {
    /// Whose invite.
    pub user: UserId,
    /// The generation that the expired link is of.
    pub generation: u32,
    /// Counts the requests that come from where this one comes from.
    pub source: Bucket,
    /// When.
    pub now: Timestamp,
}

#[derive(Clone, Copy)]
enum Guard {
    Version,
    TooMany,
}

impl Directory {
    /// Records the request, once a generation, and has the inviter told. Nothing is mailed to the
    /// invitee before somebody agrees. Tells how the link stands: `Expired` means that it was asked for,
    /// now or before, or that too many requests came from the same source, and then nothing was written;
    /// whoever asks is not told which. `None`: there is no such user.
    pub async fn request_renewal(
        &self,
        order: &RequestRenewal,
    ) -> Result<Option<Standing>, StoreError> {
        let RequestRenewal { generation, now, .. } = *order;
        for _ in 0..8 {
            let Some(user) = self.find_user(order.user).await? else {
                return Ok(None);
            };
            let standing = user.standing(generation, now);
            if standing != Standing::Expired || user.renewal_requested_at(now).is_some() {
                return Ok(Some(standing));
            }
            let renewal = Some(RenewalRequest { generation, at: now });
            let asking = User { renewal, ..user.changed(now) };
            let act = Act { user: asking.id, actor: Actor::User { id: asking.id }, now };
            let mut writes = self.transaction();
            writes.change_user(&asking, Guard::Version)?;
            writes.count(&order.source, now, Guard::TooMany)?;
            writes.record(act, &Happening::RenewalRequested { generation })?;
            writes.post(act, Message::RenewalRequested { generation })?;
            writes.post(act, Message::Event { event: Event::InviteRenewalRequested })?;
            match writes.commit().await? {
                Commit::Done | Commit::Refused(Guard::TooMany) => return Ok(Some(standing)),
                Commit::Refused(Guard::Version) => {}
            }
        }
        Err(StoreError::Busy("the user changes all the time".into()))
    }
}
