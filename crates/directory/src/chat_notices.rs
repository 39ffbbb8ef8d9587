//! What is to be told in chat, until it was told: taken by whoever can, for a while, and ended by them.

use aws_sdk_dynamodb::types::{Delete, TransactWriteItem, Update};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use usher_domain::{
    Actor, ChatAccount, ChatEvent, ChatNotice, ChatPlatform, NoticeId, NoticeKind, UserId,
    chat_notice::TellingOutcome, timeline::Happening,
};

use crate::{
    Directory, StoreError,
    item::{self, n, s},
    keys,
    transaction::{Commit, Transaction, built},
};

/// The most notices that are looked at for one call.
const MOST_LOOKED_AT: usize = 1000;

/// Who tells a notice, and what they were given to tell.
#[derive(Debug, Clone)]
pub struct NoticeClaim {
    /// Names the claim, for good.
    pub name: String,
    /// How it is told, as it was found out when it was taken.
    pub kind: NoticeKind,
    /// The version of the user that is shown.
    pub version: u64,
    /// When the notice is due again, should nobody say what became of it.
    pub due_again: Timestamp,
}

/// The order to end a notice.
#[derive(Debug, Clone)]
pub struct EndNotice {
    /// Which.
    pub id: NoticeId,
    /// The name of the claim under which it was taken.
    pub claim: String,
    /// What became of it.
    pub outcome: TellingOutcome,
    /// Who says so.
    pub actor: Actor,
    /// When.
    pub now: Timestamp,
}

/// What became of that order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoticeEnd {
    /// What was told of it is noted, by this call or since another. If something came since it was
    /// taken, or its card cannot be changed, it is due again.
    Ended,
    /// Somebody else has it by now, or it never was the caller's. Nothing was written.
    ClaimLost,
}

/// A notice that could not be told for two days. It holds no account.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct DeadNotice {
    /// Which it was.
    pub id: NoticeId,
    /// Whom it was for.
    pub person: UserId,
    /// Where.
    pub platform: ChatPlatform,
    /// About whom.
    pub user: Option<UserId>,
    /// What it was to tell.
    pub event: ChatEvent,
    /// How often it was tried.
    pub attempts: u32,
    /// When it was set aside.
    pub died_at: Timestamp,
}

/// What the item of a notice says of whoever has it.
#[derive(Debug, Default, Deserialize)]
struct Held {
    #[serde(default)]
    claimed_by: Option<String>,
    #[serde(default)]
    given: Option<NoticeKind>,
    #[serde(default)]
    given_version: u64,
    #[serde(default)]
    seen: u64,
}

#[derive(Clone, Copy)]
enum Guard {
    Notice,
    Card,
    Person,
}

impl Directory {
    /// Whether a sort key is that of a notice.
    pub fn is_notice(sk: &str) -> bool {
        sk.starts_with(keys::NOTICE)
    }

    /// Up to `limit` notices that are due at `now` and addressed to accounts that `serves` admits, the
    /// oldest first.
    pub async fn due_notices(
        &self,
        now: Timestamp,
        limit: usize,
        serves: impl Fn(&ChatAccount) -> bool,
    ) -> Result<Vec<ChatNotice>, StoreError> {
        let mut items = self.query_due(now).into_paginator().items().send();
        let (mut due, mut looked_at) = (Vec::new(), 0);
        while due.len() < limit
            && looked_at < MOST_LOOKED_AT
            && let Some(item) = items.next().await
        {
            looked_at += 1;
            let item = item.map_err(|error| StoreError::of_call(&error))?;
            let key = item::text(&item, "sk").unwrap_or_default().to_owned();
            match item::read::<ChatNotice>(item) {
                Ok(notice) if serves(&notice.account) => due.push(notice),
                Ok(_) => {}
                // Perhaps of a newer version: it waits for one that knows it, and holds nobody up.
                Err(_) => tracing::error!(key, "a chat notice cannot be read"),
            }
        }
        Ok(due)
    }

    /// Whether any notice is due at `now`.
    pub async fn is_notice_due(&self, now: Timestamp) -> Result<bool, StoreError> {
        let query = self.query_due(now).projection_expression("sk");
        let first = query.into_paginator().items().send().next().await;
        Ok(first.transpose().map_err(|error| StoreError::of_call(&error))?.is_some())
    }

