//! Takes what lies in the outbox out of the system: mails by SES, events by EventBridge.
//!
//! The table's stream rings for new entries, and a sweep looks each minute for what is still there.
//! Both end in [`Deliver::entry`]: claim the entry, look at the user again, send, and in one
//! transaction delete the entry and record the outcome. A crash in between costs at most one duplicate
//! with the same link, never a lost mail.

mod approval;
mod bell;
mod chat;
mod erase;
mod events;
mod import;
mod pace;
mod plan;
mod renewal;

use std::sync::Arc;

use jiff::{SignedDuration, Timestamp};
use tokio::{sync::Semaphore, task::JoinSet};
use usher_directory::{Claim, Directory, Settlement, StoreError};
use usher_domain::{
    FailureReason,
    outbox::{Message, OutboxEntry, backoff},
};
use usher_mail::{Mailer, SendError};

use self::bell::Belfry;
use self::plan::Plan;
pub use self::{
    bell::{Bell, FollowUp},
    events::EventBus,
    pace::Pace,
};
use crate::App;

/// A claim lasts longer than the function (60 s) and SES may take, so that two never send at once.
const CLAIM: SignedDuration = SignedDuration::from_mins(3);

/// The most entries that a sweep takes of each shard.
const SWEEP_PER_SHARD: usize = 50;

/// How many entries a sweep works on at once: SES answers in some tens of milliseconds.
const AT_ONCE: usize = 8;

/// What takes entries out of the outbox; cheap to clone.
#[derive(Clone, Debug)]
pub struct Deliver {
    app: App,
    mailer: Mailer,
    events: EventBus,
    pace: Arc<Pace>,
    belfry: Arc<Belfry>,
}

/// What became of one entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// It has left the outbox.
    Left,
    /// Long work that goes on at once, after what else is due.
    Advanced,
    /// It is tried again later.
    Deferred,
    /// Somebody else works on it, or it has left already.
    NotOurs,
}

impl Deliver {
    /// Mails go by `mailer`, no faster than `pace`; events by `events`. No bell is rung.
    pub fn new(app: App, mailer: Mailer, events: EventBus, pace: Pace) -> Self {
        let belfry = Arc::new(Belfry::of(Bell::None));
        Self { app, mailer, events, pace: Arc::new(pace), belfry }
    }

    /// The same, with a bell that is rung when there is something to tell in chat.
    #[must_use]
    pub fn with_bell(self, bell: Bell) -> Self {
        Self { belfry: Arc::new(Belfry::of(bell)), ..self }
    }

    /// The same, no faster than `pace`.
    #[must_use]
    pub fn with_pace(self, pace: Pace) -> Self {
        Self { pace: Arc::new(pace), ..self }
    }

    /// Delivers everything that is due, then gives each import that runs a turn, and tells how many
    /// entries left or went on. What an entry causes (an event, a notice) is an entry of its own, for
    /// the next sweep.
    pub async fn sweep(&self) -> Result<usize, StoreError> {
        self.sweep_until(Timestamp::MAX).await
    }

    /// The same, but no entry is begun at `end` or later: the rest waits, unclaimed.
    pub async fn sweep_until(&self, end: Timestamp) -> Result<usize, StoreError> {
        let due = self.app.directory.due_entries(self.app.clock.now(), SWEEP_PER_SHARD).await?;
        let (bulk, due): (Vec<_>, Vec<_>) = due.into_iter().partition(OutboxEntry::is_bulk);
        let turns = Arc::new(Semaphore::new(AT_ONCE));
        let mut works = JoinSet::new();
        for entry in due {
            let (deliver, turns) = (self.clone(), Arc::clone(&turns));
            works.spawn(async move {
                let _turn = turns.acquire().await;
                if deliver.app.clock.now() >= end {
                    return Ok(Outcome::NotOurs);
                }
                deliver.entry(&entry).await
            });
        }
        let mut left = 0;
        while let Some(work) = works.join_next().await {
            match work {
                Ok(outcome) => left += counted(outcome),
                Err(error) => tracing::error!(%error, "delivery broke off"),
            }
        }
        for entry in bulk {
            if self.app.clock.now() >= end {
                break;
            }
            left += counted(self.entry_until(&entry, end).await);
        }
        self.ring_if_due().await;
        Ok(left)
    }

    /// Delivers the entry that the stream names, if it is still there. What is to be told in chat is
    /// not delivered: [`Deliver::ring_if_owed`] rings for it.
    pub async fn rung(&self, pk: &str, sk: &str) -> Result<Outcome, StoreError> {
        if Directory::is_notice(sk) {
            self.belfry.owe();
            return Ok(Outcome::NotOurs);
        }
        match self.app.directory.find_entry(pk, sk).await? {
            Some(entry) => self.entry(&entry).await,
            None => Ok(Outcome::NotOurs),
        }
    }

    /// Rings if something was written that is to be told in chat, however much.
    pub async fn ring_if_owed(&self) {
        if self.belfry.take_owed() {
            self.belfry.ring().await;
        }
    }

    /// Rings if something was written since, or is due for whatever other reason: a bell that nobody
    /// heard, or somebody who took it and did not tell it.
    async fn ring_if_due(&self) {
        if !self.belfry.has_bell() {
            return;
        }
        let now = self.app.clock.now();
        let due = self.belfry.take_owed()
            || self.app.directory.is_notice_due(now).await.unwrap_or_else(|error| {
                tracing::warn!(%error, "it is not known whether chat is to be told something");
                false
            });
        if due {
            self.belfry.ring().await;
        }
    }

