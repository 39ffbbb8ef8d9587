//! What chat is told when an entry leaves the outbox: found out then, and written in the transaction
//! that lets the entry go. So adding a user costs no write more for it.

use aws_sdk_dynamodb::types::{TransactWriteItem, Update};
use jiff::Timestamp;
use usher_domain::{
    Actor, ApprovalId, ApprovalState, ChatAccount, ChatCard, ChatEvent, ChatNotice, ChatPlatform,
    NoticeId, NoticeKind, Status, UserId,
    chat_notice::NOTICE_KEPT_FOR,
    outbox::{Message, OutboxEntry},
};

use crate::{
    Claim, Directory, StoreError,
    item::{n, s},
    keys,
    transaction::{Commit, Transaction, built},
};

/// Something that chat is told.
#[derive(Debug, Clone)]
pub(crate) enum Telling {
    /// A card changes.
    Card(ChatCard, ChatEvent),
    /// A person gets a message.
    Message(Box<ChatNotice>),
}

/// What a message is about.
#[derive(Debug, Clone, Copy)]
struct About {
    event: ChatEvent,
    user: Option<UserId>,
    approval: Option<ApprovalId>,
}

#[derive(Clone, Copy)]
struct ClaimLost;

impl Directory {
    /// What chat is told when `entry` leaves. An entry of which it was told before has no more; a user
    /// who cannot be read keeps no entry from leaving.
    pub(crate) async fn news_for_chat(
        &self,
        entry: &OutboxEntry,
        now: Timestamp,
    ) -> Result<Vec<Telling>, StoreError> {
        match self.find_news(entry, now).await {
            Err(error @ StoreError::Unreadable(_)) => {
                tracing::error!(entry = %entry.id, %error, "chat was not told");
                Ok(Vec::new())
            }
            found => found,
        }
    }

    async fn find_news(
        &self,
        entry: &OutboxEntry,
        now: Timestamp,
    ) -> Result<Vec<Telling>, StoreError> {
        if entry.chat_told {
            return Ok(Vec::new());
        }
        match (&entry.message, entry.user) {
            (Message::Event { event }, Some(user)) => match ChatEvent::of(*event) {
                Some(event) => self.news_of_user(user, event, now).await,
                None => Ok(Vec::new()),
            },
            (Message::RenewalNotice { to, .. }, user) => {
                let about = About { event: ChatEvent::RenewalRequested, user, approval: None };
                Ok(self.message_to(*to, None, about, now).await?.into_iter().collect())
            }
            (Message::ApprovalNotice { to, approval }, user) => {
                let event = ChatEvent::ApprovalRequested;
                let about = About { event, user, approval: Some(*approval) };
                Ok(self.message_to(*to, None, about, now).await?.into_iter().collect())
            }
            (Message::ApprovalDecided { approval }, _) => self.decision(*approval, now).await,
            _ => Ok(Vec::new()),
        }
    }

    /// What became of a request for approval: whoever asked is told, unless they ended it themselves.
    async fn decision(
        &self,
        approval: ApprovalId,
        now: Timestamp,
    ) -> Result<Vec<Telling>, StoreError> {
        let Some(approval) = self.find_approval(approval).await? else { return Ok(Vec::new()) };
        let event = ended(approval.state_at(now));
        let (Some(requester), Some(event)) = (approval.told_of_end(), event) else {
            return Ok(Vec::new());
        };
        let about = About { event, user: approval.user, approval: Some(approval.id) };
        let platform = platform_of(approval.requested_by);
        Ok(self.message_to(requester, platform, about, now).await?.into_iter().collect())
    }

    /// Tells chat of an event that cannot leave to the bus for now, and marks the entry so that it is
    /// told once. Tells how many notices it wrote.
    pub async fn tell_chat_before(
        &self,
        entry: &OutboxEntry,
        claim: &Claim,
        now: Timestamp,
    ) -> Result<usize, StoreError> {
        let news = self.news_for_chat(entry, now).await?;
        if news.is_empty() {
            return Ok(0);
        }
        let mut writes = self.transaction();
        let update = Update::builder()
            .table_name(&self.table)
            .key("pk", s(keys::outbox_of(&self.org, entry)))
            .key("sk", s(keys::outbox_entry(entry)))
            .update_expression("SET chat_told = :told")
            .condition_expression("claimed_by = :owner")
            .expression_attribute_values(
                ":told",
                aws_sdk_dynamodb::types::AttributeValue::Bool(true),
            )
            .expression_attribute_values(":owner", s(&claim.owner));
        let update = built(update.build())?;
        writes.push(TransactWriteItem::builder().update(update).build(), Some(ClaimLost));
        writes.tell_chat(&news, now)?;
        Ok(match writes.commit().await? {
            Commit::Done => news.len(),
            Commit::Refused(ClaimLost) => 0,
        })
    }

    /// Each card of the user changes. The inviter gets a message, if there is no card that tells them
    /// and it is worth one.
    async fn news_of_user(
        &self,
        user: UserId,
        event: ChatEvent,
        now: Timestamp,
    ) -> Result<Vec<Telling>, StoreError> {
        let Some(user) = self.find_user(user).await? else {
            return Ok(Vec::new());
        };
        let cards = self.live_cards(user.id, now).await?;
        let inviter = user.invited_by.person();
        let has_card = match inviter {
            Some(inviter) => self.has_card(inviter, &cards).await?,
            None => false,
        };
        let stale = cards.into_iter().filter(|card| card.shown < user.version);
        let mut news: Vec<Telling> = stale.map(|card| Telling::Card(card, event)).collect();
        if let Some(inviter) = inviter
            && !has_card
            && event.is_worth_a_message()
            && event.still_holds(&user, now)
        {
            let about = About { event, user: Some(user.id), approval: None };
            let platform = platform_of(user.invited_by);
            news.extend(self.message_to(inviter, platform, about, now).await?);
        }
        Ok(news)
    }

