//! Record what the mail service tells of a mail.

use jiff::Timestamp;
use usher_domain::{
    Actor, EmailAddress, EntryId, Invite, MailNews, Status, Suppression, User, UserId,
    outbox::Message,
};

use crate::{
    Directory, StoreError, keys,
    transaction::{Act, Commit, Transaction},
};

/// News of the mail of an invite.
#[derive(Debug, Clone, Copy)]
pub struct InviteNews {
    /// Whose invite.
    pub user: UserId,
    /// The generation that the mail carries.
    pub generation: u32,
    /// The outbox entry that the mail was.
    pub entry: Option<EntryId>,
    /// What became of the mail.
    pub news: MailNews,
    /// When it was told.
    pub now: Timestamp,
}

/// What became of the news.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Noted {
    /// It was new, and is recorded.
    Recorded,
    /// What is known is as far on, or further: nothing was written.
    Known,
    /// A newer mail is out, whose news counts: nothing was written.
    Superseded,
    /// There is nobody whom it is about: nothing was written.
    Nobody,
}

#[derive(Clone, Copy)]
struct Overtaken;

impl Directory {
    /// Moves the mail of an invite forward, if the news is further on than what is known: the state,
    /// the timeline entry and the event are one transaction, so each is written once, however often
    /// and in whatever order news arrives. Where no more mail should go to the address, the same
    /// transaction says so; where there is something for the inviter to do, it tells them.
    pub async fn note_invite_news(&self, told: InviteNews) -> Result<Noted, StoreError> {
        for _ in 0..8 {
            let Some(user) = self.find_user(told.user).await? else {
                return Ok(Noted::Nobody);
            };
            let Some(invite) = user.invite.filter(|one| one.generation == told.generation) else {
                return Ok(Noted::Superseded);
            };
            let mail = invite.mail.advanced_to(told.news.state());
            if mail == invite.mail {
                return Ok(Noted::Known);
            }
            let mut writes = self.transaction();
            let user = User { invite: Some(Invite { mail, ..invite }), ..user.changed(told.now) };
            writes.change_user(&user, Overtaken)?;
            told.write(&mut writes, &user)?;
            // Refused, the user changed meanwhile: look again.
            if let Commit::Done = writes.commit().await? {
                return Ok(Noted::Recorded);
            }
        }
        Err(StoreError::Busy("the user changes all the time".into()))
    }

    /// Puts the address of a notice that came back, or was reported, among those that get no invite:
    /// there is no invite whose state it could change. An address that nobody has any more is
    /// forgotten, not kept.
    pub async fn note_notice_news(
        &self,
        email: &EmailAddress,
        suppression: &Suppression,
    ) -> Result<Noted, StoreError> {
        if self.find_suppression(email).await?.is_some() {
            return Ok(Noted::Known);
        }
        let mut writes = self.transaction();
        writes.require(keys::email(&self.org, email), "EMAIL".into(), Overtaken)?;
        writes.suppress(email, suppression)?;
        Ok(match writes.commit().await? {
            Commit::Done => Noted::Recorded,
            Commit::Refused(Overtaken) => Noted::Nobody,
        })
    }
}

impl InviteNews {
    fn write<G: Copy>(
        self,
        writes: &mut Transaction<'_, G>,
        user: &User,
    ) -> Result<(), StoreError> {
        let act = Act { user: user.id, actor: Actor::System, now: self.now };
        writes.record(act, &self.news.happening(self.generation))?;
        writes.post(act, Message::Event { event: self.news.event() })?;
        if let Some(reason) = self.news.suppresses() {
            let suppression = Suppression { reason, at: self.now, entry: self.entry };
            writes.suppress(&user.email, &suppression)?;
        }
        // Once somebody has joined, declined or left, there is nothing for the inviter to do.
        let waits = matches!(user.status, Status::Invited | Status::Expired);
        if let Some(notice) = self.news.notice()
            && waits
            && user.invited_by.person().is_some()
        {
            writes.post(act, notice)?;
        }
        Ok(())
    }
}