    fn query_due(
        &self,
        now: Timestamp,
    ) -> aws_sdk_dynamodb::operation::query::builders::QueryFluentBuilder {
        self.client
            .query()
            .table_name(&self.table)
            .key_condition_expression("pk = :notices")
            .filter_expression("due_at <= :now AND #ttl > :seconds")
            .expression_attribute_names("#ttl", "ttl")
            .expression_attribute_values(":notices", s(keys::notices(&self.org)))
            .expression_attribute_values(":now", n(now.as_millisecond()))
            .expression_attribute_values(":seconds", n(now.as_second()))
            .consistent_read(true)
    }

    /// Takes a notice that is due, as it was read, and counts the attempt. Of two who take it at once,
    /// one does; false if it was the other, or if more came since it was read.
    pub async fn take_notice(
        &self,
        notice: &ChatNotice,
        claim: &NoticeClaim,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        let mut writes = self.transaction();
        let update = Update::builder()
            .table_name(&self.table)
            .key("pk", s(keys::notices(&self.org)))
            .key("sk", s(keys::notice(notice.id)))
            .update_expression(
                "SET claimed_by = :claim, due_at = :again, given = :given, \
                 given_version = :version, seen = :news ADD attempts :one",
            )
            .condition_expression(AS_READ)
            .expression_attribute_values(":claim", s(&claim.name))
            .expression_attribute_values(":again", n(claim.due_again.as_millisecond()))
            .expression_attribute_values(":given", s(claim.kind.as_str()))
            .expression_attribute_values(":version", n(claim.version))
            .expression_attribute_values(":now", n(now.as_millisecond()))
            .expression_attribute_values(":news", n(notice.news))
            .expression_attribute_values(":one", n(1));
        let update = built(update.build())?;
        writes.push(TransactWriteItem::builder().update(update).build(), Some(Guard::Notice));
        Ok(matches!(writes.commit().await?, Commit::Done))
    }

    /// Lets a notice go that is due, as it was read: there is nobody to tell it to any more, or nothing.
    pub async fn drop_notice(&self, notice: &ChatNotice, now: Timestamp) -> Result<(), StoreError> {
        let mut writes = self.transaction();
        writes.delete_notice_as_read(notice, now)?;
        writes.commit().await.map(drop)
    }

    /// Sets a notice aside as dead that is due, as it was read, and that nobody managed to tell.
    pub async fn bury_notice(&self, notice: &ChatNotice, now: Timestamp) -> Result<(), StoreError> {
        let dead = DeadNotice {
            id: notice.id,
            person: notice.person,
            platform: notice.account.platform(),
            user: notice.user,
            event: notice.event,
            attempts: notice.attempts,
            died_at: now,
        };
        let mut writes = self.transaction();
        writes.delete_notice_as_read(notice, now)?;
        writes.put(item::keyed(keys::dead(&self.org), keys::notice(notice.id), &dead)?)?;
        writes.commit().await.map(drop)
    }

    /// The notices that were set aside, the oldest first; the first 100.
    pub async fn dead_notices(&self) -> Result<Vec<DeadNotice>, StoreError> {
        let answer = self
            .client
            .query()
            .table_name(&self.table)
            .key_condition_expression("pk = :dead AND begins_with(sk, :notice)")
            .expression_attribute_values(":dead", s(keys::dead(&self.org)))
            .expression_attribute_values(":notice", s(keys::NOTICE))
            .limit(100)
            .send()
            .await
            .map_err(|error| StoreError::of_call(&error))?;
        answer.items.unwrap_or_default().into_iter().map(item::read).collect()
    }

