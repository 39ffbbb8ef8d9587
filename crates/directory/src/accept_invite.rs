//! Accept an invite.

use jiff::Timestamp;
use usher_domain::{
    Actor, Status, User, UserId,
    outbox::{Event, Message},
    password::PasswordHash,
    timeline::Happening,
    user::Standing,
};

use crate::{
    Counted, Credential, Directory, OpenSession, StoreError,
    transaction::{Act, Commit},
};

/// How often an acceptance that was overtaken by news of the mail starts anew.
const TRIES: usize = 8;

/// The order to accept the invite of an authentic link.
#[derive(Debug, Clone)]
pub struct AcceptInvite {
    /// Whose.
    pub user: UserId,
    /// The generation that the link is of.
    pub generation: u32,
    /// The password that was chosen.
    pub password: PasswordHash,
    /// The session that begins by it, if one does.
    pub session: Option<OpenSession>,
    /// The counter from which this try is taken back: it was a good one.
    pub uncounted: Counted,
    /// When.
    pub now: Timestamp,
}

/// What became of the order.
#[derive(Debug)]
pub enum Acceptance {
    /// The user is a member now, and their password is set.
    Accepted(Box<User>),
    /// The invite cannot be accepted (any more). Nothing was written.
    Refused(Standing),
    /// There is no such user. Nothing was written.
    NotFound,
}

#[derive(Clone, Copy)]
struct Overtaken;

impl Directory {
    /// Makes the user a member if the invite is open at this instant: status, password, timeline,
    /// notices and event in one transaction. Of any number of concurrent acceptances exactly one is
    /// [`Acceptance::Accepted`].
    pub async fn accept_invite(&self, order: &AcceptInvite) -> Result<Acceptance, StoreError> {
        for _ in 0..TRIES {
            let Some(user) = self.find_user(order.user).await? else {
                return Ok(Acceptance::NotFound);
            };
            match user.standing(order.generation, order.now) {
                Standing::Open => {}
                other => return Ok(Acceptance::Refused(other)),
            }
            let member = User {
                accepted_at: Some(order.now),
                password_set_at: Some(order.now),
                ..user.with_status(Status::Active, order.now)
            };
            if let Commit::Done = self.admit(&member, order).await? {
                return Ok(Acceptance::Accepted(Box::new(member)));
            }
        }
        Err(StoreError::Busy("the user changes all the time".into()))
    }

    async fn admit(
        &self,
        member: &User,
        order: &AcceptInvite,
    ) -> Result<Commit<Overtaken>, StoreError> {
        let mut writes = self.transaction();
        writes.change_user(member, Overtaken)?;
        let credential = Credential { password: order.password.clone(), set_at: order.now };
        writes.put_credential(member.id, &credential)?;
        if let Some(session) = &order.session {
            writes.open_session(session, order.now)?;
        }
        writes.uncount(&order.uncounted.bucket, order.uncounted.at)?;
        if member.role.is_super_admin() {
            writes.count_super_admin()?;
        }
        let act = Act { user: member.id, actor: Actor::User { id: member.id }, now: order.now };
        writes.record(act, &Happening::Accepted)?;
        writes.post(act, Message::PasswordSetNotice)?;
        if member.invited_by.person().is_some() {
            writes.post(act, Message::AcceptedNotice)?;
        }
        writes.post(act, Message::Event { event: Event::UserAccepted })?;
        writes.commit().await
    }
}
