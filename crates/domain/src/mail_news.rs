//! News of a mail that was sent, as the mail service tells it.

use crate::{
    BounceReason, FailureReason, MailState,
    outbox::{Event, Message},
    suppression::SuppressionReason,
    timeline::Happening,
};

/// What the mail service tells of a mail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MailNews {
    /// The recipient's server has not taken it yet.
    Delayed,
    /// The recipient's server took it.
    Delivered,
    /// It came back.
    Bounced(BounceReason),
    /// The recipient reported it as spam.
    Complained,
    /// The mail service will not send it after all.
    Rejected,
}

impl MailNews {
    /// The state that it moves the mail to, if that is forward.
    pub fn state(self) -> MailState {
        match self {
            Self::Delayed => MailState::Delayed,
            Self::Delivered => MailState::Delivered,
            Self::Bounced(reason) => MailState::Bounced(reason),
            Self::Complained => MailState::Complained,
            Self::Rejected => MailState::Failed(FailureReason::Refused),
        }
    }

    /// What the timeline of the user tells of it.
    pub fn happening(self, generation: u32) -> Happening {
        match self {
            Self::Delayed => Happening::MailDelayed { generation },
            Self::Delivered => Happening::MailDelivered { generation },
            Self::Bounced(reason) => Happening::MailBounced { generation, reason },
            Self::Complained => Happening::MailComplained { generation },
            Self::Rejected => Happening::MailFailed { generation, reason: FailureReason::Refused },
        }
    }

    /// What other systems are told.
    pub fn event(self) -> Event {
        match self {
            Self::Delayed => Event::InviteDelayed,
            Self::Delivered => Event::InviteDelivered,
            Self::Bounced(_) => Event::InviteBounced,
            Self::Complained => Event::InviteComplained,
            Self::Rejected => Event::InviteFailed,
        }
    }

    /// What the inviter is told, if there is something for them to do.
    pub fn notice(self) -> Option<Message> {
        match self {
            Self::Delayed | Self::Delivered => None,
            Self::Bounced(reason) => Some(Message::BouncedNotice { reason }),
            Self::Complained => Some(Message::ComplainedNotice),
            Self::Rejected => Some(Message::UndeliveredNotice { reason: FailureReason::Refused }),
        }
    }

    /// Why no more mail should go to the address, if none should. A mail that the service rejected
    /// says nothing of its address.
    pub fn suppresses(self) -> Option<SuppressionReason> {
        match self {
            Self::Bounced(reason) if reason.is_permanent() => Some(SuppressionReason::Bounced),
            Self::Complained => Some(SuppressionReason::Complained),
            _ => None,
        }
    }
}