    /// Delivers one entry, or gives its work a turn, unless somebody else does.
    pub async fn entry(&self, entry: &OutboxEntry) -> Result<Outcome, StoreError> {
        self.entry_until(entry, Timestamp::MAX).await
    }

    async fn entry_until(
        &self,
        entry: &OutboxEntry,
        end: Timestamp,
    ) -> Result<Outcome, StoreError> {
        match entry.message {
            Message::Import { import } => self.import(entry, import, end).await,
            _ => self.deliver(entry).await,
        }
    }

    async fn deliver(&self, entry: &OutboxEntry) -> Result<Outcome, StoreError> {
        let directory = &self.app.directory;
        let now = self.app.clock.now();
        let claim = directory.new_claim(now.checked_add(CLAIM).unwrap_or(now));
        let given_up = entry.is_given_up(now);
        let Some(entry) = directory.claim_entry(entry, &claim, now).await? else {
            return Ok(Outcome::NotOurs);
        };
        if let (Message::Erase { after }, Some(user)) = (&entry.message, entry.user) {
            return self.erase(&entry, &claim, user, after.clone()).await;
        }
        if given_up {
            // What became of the last tries could not be recorded: one more would be a duplicate.
            tracing::error!(entry = %entry.id, attempts = entry.attempts, "given up unsent");
            let reason = "what became of the last try could not be recorded".to_owned();
            return self.settle(&entry, &claim, Settlement::Dead { reason }).await;
        }
        let sent = match self.plan(&entry).await {
            Ok(plan) => self.carry_out(plan, &claim).await,
            Err(error) => Err(SendError::NotNow(error.to_string())),
        };
        match sent {
            Ok(settlement) => self.settle(&entry, &claim, settlement).await,
            Err(SendError::Refused(reason)) => {
                tracing::warn!(entry = %entry.id, reason, "the mail service refused a mail");
                self.settle(&entry, &claim, refused(&entry)).await
            }
            Err(SendError::NotNow(reason)) => self.defer(&entry, &claim, &reason).await,
        }
    }

    async fn plan(&self, entry: &OutboxEntry) -> Result<Plan, plan::PlanError> {
        self.app.refresh().await?;
        plan::of(&self.app, entry).await
    }

    async fn carry_out(&self, plan: Plan, claim: &Claim) -> Result<Settlement, SendError> {
        match plan {
            Plan::Nothing(settlement) => Ok(settlement),
            Plan::Mail(mail) => {
                // Only what is a mail takes a turn: what comes to nothing holds nobody up.
                self.pace.wait().await;
                if self.app.clock.now() >= claim.until {
                    return Err(SendError::NotNow("its turn came too late".into()));
                }
                let mailer = self.mailer.sending_as(self.app.org().mail_sender.clone());
                if mail.clear_suppression {
                    mailer.clear_suppression(mail.to()).await?;
                }
                mailer.send(&mail.envelope(self.app.directory.org()), &mail.letter).await?;
                Ok(mail.settlement)
            }
            Plan::Event(event) => self.events.put(&event).await.map(|()| Settlement::Done),
        }
    }

    async fn settle(
        &self,
        entry: &OutboxEntry,
        claim: &Claim,
        settlement: Settlement,
    ) -> Result<Outcome, StoreError> {
        let now = self.app.clock.now();
        match self.app.directory.settle_entry(entry, claim, settlement, now).await? {
            Some(settled) => {
                if settled.notices > 0 {
                    self.belfry.owe();
                }
                Ok(Outcome::Left)
            }
            None => Ok(Outcome::NotOurs),
        }
    }

    /// The bus does not hold up what people wait for in chat: it is told of an event that cannot leave
    /// yet.
    async fn tell_chat_before(&self, entry: &OutboxEntry, claim: &Claim) {
        if !matches!(entry.message, Message::Event { .. }) {
            return;
        }
        let now = self.app.clock.now();
        match self.app.directory.tell_chat_before(entry, claim, now).await {
            Ok(0) => {}
            Ok(_) => self.belfry.owe(),
            Err(error) => tracing::warn!(entry = %entry.id, %error, "chat is told later"),
        }
    }

    async fn defer(
        &self,
        entry: &OutboxEntry,
        claim: &Claim,
        reason: &str,
    ) -> Result<Outcome, StoreError> {
        let now = self.app.clock.now();
        if entry.is_given_up(now) {
            tracing::error!(entry = %entry.id, attempts = entry.attempts, reason, "given up");
            let reason = reason.to_owned();
            return self.settle(entry, claim, Settlement::Dead { reason }).await;
        }
        let [jitter] = self.app.random.bytes();
        let not_before = now.checked_add(backoff(entry.attempts, jitter)).unwrap_or(now);
        tracing::warn!(entry = %entry.id, attempts = entry.attempts, reason, "to be tried again");
        self.tell_chat_before(entry, claim).await;
        self.app.directory.defer_entry(entry, claim, not_before).await?;
        Ok(Outcome::Deferred)
    }
}

/// Whether an entry counts as one that left or went on.
fn counted(outcome: Result<Outcome, StoreError>) -> usize {
    match outcome {
        Ok(Outcome::Left | Outcome::Advanced) => 1,
        Ok(Outcome::Deferred | Outcome::NotOurs) => 0,
        // The claim lapses, and a later sweep takes the entry up again.
        Err(error) => {
            tracing::warn!(%error, "an outbox entry waits for its claim to lapse");
            0
        }
    }
}

/// What a refusal means: an invite's mail has failed; a notice is let go.
fn refused(entry: &OutboxEntry) -> Settlement {
    match entry.message {
        Message::Welcome { generation } => {
            Settlement::Failed { generation, reason: FailureReason::Refused }
        }
        _ => Settlement::Done,
    }
}
