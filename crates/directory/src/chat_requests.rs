//! Requests of chat accounts to be linked: asked for in chat, confirmed by a person in the browser,
//! and closed by digits that are typed in chat.

use aws_sdk_dynamodb::types::{Delete, ReturnValue, TransactWriteItem};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use usher_domain::{
    ChatAccount, ChatName, EntryId, Language, UserId,
    link_code::{MAX_DIGIT_TRIES, SealedDigits},
};

use crate::{
    Bucket, Directory, LinkChat, Linking, StoreError,
    chat_links::Overtaken,
    item::{self, n, s},
    keys,
    transaction::{Commit, Transaction, built, is_refused},
};

/// That a chat account asks to be linked to somebody.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChatRequest {
    /// Names this request, for good.
    pub id: EntryId,
    /// The account.
    pub account: ChatAccount,
    /// What it calls itself, if anything.
    pub display_name: Option<ChatName>,
    /// What its workspace calls itself, if that is known.
    pub workspace_name: Option<ChatName>,
    /// The language that it is set to, if that is known.
    pub language: Option<Language>,
    /// When it asked.
    pub asked_at: Timestamp,
    /// Until when it can be confirmed, here and there.
    pub expires_at: Timestamp,
    /// Who confirmed it in the browser, last.
    #[serde(default)]
    pub confirmed: Option<Confirmation>,
    /// How often digits were typed.
    #[serde(default)]
    pub tries: u8,
}

/// That a person confirmed a request in the browser.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Confirmation {
    /// Who.
    pub user: UserId,
    /// When.
    pub at: Timestamp,
    /// When the password was set under which they had signed in.
    pub password_set_at: Timestamp,
    /// The digits that they were shown.
    pub digits: SealedDigits,
}

/// What there is to compare typed digits with.
#[derive(Debug, Clone)]
pub enum Typed {
    /// The try is counted. The request as it is now, and who confirmed it.
    Counted(Box<ChatRequest>, Confirmation),
    /// Nobody has confirmed the request yet. Nothing was counted.
    NotConfirmed,
    /// There is no request, or it has ended.
    Ended,
}

#[derive(Clone, Copy)]
struct TooMany;

impl ChatRequest {
    /// Whether it can still be confirmed.
    pub fn is_open(&self, now: Timestamp) -> bool {
        now < self.expires_at && self.tries < MAX_DIGIT_TRIES
    }
}

impl Directory {
    /// Opens a request in place of an older one of the account, and counts it in the buckets. False:
    /// there were too many. Nothing was written.
    pub async fn open_chat_request(
        &self,
        request: &ChatRequest,
        buckets: &[Bucket],
    ) -> Result<bool, StoreError> {
        let mut writes = self.transaction();
        let pk = keys::chat(&self.org, &request.account);
        let mut item = item::keyed(pk, keys::CHAT_REQUEST.into(), request)?;
        item.insert("ttl".into(), n(request.expires_at.as_second() + 1));
        item.insert("until".into(), n(request.expires_at.as_millisecond()));
        writes.put(item)?;
        for bucket in buckets {
            writes.count(bucket, request.asked_at, TooMany)?;
        }
        Ok(matches!(writes.commit().await?, Commit::Done))
    }

    /// The request of an account, open or not.
    pub async fn find_chat_request(
        &self,
        account: &ChatAccount,
    ) -> Result<Option<ChatRequest>, StoreError> {
        let item = self.get(keys::chat(&self.org, account), keys::CHAT_REQUEST.into()).await?;
        item.map(item::read).transpose()
    }

    /// Keeps that a person confirmed a request, which must be open still. False: it is not.
    pub async fn confirm_chat_request(
        &self,
        request: &ChatRequest,
        confirmation: &Confirmation,
    ) -> Result<bool, StoreError> {
        let confirmed = serde_dynamo::to_attribute_value(confirmation)?;
        let call = self
            .client
            .update_item()
            .table_name(&self.table)
            .key("pk", s(keys::chat(&self.org, &request.account)))
            .key("sk", s(keys::CHAT_REQUEST))
            .update_expression("SET confirmed = :confirmed")
            .condition_expression("id = :id AND #until > :now AND tries < :most")
            .expression_attribute_names("#until", "until")
            .expression_attribute_values(":confirmed", confirmed)
            .expression_attribute_values(":id", s(request.id.to_string()))
            .expression_attribute_values(":now", n(confirmation.at.as_millisecond()))
            .expression_attribute_values(":most", n(MAX_DIGIT_TRIES))
            .send()
            .await;
        match call {
            Ok(_) => Ok(true),
            Err(error) if is_refused(&error) => Ok(false),
            Err(error) => Err(StoreError::of_call(&error)),
        }
    }

    /// Counts that digits are typed for the request of an account, before anybody compares them.
    pub async fn count_digits(
        &self,
        account: &ChatAccount,
        now: Timestamp,
    ) -> Result<Typed, StoreError> {
        let call = self
            .client
            .update_item()
            .table_name(&self.table)
            .key("pk", s(keys::chat(&self.org, account)))
            .key("sk", s(keys::CHAT_REQUEST))
            .update_expression("ADD tries :one")
            .condition_expression(
                "attribute_type(confirmed, :map) AND #until > :now AND tries < :most",
            )
            .expression_attribute_names("#until", "until")
            .expression_attribute_values(":map", s("M"))
            .expression_attribute_values(":one", n(1))
            .expression_attribute_values(":now", n(now.as_millisecond()))
            .expression_attribute_values(":most", n(MAX_DIGIT_TRIES))
            .return_values(ReturnValue::AllNew)
            .send()
            .await;
        let counted: Option<ChatRequest> = match call {
            Ok(answer) => answer.attributes.map(item::read).transpose()?,
            Err(error) if is_refused(&error) => None,
            Err(error) => return Err(StoreError::of_call(&error)),
        };
        if let Some(request) = counted
            && let Some(confirmation) = request.confirmed.clone()
        {
            return Ok(Typed::Counted(Box::new(request), confirmation));
        }
        let left = self.find_chat_request(account).await?;
        let waits = left.is_some_and(|left| left.is_open(now) && left.confirmed.is_none());
        Ok(if waits { Typed::NotConfirmed } else { Typed::Ended })
    }

    /// Links the account as its request was confirmed, and closes the request, which nobody must have
    /// confirmed or replaced since.
    pub async fn close_chat_request(
        &self,
        request: &ChatRequest,
        confirmation: &Confirmation,
        order: &LinkChat,
    ) -> Result<Linking, StoreError> {
        let mut writes = self.transaction();
        writes.link_chat(order, Overtaken)?;
        writes.require_credential(order.user.id, confirmation.password_set_at, Overtaken)?;
        writes.delete_request(request, confirmation, Overtaken)?;
        Ok(writes.commit().await?.into())
    }
}

impl<G: Copy> Transaction<'_, G> {
    fn delete_request(
        &mut self,
        request: &ChatRequest,
        confirmation: &Confirmation,
        guard: G,
    ) -> Result<(), StoreError> {
        let delete = Delete::builder()
            .table_name(&self.directory().table)
            .key("pk", s(keys::chat(self.directory().org(), &request.account)))
            .key("sk", s(keys::CHAT_REQUEST))
            .condition_expression("id = :id AND confirmed.digits.mac = :mac")
            .expression_attribute_values(":id", s(request.id.to_string()))
            .expression_attribute_values(":mac", s(confirmation.digits.mac()));
        let delete = built(delete.build())?;
        self.push(TransactWriteItem::builder().delete(delete).build(), Some(guard));
        Ok(())
    }
}