    /// Ends a notice under its claim. A card that was changed notes what it shows; one that cannot be
    /// changed is forgotten, and its notice due again, as after the card's time. A message that cannot
    /// be delivered is recorded with the person. `serves` says for which accounts the caller may.
    pub async fn end_notice(
        &self,
        order: &EndNotice,
        serves: impl Fn(&ChatAccount) -> bool,
    ) -> Result<NoticeEnd, StoreError> {
        let (mut has_card, mut has_person) = (true, true);
        for _ in 0..8 {
            let key = (keys::notices(&self.org), keys::notice(order.id));
            let Some(item) = self.get(key.0, key.1).await? else {
                return Ok(NoticeEnd::Ended);
            };
            let (notice, held) =
                (item::read::<ChatNotice>(item.clone())?, item::read::<Held>(item)?);
            if held.claimed_by.as_ref() != Some(&order.claim) || !serves(&notice.account) {
                return Ok(NoticeEnd::ClaimLost);
            }
            let of_card = held.given == Some(NoticeKind::Card);
            let failed = order.outcome == TellingOutcome::Undeliverable;
            let stays = held.seen < notice.news || (of_card && failed);
            let mut writes = self.transaction();
            let told = if failed { notice.told } else { held.seen };
            writes.end_claimed(&notice, order, stays.then_some(told))?;
            if let Some(user) = notice.user.filter(|_| of_card && has_card) {
                let card = (user, &notice.account, notice.id);
                if failed {
                    writes.forget_card(card, Guard::Card)?;
                } else {
                    writes.note_shown(card, held.given_version, Guard::Card)?;
                }
            } else if failed && !of_card && has_person {
                writes.record_undeliverable(&notice, order)?;
            }
            match writes.commit().await? {
                Commit::Done => return Ok(NoticeEnd::Ended),
                Commit::Refused(Guard::Notice) => {}
                Commit::Refused(Guard::Card) => has_card = false,
                Commit::Refused(Guard::Person) => has_person = false,
            }
        }
        Err(StoreError::Busy("the notice changes all the time".into()))
    }
}

/// The notice is due, and nothing came since it was read.
const AS_READ: &str = "attribute_exists(pk) AND due_at <= :now AND news = :news";

impl Transaction<'_, Guard> {
    fn delete_notice_as_read(
        &mut self,
        notice: &ChatNotice,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let delete = Delete::builder()
            .table_name(&self.directory().table)
            .key("pk", s(keys::notices(&self.directory().org)))
            .key("sk", s(keys::notice(notice.id)))
            .condition_expression(AS_READ)
            .expression_attribute_values(":now", n(now.as_millisecond()))
            .expression_attribute_values(":news", n(notice.news));
        let delete = built(delete.build())?;
        self.push(TransactWriteItem::builder().delete(delete).build(), Some(Guard::Notice));
        Ok(())
    }

    /// Deletes the notice under the claim, or lets it be due again with what was told of it.
    fn end_claimed(
        &mut self,
        notice: &ChatNotice,
        order: &EndNotice,
        stays: Option<u64>,
    ) -> Result<(), StoreError> {
        const OURS: &str = "claimed_by = :claim AND news = :news";
        let (table, pk) = (self.directory().table.clone(), keys::notices(&self.directory().org));
        let sk = keys::notice(notice.id);
        let write = if let Some(told) = stays {
            let update = Update::builder()
                .table_name(table)
                .key("pk", s(pk))
                .key("sk", s(sk))
                .update_expression(
                    "SET due_at = :now, attempts = :zero, told = :told REMOVE claimed_by",
                )
                .condition_expression(OURS)
                .expression_attribute_values(":now", n(order.now.as_millisecond()))
                .expression_attribute_values(":zero", n(0))
                .expression_attribute_values(":told", n(told))
                .expression_attribute_values(":claim", s(&order.claim))
                .expression_attribute_values(":news", n(notice.news));
            TransactWriteItem::builder().update(built(update.build())?)
        } else {
            let delete = Delete::builder()
                .table_name(table)
                .key("pk", s(pk))
                .key("sk", s(sk))
                .condition_expression(OURS)
                .expression_attribute_values(":claim", s(&order.claim))
                .expression_attribute_values(":news", n(notice.news));
            TransactWriteItem::builder().delete(built(delete.build())?)
        };
        self.push(write.build(), Some(Guard::Notice));
        Ok(())
    }

    fn record_undeliverable(
        &mut self,
        notice: &ChatNotice,
        order: &EndNotice,
    ) -> Result<(), StoreError> {
        // Nothing is told of a person who was erased.
        let person = keys::user(&self.directory().org, notice.person);
        self.require(person, "USER".into(), Guard::Person)?;
        let platform = notice.account.platform();
        let what = Happening::ChatUndeliverable { platform, event: notice.event };
        self.record_of(notice.person.into(), order.actor, order.now, &what)
    }
}
