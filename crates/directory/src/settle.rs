//! Record what became of a claimed outbox entry, and let it leave the outbox in the same transaction.

use jiff::Timestamp;
use usher_domain::{
    Actor, ApprovalId, FailureReason, Invite, MailState, User, UserId,
    outbox::{Event, Message, OutboxEntry},
    timeline::Happening,
};

use crate::{
    Claim, DeadEntry, Directory, StoreError, item, keys,
    transaction::{Act, Commit, Transaction},
};

/// An entry that was settled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Settled {
    /// How many notices for chat it left behind.
    pub notices: usize,
}

/// What became of an entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Settlement {
    /// It left, or nobody waits for it any more: there is nothing to record.
    Done,
    /// The invite's mail was handed to the mail service.
    Sent {
        /// The generation it carries.
        generation: u32,
    },
    /// The invite's mail will never be sent.
    Failed {
        /// The generation it would have carried.
        generation: u32,
        /// Why.
        reason: FailureReason,
    },
    /// Others are asked for a new link in place of the inviter, each by an entry of their own.
    Asked {
        /// The generation of the expired link.
        generation: u32,
        /// Whom. At most 90: a transaction has at most 100 writes (DynamoDB).
        people: Vec<UserId>,
    },
    /// Everybody who may decide on a request for approval is told, each by an entry of their own.
    AskedToApprove {
        /// Which request.
        approval: ApprovalId,
        /// Whom. At most 90: a transaction has at most 100 writes (DynamoDB).
        people: Vec<UserId>,
    },
    /// It was tried for 48 hours: it is set aside as dead, where it can be listed and taken up again.
    Dead {
        /// Why the last try came to nothing.
        reason: String,
    },
}

#[derive(Clone, Copy)]
enum Guard {
    Claim,
    User,
}

impl Directory {
    /// Deletes the entry under the claim and, for an invite's mail, records the outcome on the user,
    /// in the timeline and as an event; the inviter is told of a failure. An event that left is counted
    /// in its week, and chat is told what concerns it. Returns `None` if the claim
    /// had passed on to somebody else: then nothing was written, and whoever has it records.
    pub async fn settle_entry(
        &self,
        entry: &OutboxEntry,
        claim: &Claim,
        settlement: Settlement,
        now: Timestamp,
    ) -> Result<Option<Settled>, StoreError> {
        for _ in 0..8 {
            let mut writes = self.transaction();
            writes.delete_claimed(entry, &claim.owner, Guard::Claim)?;
            // An address that asked for a link is not kept: the link would be over long ago.
            let kept = !matches!(entry.message, Message::ResetRequested { .. });
            if let Settlement::Dead { reason } = &settlement
                && kept
            {
                let dead = DeadEntry::new(entry, reason, now);
                writes.put(item::keyed(keys::dead(&self.org), entry.id.to_string(), &dead)?)?;
            }
            if let Settlement::Asked { generation, people } = &settlement
                && let Some(user) = entry.user
            {
                let act = Act { user, actor: Actor::System, now };
                for to in people {
                    let (to, generation) = (*to, *generation);
                    writes.post(act, Message::RenewalNotice { to, generation })?;
                }
            }
            if let Settlement::AskedToApprove { approval, people } = &settlement {
                for to in people {
                    let notice = Message::ApprovalNotice { to: *to, approval: *approval };
                    writes.post_about(entry.user, now, notice)?;
                }
            }
            if let Some(outcome) = Outcome::of(&settlement, entry)
                && let Some(user) = self.find_entry_user(entry).await?
            {
                outcome.write(&mut writes, user, now)?;
            }
            if let (Settlement::Done, Message::Event { event }) = (&settlement, &entry.message) {
                self.count_event(&mut writes, entry, *event).await?;
            }
            let news = self.news_for_chat(entry, now).await?;
            writes.tell_chat(&news, now)?;
            match writes.commit().await? {
                Commit::Done => return Ok(Some(Settled { notices: news.len() })),
                Commit::Refused(Guard::Claim) => return Ok(None),
                // News of the mail or an acceptance came in between: look again.
                Commit::Refused(Guard::User) => {}
            }
        }
        Err(StoreError::Busy("the user changes all the time".into()))
    }
}

/// What is recorded of the mail of one generation.
struct Outcome {
    generation: u32,
    state: MailState,
    what: Happening,
    event: Event,
    notice: Option<Message>,
}

impl Outcome {
    fn of(settlement: &Settlement, entry: &OutboxEntry) -> Option<Self> {
        match (settlement, &entry.message) {
            (&Settlement::Sent { generation }, _) => Some(Self {
                generation,
                state: MailState::Sent,
                what: Happening::MailSent { generation },
                event: Event::InviteSent,
                notice: None,
            }),
            (&Settlement::Failed { generation, reason }, _) => {
                Some(Self::failed(generation, reason))
            }
            (Settlement::Dead { .. }, Message::Welcome { generation }) => {
                Some(Self::failed(*generation, FailureReason::GaveUp))
            }
            (
                Settlement::Dead { .. }
                | Settlement::Done
                | Settlement::Asked { .. }
                | Settlement::AskedToApprove { .. },
                _,
            ) => None,
        }
    }

    fn failed(generation: u32, reason: FailureReason) -> Self {
        Self {
            generation,
            state: MailState::Failed(reason),
            what: Happening::MailFailed { generation, reason },
            event: Event::InviteFailed,
            notice: Some(Message::UndeliveredNotice { reason }),
        }
    }

    fn write(
        self,
        writes: &mut Transaction<'_, Guard>,
        user: User,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let act = Act { user: user.id, actor: Actor::System, now };
        writes.record(act, &self.what)?;
        writes.post(act, Message::Event { event: self.event })?;
        if let Some(notice) = self.notice.filter(|_| user.invited_by.person().is_some()) {
            writes.post(act, notice)?;
        }
        // A newer generation has a mail of its own; the state of this one is history.
        if let Some(invite) = user.invite.filter(|invite| invite.generation == self.generation) {
            let mail = invite.mail.advanced_to(self.state);
            // A mail that left has left by a mail service that was told to forget earlier bounces.
            let clear_suppression = user.clear_suppression && self.state != MailState::Sent;
            let user = User {
                invite: Some(Invite { mail, ..invite }),
                clear_suppression,
                ..user.changed(now)
            };
            writes.change_user(&user, Guard::User)?;
        }
        Ok(())
    }
}
