//! Set another password: by a link that was mailed, or by somebody who knows the present one.

use jiff::{SignedDuration, Timestamp};
use usher_domain::{
    Actor, Status, User, UserId, outbox::Message, password::PasswordHash, session::SessionKey,
    timeline::Happening,
};

use crate::{
    Account, Bucket, Counted, Credential, Directory, OpenSession, StoreError, keys,
    transaction::{Act, Commit},
};

/// How often a change that was overtaken by another one of the user starts anew.
const TRIES: usize = 8;

/// The order to set another password.
#[derive(Debug, Clone)]
pub struct SetPassword {
    /// Whose.
    pub user: UserId,
    /// When the password was set that this replaces.
    pub instead_of: Timestamp,
    /// The new one.
    pub password: PasswordHash,
    /// By what right.
    pub by: PasswordSetter,
    /// When.
    pub now: Timestamp,
}

/// Who sets a password, and what becomes of their sessions. All that began before end.
#[derive(Debug, Clone)]
pub enum PasswordSetter {
    /// Whoever has the link. They sign in afterwards; a session that was presented ends.
    Link {
        /// That session.
        presented: Option<SessionKey>,
        /// The counter from which this try is taken back: it was a good one.
        uncounted: Counted,
    },
    /// The member themselves, who goes on in this session.
    Member {
        /// The session.
        session: Box<OpenSession>,
        /// The counter of wrong tries that begins anew.
        forgiven: Bucket,
    },
}

impl SetPassword {
    /// When the new password counts as set: never the instant of the one before, whatever the clocks
    /// say, because passwords are told apart by it.
    fn set_at(&self) -> Timestamp {
        let later = self.instead_of.checked_add(SignedDuration::from_millis(1));
        self.now.max(later.unwrap_or(self.now))
    }
}

#[derive(Clone, Copy)]
enum Guard {
    User,
    Credential,
}

impl Directory {
    /// Replaces the password, ends the sessions and posts the notice, in one transaction. Of any
    /// number of orders against one password exactly one is done. `None`: it is not the present
    /// password any more, or the user is no member. Then nothing was written.
    pub async fn set_password(&self, order: &SetPassword) -> Result<Option<User>, StoreError> {
        for _ in 0..TRIES {
            let Some(Account { user, credential: Some(present) }) =
                self.find_account_of(order.user).await?
            else {
                return Ok(None);
            };
            if user.status != Status::Active || present.set_at != order.instead_of {
                return Ok(None);
            }
            let changed = User {
                sessions_from: Some(order.now),
                password_set_at: Some(order.set_at()),
                ..user.changed(order.now)
            };
            match self.replace_password(&changed, order).await? {
                Commit::Done => return Ok(Some(changed)),
                Commit::Refused(Guard::User) => {}
                Commit::Refused(Guard::Credential) => return Ok(None),
            }
        }
        Err(StoreError::Busy("the user changes all the time".into()))
    }

    async fn replace_password(
        &self,
        user: &User,
        order: &SetPassword,
    ) -> Result<Commit<Guard>, StoreError> {
        let mut writes = self.transaction();
        let kept = Credential { password: order.password.clone(), set_at: order.set_at() };
        writes.replace_credential(user.id, &kept, order.instead_of, Guard::Credential)?;
        writes.change_user(user, Guard::User)?;
        let act = Act { user: user.id, actor: Actor::User { id: user.id }, now: order.now };
        match &order.by {
            PasswordSetter::Link { presented, uncounted } => {
                if let Some(key) = presented {
                    writes.delete(keys::user(&self.org, key.user), keys::session(&key.hash))?;
                }
                writes.uncount(&uncounted.bucket, uncounted.at)?;
                writes.record(act, &Happening::PasswordReset)?;
            }
            PasswordSetter::Member { session, forgiven } => {
                writes.open_session(session, order.set_at())?;
                writes.forget(forgiven, order.now)?;
                writes.record(act, &Happening::PasswordChanged)?;
            }
        }
        writes.post(act, Message::PasswordSetNotice)?;
        writes.commit().await
    }
}
