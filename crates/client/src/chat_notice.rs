//! What is to be told in chat: messages, and cards that are kept up to date.

use std::fmt;

use http::Method;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{Approval, Client, Error, User, page::Items, request};

/// A message in chat that announces a user, to be kept up to date.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct ChatCard {
    /// By which the bot finds the message again, in its own words: at most 2,000 bytes. A secret.
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
        /// The user was added, or added again.
        Added = "added",
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
        /// The invitee asks for a new link.
        RenewalRequested = "renewal_requested",
        /// The invite was accepted.
        Accepted = "accepted",
        /// Whoever received the invite declined it.
        Declined = "declined",
        /// The invite ended without being accepted.
        Expired = "expired",
        /// Something about the user was changed.
        Changed = "changed",
        /// The user was invited again.
        Resent = "resent",
        /// The invite was withdrawn.
        Revoked = "revoked",
        /// The member may not enter for now.
        Deactivated = "deactivated",
        /// The member may enter again.
        Reactivated = "reactivated",
        /// A second person is asked to approve something.
        ApprovalRequested = "approval_requested",
        /// What was asked for is approved.
        ApprovalApproved = "approval_approved",
        /// What was asked for is declined.
        ApprovalDeclined = "approval_declined",
        /// Nobody decided in time.
        ApprovalLapsed = "approval_lapsed",
        /// The request was called off, or what it was about has changed.
        ApprovalCancelled = "approval_cancelled",
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
    /// Until when the platform lets it be changed, if that is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Timestamp>,
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

impl Client {
    /// Has a message that announces a user kept up to date.
    pub async fn put_chat_card(&self, user: &str, card: &ChatCard) -> Result<(), Error> {
        let call = self.changing(Method::PUT, &["v1", "users", user, "chat-card"], None)?;
        request::nothing(call.json(card)).await
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
        let path = ["v1", "chat-notices", &notice.id, "done"];
        let body = Body { claim: &notice.claim, outcome };
        request::nothing(self.changing(Method::POST, &path, None)?.json(&body)).await
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
