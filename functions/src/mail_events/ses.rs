//! The events of SES as EventBridge brings them. Fields that are not needed are passed over: SES adds
//! new ones.

use std::collections::HashMap;

use serde::Deserialize;
use serde_json::Value;
use usher_domain::{BounceReason, EmailAddress, EntryId, MailNews, OrgId, UserId};

/// Why an event is let go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Useless {
    /// Not an event of SES, or without what every event has.
    Malformed,
    /// Of a mail that carries no tags of ours.
    NotOurs,
    /// Of a mail of another organization.
    OtherOrg,
    /// Of a kind that nothing follows from.
    NothingToDo,
}

/// News of a mail of ours.
pub struct Told {
    /// Whom the mail is about.
    pub user: UserId,
    /// The generation of the invite that it carries; 0 if it carries none.
    pub generation: u32,
    /// The outbox entry that it was.
    pub entry: Option<EntryId>,
    /// Whom it went to.
    pub to: Option<EmailAddress>,
    /// What is told.
    pub news: MailNews,
}

#[derive(Deserialize)]
struct Event {
    source: String,
    detail: Detail,
}

#[derive(Deserialize)]
struct Detail {
    #[serde(rename = "eventType")]
    kind: String,
    mail: Mail,
    bounce: Option<Bounce>,
}

#[derive(Deserialize)]
struct Mail {
    #[serde(default)]
    tags: HashMap<String, Vec<String>>,
    /// A mail of ours has one recipient. What a bounce names may be where that one forwards to.
    #[serde(default)]
    destination: Vec<String>,
}

#[derive(Deserialize)]
struct Bounce {
    #[serde(rename = "bounceType", default)]
    kind: String,
    #[serde(rename = "bounceSubType", default)]
    sub_kind: String,
}

impl Told {
    /// Reads an event about a mail of `org`.
    pub fn read(event: Value, org: &OrgId) -> Result<Self, Useless> {
        let event: Event = serde_json::from_value(event).map_err(|_| Useless::Malformed)?;
        if event.source != "aws.ses" {
            return Err(Useless::Malformed);
        }
        let Detail { kind, mail, bounce } = event.detail;
        if mail.tag("org").ok_or(Useless::NotOurs)? != org.as_str() {
            return Err(Useless::OtherOrg);
        }
        let generation = mail.tag("generation").and_then(|text| text.parse().ok());
        let user = mail.tag("user").and_then(|text| text.parse().ok());
        Ok(Self {
            user: user.ok_or(Useless::NotOurs)?,
            generation: generation.ok_or(Useless::NotOurs)?,
            entry: mail.tag("entry").and_then(|text| text.parse().ok()),
            to: mail.destination.first().and_then(|text| text.parse().ok()),
            news: news(&kind, bounce.as_ref())?,
        })
    }
}

impl Mail {
    fn tag(&self, name: &str) -> Option<&str> {
        self.tags.get(name)?.first().map(String::as_str)
    }
}

fn news(kind: &str, bounce: Option<&Bounce>) -> Result<MailNews, Useless> {
    Ok(match kind {
        "Delivery" => MailNews::Delivered,
        "DeliveryDelay" => MailNews::Delayed,
        "Bounce" => MailNews::Bounced(bounce.ok_or(Useless::Malformed)?.reason()),
        "Complaint" => MailNews::Complained,
        "Reject" | "Rendering Failure" | "RenderingFailure" => MailNews::Rejected,
        // `Send` says what is recorded as the mail leaves; `Open`, `Click` and the like are not ours.
        _ => return Err(Useless::NothingToDo),
    })
}

impl Bounce {
    /// SES tries a transient failure again for hours, and tells of it once it stops.
    fn reason(&self) -> BounceReason {
        match (self.kind.as_str(), self.sub_kind.as_str()) {
            ("Permanent", "Suppressed" | "OnAccountSuppressionList") => {
                BounceReason::AddressBlocked
            }
            ("Permanent", _) => BounceReason::AddressRejected,
            ("Transient", "MailboxFull") => BounceReason::MailboxFull,
            ("Transient", "MessageTooLarge" | "ContentRejected" | "AttachmentRejected") => {
                BounceReason::MessageRejected
            }
            ("Transient", _) => BounceReason::MailboxUnavailable,
            _ => BounceReason::Undetermined,
        }
    }
}
