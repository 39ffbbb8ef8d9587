//! Cards in chat that announce a user, and are changed in place for a while.

use aws_sdk_dynamodb::types::{Delete, TransactWriteItem, Update};
use jiff::Timestamp;
use usher_domain::{ChatAccount, ChatCard, ChatEvent, NoticeId, UserId};

use crate::{
    Directory, StoreError,
    item::{self, Item, n, s},
    keys,
    transaction::{Commit, Transaction, built},
};

/// The most cards of one user that are kept up to date.
const MOST_CARDS: usize = 50;

/// The order to keep a card up to date.
#[derive(Debug, Clone)]
pub struct KeepCard {
    /// Whom it announces.
    pub user: UserId,
    /// Whose it is.
    pub account: ChatAccount,
    /// The person whom the account is linked to.
    pub person: UserId,
    /// By which it can be changed, sealed.
    pub handle: String,
    /// Until when that works.
    pub until: Timestamp,
    /// The version of the user that it shows.
    pub version: u64,
    /// When.
    pub now: Timestamp,
}

/// What became of the order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CardKept {
    /// It is kept. If it shows an older version, a notice lies there for it.
    Kept,
    /// It claims to show a version that the user does not have yet: this is the newest.
    Ahead(u64),
    /// There is no such user.
    NotFound,
}

#[derive(Clone, Copy)]
struct Overtaken;

impl Directory {
    /// Keeps a card in place of the one that the account had for this user. It holds on to the version
    /// of the user that was read: whatever changes them later finds the card when its event is settled,
    /// and what changed them before is told at once. So no change falls between the two.
    pub async fn keep_card(&self, order: &KeepCard) -> Result<CardKept, StoreError> {
        for _ in 0..8 {
            let Some(user) = self.find_user(order.user).await? else {
                return Ok(CardKept::NotFound);
            };
            if order.version > user.version {
                return Ok(CardKept::Ahead(user.version));
            }
            let card = order.card(NoticeId(self.ids.next()));
            let mut writes = self.transaction();
            writes.require_version(&user, Overtaken)?;
            writes.put(self.card_item(&card)?)?;
            if card.shown < user.version {
                writes.tell_card(&card, ChatEvent::Changed, order.now)?;
            }
            if let Commit::Done = writes.commit().await? {
                return Ok(CardKept::Kept);
            }
        }
        Err(StoreError::Busy("the user changes all the time".into()))
    }

    /// The card that an account has for a user, over or not.
    pub async fn find_card(
        &self,
        user: UserId,
        account: &ChatAccount,
    ) -> Result<Option<ChatCard>, StoreError> {
        self.get(keys::user(&self.org, user), keys::card(account))
            .await?
            .map(item::read)
            .transpose()
    }

    /// The cards of a user that can still be changed.
    pub(crate) async fn live_cards(
        &self,
        user: UserId,
        now: Timestamp,
    ) -> Result<Vec<ChatCard>, StoreError> {
        let mut items = self
            .client
            .query()
            .table_name(&self.table)
            .key_condition_expression("pk = :user AND begins_with(sk, :card)")
            .expression_attribute_values(":user", s(keys::user(&self.org, user)))
            .expression_attribute_values(":card", s(keys::CARD))
            .consistent_read(true)
            .into_paginator()
            .items()
            .send();
        let mut live = Vec::new();
        while live.len() < MOST_CARDS
            && let Some(item) = items.next().await
        {
            let item = item.map_err(|error| StoreError::of_call(&error))?;
            match item::read::<ChatCard>(item) {
                Ok(card) if card.is_live(now) => live.push(card),
                Ok(_) => {}
                // Perhaps of a newer version: it must not keep an event from leaving.
                Err(_) => tracing::error!(%user, "a card cannot be read"),
            }
        }
        Ok(live)
    }

    fn card_item(&self, card: &ChatCard) -> Result<Item, StoreError> {
        let pk = keys::user(&self.org, card.user);
        let mut item = item::keyed(pk, keys::card(&card.account), card)?;
        item.insert("ttl".into(), n(card.until.as_second()));
        Ok(item)
    }
}

impl KeepCard {
    fn card(&self, notice: NoticeId) -> ChatCard {
        ChatCard {
            user: self.user,
            account: self.account.clone(),
            person: self.person,
            handle: self.handle.clone(),
            until: self.until,
            shown: self.version,
            notice,
        }
    }
}

impl<G: Copy> Transaction<'_, G> {
    /// Notes that the card of that notice shows `version` now. Another card may have taken its place.
    pub(crate) fn note_shown(
        &mut self,
        (user, account, notice): (UserId, &ChatAccount, NoticeId),
        version: u64,
        guard: G,
    ) -> Result<(), StoreError> {
        let update = Update::builder()
            .table_name(&self.directory().table)
            .key("pk", s(keys::user(&self.directory().org, user)))
            .key("sk", s(keys::card(account)))
            .update_expression("SET shown = :version")
            .condition_expression("notice = :notice")
            .expression_attribute_values(":version", n(version))
            .expression_attribute_values(":notice", s(notice.to_string()));
        let update = built(update.build())?;
        self.push(TransactWriteItem::builder().update(update).build(), Some(guard));
        Ok(())
    }

    /// Forgets the card of that notice, which cannot be changed any more.
    pub(crate) fn forget_card(
        &mut self,
        (user, account, notice): (UserId, &ChatAccount, NoticeId),
        guard: G,
    ) -> Result<(), StoreError> {
        let delete = Delete::builder()
            .table_name(&self.directory().table)
            .key("pk", s(keys::user(&self.directory().org, user)))
            .key("sk", s(keys::card(account)))
            .condition_expression("notice = :notice")
            .expression_attribute_values(":notice", s(notice.to_string()));
        let delete = built(delete.build())?;
        self.push(TransactWriteItem::builder().delete(delete).build(), Some(guard));
        Ok(())
    }
}
