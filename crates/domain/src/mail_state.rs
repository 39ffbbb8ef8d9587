//! What became of the mail of an invite.

use serde::{Deserialize, Serialize};

/// What became of the mail of one generation of an invite. It only ever moves forward: a `sent`
/// that arrives late never hides a `delivered`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", content = "reason", rename_all = "snake_case")]
pub enum MailState {
    /// No mail was asked for: the link is handed over by other means.
    None,
    /// Waits in the outbox.
    Queued,
    /// Handed to the mail service.
    Sent,
    /// The recipient's server has not taken it yet.
    Delayed,
    /// The recipient's server took it.
    Delivered,
    /// It will never be sent.
    Failed(FailureReason),
    /// It came back.
    Bounced(BounceReason),
    /// The recipient reported it as spam.
    Complained,
}

/// Why a mail will never be sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FailureReason {
    /// The mail service refused it for good.
    Refused,
    /// The invite had ended before the mail could be sent.
    Overdue,
    /// It could not be sent for 48 hours.
    GaveUp,
}

/// Why a mail came back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", from = "Option<StoredReason>")]
pub enum BounceReason {
    /// For good: the recipient's server knows no such address.
    AddressRejected,
    /// For good: the mail service did not even try, because mail to the address bounced before.
    AddressBlocked,
    /// The mailbox has no room.
    MailboxFull,
    /// The recipient's server would not have this message; another one it may take.
    MessageRejected,
    /// The recipient's server did not take it for as long as the mail service tried. Automatic
    /// replies read like this, too, so it says less than a delivery.
    MailboxUnavailable,
    /// Nobody knows. Some automatic replies read like this, too.
    Undetermined,
}

/// A reason as it is stored; none with states that were stored before there were reasons.
#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum StoredReason {
    AddressRejected,
    AddressBlocked,
    MailboxFull,
    MessageRejected,
    MailboxUnavailable,
    #[serde(other)]
    Undetermined,
}

impl From<Option<StoredReason>> for BounceReason {
    fn from(stored: Option<StoredReason>) -> Self {
        match stored {
            Some(StoredReason::AddressRejected) => Self::AddressRejected,
            Some(StoredReason::AddressBlocked) => Self::AddressBlocked,
            Some(StoredReason::MailboxFull) => Self::MailboxFull,
            Some(StoredReason::MessageRejected) => Self::MessageRejected,
            Some(StoredReason::MailboxUnavailable) => Self::MailboxUnavailable,
            Some(StoredReason::Undetermined) | None => Self::Undetermined,
        }
    }
}

impl FailureReason {
    /// The reason as the API writes it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Refused => "refused",
            Self::Overdue => "overdue",
            Self::GaveUp => "gave_up",
        }
    }
}

impl BounceReason {
    /// Whether mail to the address will bounce again, so that none should be sent.
    pub fn is_permanent(self) -> bool {
        matches!(self, Self::AddressRejected | Self::AddressBlocked)
    }

    /// The reason as the API writes it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::AddressRejected => "address_rejected",
            Self::AddressBlocked => "address_blocked",
            Self::MailboxFull => "mailbox_full",
            Self::MessageRejected => "message_rejected",
            Self::MailboxUnavailable => "mailbox_unavailable",
            Self::Undetermined => "undetermined",
        }
    }
}

impl MailState {
    /// Every state as the API writes it, in the order of a mail's life.
    pub const WORDS: [&str; 8] =
        ["none", "queued", "sent", "delayed", "delivered", "failed", "bounced", "complained"];

    fn rank(self) -> u8 {
        match self {
            Self::None => 0,
            Self::Queued => 1,
            Self::Sent => 2,
            Self::Delayed => 3,
            // A delivery proves these wrong: the mail was sent and taken after all, and what came
            // back was an automatic reply.
            Self::Failed(_)
            | Self::Bounced(BounceReason::MailboxUnavailable | BounceReason::Undetermined) => 4,
            Self::Delivered => 5,
            Self::Bounced(_) => 6,
            Self::Complained => 7,
        }
    }

    /// The state after news of `next` arrived: `next` if that is further on, else the state as it is.
    #[must_use]
    pub fn advanced_to(self, next: Self) -> Self {
        if next.rank() > self.rank() { next } else { self }
    }

    /// The state as the API writes it, without its reason.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Queued => "queued",
            Self::Sent => "sent",
            Self::Delayed => "delayed",
            Self::Delivered => "delivered",
            Self::Failed(_) => "failed",
            Self::Bounced(_) => "bounced",
            Self::Complained => "complained",
        }
    }

    /// Why the mail went no further, as the API writes it.
    pub fn reason(self) -> Option<&'static str> {
        match self {
            Self::Failed(reason) => Some(reason.as_str()),
            Self::Bounced(reason) => Some(reason.as_str()),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn late_news_never_hides_what_came_after() {
        let bounced = MailState::Bounced(BounceReason::AddressRejected);
        assert_eq!(MailState::Queued.advanced_to(MailState::Sent), MailState::Sent);
        assert_eq!(MailState::Delivered.advanced_to(MailState::Sent), MailState::Delivered);
        assert_eq!(MailState::Delivered.advanced_to(bounced), bounced);
        assert_eq!(bounced.advanced_to(MailState::Delivered), bounced);
        assert_eq!(bounced.advanced_to(MailState::Complained), MailState::Complained);
    }

    #[test]
    fn an_automatic_reply_hides_no_delivery() {
        let reply = MailState::Bounced(BounceReason::MailboxUnavailable);
        assert_eq!(MailState::Sent.advanced_to(reply), reply);
        assert_eq!(reply.advanced_to(MailState::Delivered), MailState::Delivered);
        assert_eq!(MailState::Delivered.advanced_to(reply), MailState::Delivered);
    }

    #[test]
    fn states_read_as_they_were_written_and_as_they_were_before_there_were_reasons() {
        let read = |json: &str| serde_json::from_str::<MailState>(json).unwrap();
        for reason in [
            BounceReason::AddressRejected,
            BounceReason::AddressBlocked,
            BounceReason::MailboxFull,
            BounceReason::MessageRejected,
            BounceReason::MailboxUnavailable,
            BounceReason::Undetermined,
        ] {
            let state = MailState::Bounced(reason);
            let json = serde_json::to_string(&state).unwrap();
            assert_eq!(json, format!(r#"{{"state":"bounced","reason":"{}"}}"#, reason.as_str()));
            assert_eq!(read(&json), state);
        }
        let unknown = MailState::Bounced(BounceReason::Undetermined);
        assert_eq!(read(r#"{"state":"bounced"}"#), unknown);
        assert_eq!(read(r#"{"state":"bounced","reason":"of a version to come"}"#), unknown);
        assert_eq!(read(r#"{"state":"sent"}"#), MailState::Sent);
    }
}