    /// Whether one of these cards is in an account of `person`, which is linked to them still.
    async fn has_card(&self, person: UserId, cards: &[ChatCard]) -> Result<bool, StoreError> {
        let theirs: Vec<_> = cards.iter().filter(|card| card.person == person).collect();
        if theirs.is_empty() {
            return Ok(false);
        }
        let links = self.chat_links_of(person).await?;
        Ok(theirs.iter().any(|card| links.iter().any(|link| link.account == card.account)))
    }

    /// A message to a member, on the platform if they have an account there, else where they have one.
    async fn message_to(
        &self,
        person: UserId,
        platform: Option<ChatPlatform>,
        About { event, user, approval }: About,
        now: Timestamp,
    ) -> Result<Option<Telling>, StoreError> {
        let Some(account) = self.account_in_chat(person, platform).await? else {
            return Ok(None);
        };
        let member = self.find_user(person).await?;
        if member.is_none_or(|member| member.status != Status::Active) {
            return Ok(None);
        }
        Ok(Some(Telling::Message(Box::new(ChatNotice {
            id: NoticeId(self.ids.next()),
            account,
            person,
            user,
            approval,
            kind: NoticeKind::Message,
            event,
            worth: Some(event),
            news: 1,
            worth_at: 1,
            told: 0,
            created_at: now,
            attempts: 0,
        }))))
    }

    async fn account_in_chat(
        &self,
        person: UserId,
        platform: Option<ChatPlatform>,
    ) -> Result<Option<ChatAccount>, StoreError> {
        let mut links = self.chat_links_of(person).await?;
        // Where they are known there, else anywhere; of several the latest.
        links.sort_by_key(|link| (Some(link.account.platform()) == platform, link.linked_at));
        Ok(links.pop().map(|link| link.account))
    }
}

/// What chat is told of a request for approval that has ended.
fn ended(state: ApprovalState) -> Option<ChatEvent> {
    match state {
        ApprovalState::Pending => None,
        ApprovalState::Approved => Some(ChatEvent::ApprovalApproved),
        ApprovalState::Declined => Some(ChatEvent::ApprovalDeclined),
        ApprovalState::Lapsed => Some(ChatEvent::ApprovalLapsed),
        ApprovalState::Cancelled => Some(ChatEvent::ApprovalCancelled),
    }
}

/// Where somebody did something, if that was in chat.
fn platform_of(actor: Actor) -> Option<ChatPlatform> {
    match actor {
        Actor::Chat { platform, .. } => Some(platform),
        Actor::User { .. } | Actor::Key { .. } | Actor::System => None,
    }
}

impl<G: Copy> Transaction<'_, G> {
    /// Writes the notices of what chat is told.
    pub(crate) fn tell_chat(&mut self, news: &[Telling], now: Timestamp) -> Result<(), StoreError> {
        for telling in news {
            match telling {
                Telling::Card(card, event) => self.tell_card(card, *event, now)?,
                Telling::Message(notice) => self.put_notice(notice, now)?,
            }
        }
        Ok(())
    }

    /// Writes the notice of a card, or adds to the one that lies open for it: the card is then shown
    /// as the user is, however much happened. Whoever has taken it sees by `news` that more came.
    pub(crate) fn tell_card(
        &mut self,
        card: &ChatCard,
        event: ChatEvent,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let worth = event.is_worth_a_message();
        let mut update = Update::builder()
            .table_name(&self.directory().table)
            .key("pk", s(keys::notices(&self.directory().org)))
            .key("sk", s(keys::notice(card.notice)))
            .update_expression(format!(
                "SET id = :id, account = :account, person = :person, #user = :user, kind = :kind, \
                 event = :event, created_at = if_not_exists(created_at, :at), \
                 due_at = if_not_exists(due_at, :now), attempts = if_not_exists(attempts, :zero), \
                 #ttl = :ttl{} ADD news :one",
                if worth {
                    ", worth = :event, worth_at = if_not_exists(news, :zero) + :one"
                } else {
                    ""
                },
            ))
            .expression_attribute_names("#user", "user")
            .expression_attribute_names("#ttl", "ttl");
        let values = [
            (":id", s(card.notice.to_string())),
            (":account", s(card.account.to_string())),
            (":person", s(card.person.to_string())),
            (":user", s(card.user.to_string())),
            (":kind", s(NoticeKind::Card.as_str())),
            (":event", s(event.as_str())),
            (":at", s(now.to_string())),
            (":now", n(now.as_millisecond())),
            (":zero", n(0)),
            (":one", n(1)),
            (":ttl", n(ends(now))),
        ];
        for (name, value) in values {
            update = update.expression_attribute_values(name, value);
        }
        let update = built(update.build())?;
        self.push(TransactWriteItem::builder().update(update).build(), None);
        Ok(())
    }

    fn put_notice(&mut self, notice: &ChatNotice, now: Timestamp) -> Result<(), StoreError> {
        let pk = keys::notices(&self.directory().org);
        let mut item = crate::item::keyed(pk, keys::notice(notice.id), notice)?;
        item.insert("due_at".into(), n(now.as_millisecond()));
        item.insert("ttl".into(), n(ends(now)));
        self.put(item)
    }
}

/// When a notice that nobody takes goes, in epoch seconds.
fn ends(now: Timestamp) -> i64 {
    now.checked_add(NOTICE_KEPT_FOR).unwrap_or(now).as_second()
}
