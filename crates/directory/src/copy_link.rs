//! Copy the link of an invite, to hand it over by other means than mail.

use jiff::Timestamp;
use usher_domain::{Actor, Invite, MailState, Status, User, UserId, timeline::Happening};

use crate::{
    Directory, InviteTerms, StoreError,
    transaction::{Act, Commit},
};

/// The order to hand out a link.
#[derive(Debug, Clone, Copy)]
pub struct CopyLink {
    /// Whose.
    pub user: UserId,
    /// The version of the user on whom the caller's rights were checked.
    pub version: u64,
    /// Who asks.
    pub actor: Actor,
    /// The terms of the invite that a user without one gets.
    pub terms: InviteTerms,
    /// When.
    pub now: Timestamp,
}

/// What there is to link to.
#[derive(Debug)]
pub enum LinkOf {
    /// The open invite. The timeline tells that its link was handed out.
    Invite(Invite),
    /// The user has no open invite and is not waiting for one. Nothing was written.
    None,
    /// Somebody changed the user since the caller's rights were checked. Nothing was written.
    Changed,
    /// There is no such user.
    NotFound,
}

#[derive(Clone, Copy)]
struct Overtaken;

impl Directory {
    /// The invite whose link is handed out. A user who was added without a mail is invited by this.
    pub async fn copy_link(&self, order: CopyLink) -> Result<LinkOf, StoreError> {
        let Some(user) = self.find_user(order.user).await? else {
            return Ok(LinkOf::NotFound);
        };
        if user.version != order.version {
            return Ok(LinkOf::Changed);
        }
        let mut writes = self.transaction();
        let invite = match (user.status_at(order.now), user.invite) {
            (Status::Invited, Some(invite)) => {
                writes.require_version(&user, Overtaken)?;
                invite
            }
            (Status::Added, _) => {
                let invite = order.terms.of_generation(user.next_generation(), MailState::None);
                let invited = user.with_status(Status::Invited, order.now);
                writes.change_user(&User { invite: Some(invite), ..invited }, Overtaken)?;
                invite
            }
            _ => return Ok(LinkOf::None),
        };
        let act = Act { user: order.user, actor: order.actor, now: order.now };
        writes.record(act, &Happening::LinkCopied { generation: invite.generation })?;
        Ok(match writes.commit().await? {
            Commit::Done => LinkOf::Invite(invite),
            Commit::Refused(Overtaken) => LinkOf::Changed,
        })
    }
}
