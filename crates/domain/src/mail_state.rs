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
    /// The recipient's server refused it for good.
    Bounced,
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

impl MailState {
    fn rank(self) -> u8 {
        match self {
            Self::None => 0,
            Self::Queued => 1,
            Self::Sent => 2,
            Self::Delayed => 3,
            Self::Delivered => 4,
            Self::Failed(_) | Self::Bounced => 5,
            Self::Complained => 6,
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
            Self::Bounced => "bounced",
            Self::Complained => "complained",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn late_news_never_hides_what_came_after() {
        assert_eq!(MailState::Queued.advanced_to(MailState::Sent), MailState::Sent);
        assert_eq!(MailState::Delivered.advanced_to(MailState::Sent), MailState::Delivered);
        assert_eq!(MailState::Delivered.advanced_to(MailState::Bounced), MailState::Bounced);
        assert_eq!(MailState::Bounced.advanced_to(MailState::Delivered), MailState::Bounced);
    }
}
