//! Chat accounts that are linked to users, and what is to be told in chat.

use std::fmt;

use jiff::Timestamp;
use reqwest::Method;
use serde::{Deserialize, Serialize};

use crate::{Approval, Client, Error, User, request};

/// For whom a code is wanted that links a chat account to a user.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct NewChatLinkCode {
    /// The account, such as `slack:T1:U1`.
    pub account: String,
    /// What the platform calls them. The page that confirms the link shows it.
    pub display_name: String,
    /// What the platform calls the workspace.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub workspace_name: Option<String>,
    /// BCP 47 tag of the language that they read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
}

/// Where a signed-in user confirms that a chat account is theirs.
#[derive(Clone, PartialEq, Eq, Deserialize)]
pub struct ChatLinkCode {
    /// The page. It works once.
    pub url: String,
    /// When it ends.
    pub expires_at: Timestamp,
}

/// A chat account is linked.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct ChatLinked {
    /// To whom.
    pub user: User,
    /// One sentence for a person, in the client's language.
    #[serde(default)]
    pub message: String,
}

/// A chat account and the user whom it is linked to.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChatLink {
    /// The account, such as `slack:T1:U1`.
    pub account: String,
    /// The user's id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub user_id: Option<String>,
    /// What the platform called them when they were linked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub display_name: Option<String>,
    /// What the platform called the workspace.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub workspace_name: Option<String>,
    /// Since when it is linked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub linked_at: Option<Timestamp>,
}

/// A message in chat that announces a user, to be kept up to date.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct ChatCard {
    /// By which the bot finds the message again, in its own words: at most 2,000 bytes.
    pub handle: String,
    /// Until when the platform lets the message be changed.
    pub until: Timestamp,
    /// The user's version that it shows.
    pub version: u64,
}

open_enum! {
    /// How something is told in chat.
    NoticeKind {
        /// The message that announced the user is changed.
        Card = "card",
        /// A new message.
        Message = "message",
    }
}

open_enum! {
    /// What is told in chat.
    NoticeEvent {
        /// The invite's mail was sent.
        MailSent = "mail_sent",
        /// The receiver's mail server took it.
        MailDelivered = "mail_delivered",
        /// The receiver's mail server put it off.
        MailDelayed = "mail_delayed",
        /// It came back.
        MailBounced = "mail_bounced",
        /// The receiver reported it as unwanted.
        MailComplained = "mail_complained",
        /// It could not be sent.
        MailFailed = "mail_failed",
        /// The invite was accepted.
        Accepted = "accepted",
        /// Whoever received the invite declined it.
        Declined = "declined",
        /// The invite ended without being accepted.
        Expired = "expired",
        /// The invite was withdrawn.
        Revoked = "revoked",
        /// A second person is asked to approve something.
        ApprovalRequested = "approval_requested",
        /// What was asked for is approved.
        ApprovalApproved = "approval_approved",
        /// What was asked for is declined.
        ApprovalDeclined = "approval_declined",
        /// Nobody decided in time.
        ApprovalLapsed = "approval_lapsed",
    }
}

/// Something to be told in chat, claimed for a minute.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notice {
    /// Its id.
    pub id: String,
    /// By which it is said that it was told.
    pub claim: String,
    /// Whom it is for, such as `slack:T1:U1`.
    pub account: String,
    /// BCP 47 tag of the language that they read.
    pub language: String,
    /// How it is told.
    pub kind: NoticeKind,
    /// What it is.
    pub event: NoticeEvent,
    /// The user whom it is about, as they are now.
    #[serde(default)]
    pub user: Option<User>,
    /// The approval that it is about.
    #[serde(default)]
    pub approval: Option<Approval>,
    /// The message that is to be changed.
    #[serde(default)]
    pub card: Option<NoticeCard>,
}

/// The message that a notice changes.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoticeCard {
    /// What [`ChatCard::handle`] was.
    pub handle: String,
}

/// What became of a notice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum NoticeOutcome {
    /// It was told.
    Told,
    /// It never can be.
    Undeliverable,
}

#[derive(Deserialize)]
struct Items<T> {
    items: Vec<T>,
}

