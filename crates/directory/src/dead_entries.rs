//! What was given up in the outbox: listed, tried again, or let go for good.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use usher_domain::{
    Actor, EntryId, Invite, MailState, User,
    outbox::{Message, OutboxEntry},
    timeline::{Happening, Subject},
};

use crate::{
    Directory, Page, Position, StoreError,
    item::{self, s},
    keys,
    transaction::{Commit, Transaction},
};

/// The longest reason that is kept, in characters.
const LONGEST_REASON: usize = 200;

/// An entry that was given up.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct DeadEntry {
    /// What it was.
    #[serde(flatten)]
    pub entry: OutboxEntry,
    /// When it was given up.
    pub died_at: Timestamp,
    /// Why the last try came to nothing, as the log has it: a code, and no text of anybody. None of what
    /// was given up before this was kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

impl DeadEntry {
    /// An entry that is given up at `now`.
    pub(crate) fn new(entry: &OutboxEntry, reason: &str, now: Timestamp) -> Self {
        let reason: String = reason.chars().take(LONGEST_REASON).collect();
        Self { entry: entry.clone(), died_at: now, reason: Some(reason) }
    }

    /// What the audit trail tells of it under.
    fn subject(&self) -> Subject {
        match (self.entry.user, &self.entry.message) {
            (Some(user), _) => Subject::User(user),
            (None, Message::Import { import }) => Subject::Import(*import),
            (None, _) => Subject::Delivery(self.entry.id),
        }
    }
}

#[derive(Clone, Copy)]
enum Guard {
    Dead,
    User,
}

impl Directory {
    /// The entries that were given up, the oldest first, up to `limit` from `position` on.
    pub async fn dead_entries(
        &self,
        limit: usize,
        position: Option<Position>,
    ) -> Result<Page<DeadEntry>, StoreError> {
        let answer = self
            .client
            .query()
            .table_name(&self.table)
            // What chat could not be told lies behind.
            .key_condition_expression("pk = :dead AND sk < :notices")
            .expression_attribute_values(":dead", s(keys::dead(&self.org)))
            .expression_attribute_values(":notices", s(keys::NOTICE))
            .set_exclusive_start_key(position.map(Position::into_key))
            .limit(i32::try_from(limit).unwrap_or(i32::MAX))
            .send()
            .await
            .map_err(|error| StoreError::of_call(&error))?;
        let next = answer.last_evaluated_key.map(|key| Position::of_key(0, &key));
        let items = answer.items.unwrap_or_default().into_iter().map(item::read);
        Ok(Page { items: items.collect::<Result<_, _>>()?, next })
    }

    /// The entry of that id, if it was given up.
    pub async fn find_dead_entry(&self, id: EntryId) -> Result<Option<DeadEntry>, StoreError> {
        self.get(keys::dead(&self.org), id.to_string()).await?.map(item::read).transpose()
    }

    /// Puts an entry that was given up back into the outbox, where it is tried as if it never had been,
    /// and tells of it in the audit trail. An invite whose mail it is waits for it again. `false`: it is
    /// not there any more.
    pub async fn retry_dead_entry(
        &self,
        dead: &DeadEntry,
        actor: Actor,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        for _ in 0..8 {
            let mut writes = self.transaction();
            self.take_dead(&mut writes, dead)?;
            let entry = dead.entry.clone().taken_up_again(now);
            let message = entry.message.kind().to_owned();
            let what = Happening::DeliveryRetried { entry: entry.id, message };
            writes.put(item::outbox(&self.org, &entry)?)?;
            writes.record_of(dead.subject(), actor, now, &what)?;
            if let Some(user) = self.waiting_again(&entry, now).await? {
                writes.change_user(&user, Guard::User)?;
            }
            match writes.commit().await? {
                Commit::Done => return Ok(true),
                Commit::Refused(Guard::Dead) => return Ok(false),
                Commit::Refused(Guard::User) => {}
            }
        }
        Err(StoreError::Busy("the user changes all the time".into()))
    }

    /// Lets an entry go for good, and tells of it in the audit trail. `false`: it is not there any more.
    pub async fn drop_dead_entry(
        &self,
        dead: &DeadEntry,
        actor: Actor,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        let mut writes = self.transaction();
        self.take_dead(&mut writes, dead)?;
        let message = dead.entry.message.kind().to_owned();
        let what = Happening::DeliveryGivenUp { entry: dead.entry.id, message };
        writes.record_of(dead.subject(), actor, now, &what)?;
        Ok(matches!(writes.commit().await?, Commit::Done))
    }

    fn take_dead(
        &self,
        writes: &mut Transaction<'_, Guard>,
        dead: &DeadEntry,
    ) -> Result<(), StoreError> {
        writes.require_and_delete(keys::dead(&self.org), dead.entry.id.to_string(), Guard::Dead)
    }

    /// The user whose invite waits for this mail again: it had been noted as failed.
    async fn waiting_again(
        &self,
        entry: &OutboxEntry,
        now: Timestamp,
    ) -> Result<Option<User>, StoreError> {
        let Message::Welcome { generation } = entry.message else { return Ok(None) };
        let Some(user) = self.find_entry_user(entry).await? else { return Ok(None) };
        let has_failed = |invite: &Invite| {
            invite.generation == generation && matches!(invite.mail, MailState::Failed(_))
        };
        let Some(invite) = user.invite.filter(has_failed) else { return Ok(None) };
        let invite = Invite { mail: MailState::Queued, ..invite };
        Ok(Some(User { invite: Some(invite), ..user.changed(now) }))
    }
}
