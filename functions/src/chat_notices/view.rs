//! Notices as the API shows them.

use jiff::Timestamp;
use serde::Serialize;
use usher_domain::{ChatAccount, ChatCard, ChatNotice, Language, UserId};
use utoipa::ToSchema;

use super::judge::Telling;
use crate::{
    openapi::schemas::{ChatEventName, LanguageTag, NoticeKindName},
    views::UserView,
};

/// Notices that were taken.
#[derive(Serialize, ToSchema)]
#[schema(as = ChatNotices)]
pub struct NoticesView {
    /// None, if there is nothing to tell.
    pub items: Vec<NoticeView>,
}

/// Something to be told in chat.
#[derive(Serialize, ToSchema)]
#[schema(as = ChatNotice)]
pub struct NoticeView {
    #[schema(format = "uuid")]
    id: String,
    /// By which whoever took it says what became of it.
    #[schema(format = "uuid")]
    claim: String,
    /// To whom.
    #[schema(example = "slack:T1:U1")]
    account: String,
    /// What they read.
    #[schema(value_type = LanguageTag)]
    language: Language,
    #[schema(value_type = NoticeKindName)]
    kind: &'static str,
    #[schema(value_type = ChatEventName)]
    event: &'static str,
    /// Whom it is about, as they are now; null where it is about nobody.
    #[schema(required)]
    user: Option<UserView>,
    /// The request for approval that it is about; null where it is about none.
    #[schema(value_type = Option<Object>, required)]
    approval: Option<()>,
    /// The message that is to be changed; null for a new one.
    #[schema(required)]
    card: Option<CardView>,
}

/// A message in chat that is to be changed.
#[derive(Serialize, ToSchema)]
#[schema(as = PostedChatCard)]
pub struct CardView {
    /// By which the bot changes it.
    handle: String,
    /// Until when the platform lets it be changed.
    #[schema(value_type = String, format = DateTime)]
    until: Timestamp,
    /// The user's version that it shows.
    #[schema(minimum = 1)]
    posted_version: u64,
}

impl NoticeView {
    /// A notice that was taken under `claim`, as it was judged.
    pub fn new(notice: &ChatNotice, claim: String, telling: Telling, now: Timestamp) -> Self {
        Self {
            id: notice.id.to_string(),
            claim,
            account: notice.account.to_string(),
            language: telling.language,
            kind: telling.kind().as_str(),
            event: telling.event.as_str(),
            user: telling.user.map(|user| UserView::new(&user, now)),
            approval: None,
            card: telling.card,
        }
    }
}

impl CardView {
    /// The card with its handle opened.
    pub fn new(card: &ChatCard, handle: String) -> Self {
        Self { handle, until: card.until, posted_version: card.shown }
    }
}

/// What the handle of a card is sealed for: nobody opens it in the place of another.
pub fn card_scope(user: UserId, account: &ChatAccount) -> String {
    format!("chat card {user} {account}")
}