impl Client {
    /// Asks for a page that links a chat account to whoever is signed in there. For the key of a bot,
    /// on nobody's behalf.
    pub async fn chat_link_code(&self, code: &NewChatLinkCode) -> Result<ChatLinkCode, Error> {
        self.post(&["v1", "chat-links", "codes"], code).await
    }

    /// Links the chat account that the client speaks for, with the six digits that the page showed.
    pub async fn confirm_chat_link(&self, digits: &str) -> Result<ChatLinked, Error> {
        let body = serde_json::json!({ "digits": digits });
        self.post(&["v1", "chat-links", "confirm"], &body).await
    }

    /// The chat accounts of a user; the caller's own if none is given.
    pub async fn chat_links(&self, user: Option<&str>) -> Result<Vec<ChatLink>, Error> {
        let of: Vec<_> = user.map(|user| ("user", user.to_owned())).into_iter().collect();
        Ok(self.get::<Items<ChatLink>>(&["v1", "chat-links"], &of).await?.items)
    }

    /// Links a chat account to a user without asking either: an admin's way.
    pub async fn put_chat_link(&self, account: &str, user: &str) -> Result<(), Error> {
        let url = self.endpoint(&["v1", "chat-links", account])?;
        let body = serde_json::json!({ "user_id": user });
        let call = self.with_key(self.http.request(Method::PUT, url)).json(&body);
        request::read_nothing(call.send().await?).await
    }

    /// Ends the link of a chat account.
    pub async fn delete_chat_link(&self, account: &str) -> Result<(), Error> {
        self.send_for_nothing(Method::DELETE, &["v1", "chat-links", account]).await
    }

    /// Has a message that announces a user kept up to date.
    pub async fn put_chat_card(&self, user: &str, card: &ChatCard) -> Result<(), Error> {
        let url = self.endpoint(&["v1", "users", user, "chat-card"])?;
        let call = self.with_key(self.http.request(Method::PUT, url)).json(card);
        request::read_nothing(call.send().await?).await
    }

    /// Claims what is to be told in chat, for a minute. For the key of a bot.
    pub async fn take_chat_notices(&self, limit: Option<u16>) -> Result<Vec<Notice>, Error> {
        #[derive(Serialize)]
        struct Body {
            #[serde(skip_serializing_if = "Option::is_none")]
            limit: Option<u16>,
        }
        let path = ["v1", "chat-notices", "take"];
        Ok(self.post::<Items<Notice>>(&path, &Body { limit }).await?.items)
    }

    /// Says what became of a notice.
    pub async fn chat_notice_done(
        &self,
        notice: &Notice,
        outcome: NoticeOutcome,
    ) -> Result<(), Error> {
        #[derive(Serialize)]
        struct Body<'a> {
            claim: &'a str,
            outcome: NoticeOutcome,
        }
        let url = self.endpoint(&["v1", "chat-notices", &notice.id, "done"])?;
        let body = Body { claim: &notice.claim, outcome };
        let call = self.with_key(self.http.request(Method::POST, url)).json(&body);
        request::read_nothing(call.send().await?).await
    }
}

impl fmt::Debug for NewChatLinkCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("NewChatLinkCode")
            .field("account", &self.account)
            .field("language", &self.language)
            .finish_non_exhaustive()
    }
}

impl fmt::Debug for ChatLinkCode {
    // The page's address is a secret: whoever has it can offer it to somebody.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ChatLinkCode").field("expires_at", &self.expires_at).finish_non_exhaustive()
    }
}

impl fmt::Debug for ChatLink {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ChatLink")
            .field("account", &self.account)
            .field("user_id", &self.user_id)
            .finish_non_exhaustive()
    }
}

impl fmt::Debug for ChatCard {
    // With the handle a message can be changed.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ChatCard")
            .field("until", &self.until)
            .field("version", &self.version)
            .finish_non_exhaustive()
    }
}

impl fmt::Debug for Notice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Notice")
            .field("id", &self.id)
            .field("account", &self.account)
            .field("kind", &self.kind)
            .field("event", &self.event)
            .finish_non_exhaustive()
    }
}

impl fmt::Debug for NoticeCard {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("NoticeCard").finish_non_exhaustive()
    }
}
