//! Add somebody again whose invite has expired or was revoked.

use usher_domain::{
    Invite, MailState, Suppression, User,
    outbox::{Event, Message},
    throttle::INVITES_BY_HAND,
    timeline::Happening,
};

use crate::{
    AddUser, Bucket, Directory, StoreError,
    add_user::{ROLE_TRIES, post_added},
    transaction::{Act, Commit},
};

/// What became of the revival.
#[derive(Debug)]
pub enum Revived {
    /// The user has the new data and the next generation of the invite.
    Revived(Box<User>),
    /// Somebody changed the user first. Nothing was written.
    Changed,
    /// The address was mailed an invite a moment ago, or too often today. Nothing was written.
    TooSoon,
    /// Mail to the address bounced or was reported before. Nothing was written.
    Suppressed(Suppression),
    /// The role was deleted in the meantime. Nothing was written.
    RoleGone,
}

#[derive(Clone, Copy)]
enum Guard {
    Version,
    Role,
    Suppressed,
    TooSoon,
}

impl Directory {
    /// Gives `user`, who was read as expired or revoked, the data of `order` under the same id, with
    /// the next generation of the invite: every older link has ended. A mail is
    /// counted in the same transaction. Of two concurrent revivals one
    /// learns [`Revived::Changed`].
    pub async fn revive_user(&self, user: &User, order: &AddUser) -> Result<Revived, StoreError> {
        for attempt in 0..ROLE_TRIES {
            let done = self.try_to_revive(user, order).await?;
            if !matches!(done, Revived::RoleGone)
                || !self.role_stays(&order.user.role, order.now, attempt).await?
            {
                return Ok(done);
            }
        }
        Err(StoreError::Busy("the role is being deleted".into()))
    }

    async fn try_to_revive(&self, user: &User, order: &AddUser) -> Result<Revived, StoreError> {
        let revived = order.revive(user);
        let mut writes = self.transaction();
        writes.change_user(&revived, Guard::Version)?;
        writes.require_unsuppressed(&revived.email, order.force, Guard::Suppressed)?;
        if order.invite.is_some() {
            // Whoever revokes and adds in turn fills no mailbox by it.
            let bucket = Bucket::new(INVITES_BY_HAND, revived.email.key());
            writes.count(&bucket, order.now, Guard::TooSoon)?;
        }
        writes.move_terms(user, Some(&revived))?;
        if user.role != revived.role {
            writes.leave_role(user)?;
        }
        self.join_role(&mut writes, &revived, Guard::Role)?;
        let act = Act { user: user.id, actor: order.actor, now: order.now };
        if let Some(approval) = order.approval_of(&revived, true) {
            writes.open_approval(&approval)?;
            writes.post(act, Message::Event { event: Event::UserApprovalRequested })?;
        } else {
            writes.record(
                act,
                &Happening::Revived {
                    role: revived.role.to_string(),
                    welcome_email: order.invite.is_some(),
                    generation: revived.invite.map_or(0, |invite| invite.generation),
                },
            )?;
            post_added(&mut writes, act, &revived)?;
        }
        Ok(match writes.commit().await? {
            Commit::Done => Revived::Revived(Box::new(revived)),
            Commit::Refused(Guard::Version) => Revived::Changed,
            Commit::Refused(Guard::Role) => Revived::RoleGone,
            Commit::Refused(Guard::TooSoon) => Revived::TooSoon,
            // Where another admin cleared the address just now, it is as if the user had changed.
            Commit::Refused(Guard::Suppressed) => {
                match self.find_suppression(&revived.email).await? {
                    Some(suppression) => Revived::Suppressed(suppression),
                    None => Revived::Changed,
                }
            }
        })
    }
}

impl AddUser {
    fn revive(&self, user: &User) -> User {
        let generation = user.next_generation();
        // Without a mail the user goes back to having no live link, but the count of generations
        // stays, so that no old link can ever come to life again.
        let invite = match (self.invite, user.invite) {
            (Some(terms), _) => Some(terms.of_generation(generation, MailState::Queued)),
            (None, Some(old)) => {
                Some(Invite { generation, expires_at: self.now, mail: MailState::None, ..old })
            }
            (None, None) => None,
        };
        let revived = self.user_with(user.id, user.version + 1, user.created_at, invite);
        User { clear_suppression: self.force || user.clear_suppression, ..revived }
    }
}
