//! What is to be told in chat: cards that change in place, and messages.

use std::{fmt, str::FromStr};

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use crate::{
    ApprovalId, ChatAccount, MailState, NoticeId, Problem, Status, User, UserId,
    outbox::{Event, GIVE_UP_AFTER, GIVE_UP_ATTEMPTS},
};

/// The longest handle of a card, in bytes.
pub const MAX_HANDLE_BYTES: usize = 2000;

/// A card is kept up to date for so long at most. What the platforms allow is shorter: Slack's
/// `response_url` works for 30 minutes, Discord's interaction token for 15.
pub const CARD_KEPT_UP: SignedDuration = SignedDuration::from_hours(1);

/// Whoever takes a notice has so long to tell it before it counts as not told.
pub const NOTICE_CLAIMED_FOR: SignedDuration = SignedDuration::from_secs(60);

/// A notice that nobody ever took is no news any more after so long, and goes.
pub const NOTICE_KEPT_FOR: SignedDuration = SignedDuration::from_hours(7 * 24);

/// Something that chat is told of. The words are those of the timeline.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ChatEvent {
    /// The user was added, or added again.
    Added,
    /// The mail was handed to the mail service.
    MailSent,
    /// The recipient's server has not taken the mail yet.
    MailDelayed,
    /// The recipient's server took the mail.
    MailDelivered,
    /// The mail will never be sent.
    MailFailed,
    /// The mail came back.
    MailBounced,
    /// The recipient reported the mail as spam.
    MailComplained,
    /// The invitee asks for a new link.
    RenewalRequested,
    /// Whoever received the mail said that it was not meant for them.
    Declined,
    /// The invite ended without being accepted.
    Expired,
    /// The user became a member.
    Accepted,
    /// Something about the user was changed.
    Changed,
    /// The user was invited again.
    Resent,
    /// The invite was withdrawn.
    Revoked,
    /// The member may not enter for now.
    Deactivated,
    /// The member may enter again.
    Reactivated,
    /// A change waits for approval: told to those who may decide.
    ApprovalRequested,
    /// A second person approved: told to whoever asked.
    ApprovalApproved,
    /// A second person declined: told to whoever asked.
    ApprovalDeclined,
    /// Nobody decided in time: told to whoever asked.
    ApprovalLapsed,
    /// The request ended without a decision: told to whoever asked.
    ApprovalCancelled,
}

impl ChatEvent {
    /// Every event.
    pub const ALL: [Self; 21] = [
        Self::Added,
        Self::MailSent,
        Self::MailDelayed,
        Self::MailDelivered,
        Self::MailFailed,
        Self::MailBounced,
        Self::MailComplained,
        Self::RenewalRequested,
        Self::Declined,
        Self::Expired,
        Self::Accepted,
        Self::Changed,
        Self::Resent,
        Self::Revoked,
        Self::Deactivated,
        Self::Reactivated,
        Self::ApprovalRequested,
        Self::ApprovalApproved,
        Self::ApprovalDeclined,
        Self::ApprovalLapsed,
        Self::ApprovalCancelled,
    ];

    /// The event as the API writes it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::MailSent => "mail_sent",
            Self::MailDelayed => "mail_delayed",
            Self::MailDelivered => "mail_delivered",
            Self::MailFailed => "mail_failed",
            Self::MailBounced => "mail_bounced",
            Self::MailComplained => "mail_complained",
            Self::RenewalRequested => "renewal_requested",
            Self::Declined => "declined",
            Self::Expired => "expired",
            Self::Accepted => "accepted",
            Self::Changed => "changed",
            Self::Resent => "resent",
            Self::Revoked => "revoked",
            Self::Deactivated => "deactivated",
            Self::Reactivated => "reactivated",
            Self::ApprovalRequested => "approval_requested",
            Self::ApprovalApproved => "approval_approved",
            Self::ApprovalDeclined => "approval_declined",
            Self::ApprovalLapsed => "approval_lapsed",
            Self::ApprovalCancelled => "approval_cancelled",
        }
    }

    /// What chat is told when `event` leaves; nothing, if there is nothing to show.
    pub fn of(event: Event) -> Option<Self> {
        Some(match event {
            Event::UserAdded => Self::Added,
            Event::InviteSent => Self::MailSent,
            Event::InviteFailed => Self::MailFailed,
            Event::InviteDelayed => Self::MailDelayed,
            Event::InviteDelivered => Self::MailDelivered,
            Event::InviteBounced => Self::MailBounced,
            Event::InviteComplained => Self::MailComplained,
            Event::InviteRenewalRequested => Self::RenewalRequested,
            Event::InviteDeclined => Self::Declined,
            Event::InviteExpired => Self::Expired,
            Event::UserAccepted => Self::Accepted,
            Event::UserChanged => Self::Changed,
            Event::InviteResent => Self::Resent,
            Event::InviteRevoked => Self::Revoked,
            Event::UserDeactivated => Self::Deactivated,
            Event::UserReactivated => Self::Reactivated,
            Event::UserErased => return None,
        })
    }

    /// Whether a person wants to be told of it by a message of its own. What only moves an invite
    /// along (sent, delivered) and what somebody did on purpose (revoked, changed) is not worth one.
    pub fn is_worth_a_message(self) -> bool {
        match self {
            Self::MailFailed
            | Self::MailBounced
            | Self::MailComplained
            | Self::RenewalRequested
            | Self::Declined
            | Self::Expired
            | Self::Accepted
            | Self::ApprovalRequested
            | Self::ApprovalApproved
            | Self::ApprovalDeclined
            | Self::ApprovalLapsed
            | Self::ApprovalCancelled => true,
            Self::Added
            | Self::MailSent
            | Self::MailDelayed
            | Self::MailDelivered
            | Self::Changed
            | Self::Resent
            | Self::Revoked
            | Self::Deactivated
            | Self::Reactivated => false,
        }
    }

    /// Whether the user still stands where the event left them: a message that comes late must not
    /// tell of a mail that was sent anew, or of a request that was met.
    pub fn still_holds(self, user: &User, now: Timestamp) -> bool {
        let status = user.status_at(now);
        let mail = user.invite.map(|invite| invite.mail);
        // Once somebody has joined, declined or left, a mail is nobody's concern.
        let waits = matches!(status, Status::Invited | Status::Expired);
        match self {
            Self::MailFailed => waits && matches!(mail, Some(MailState::Failed(_))),
            Self::MailBounced => waits && matches!(mail, Some(MailState::Bounced(_))),
            Self::MailComplained => waits && matches!(mail, Some(MailState::Complained)),
            Self::RenewalRequested => user.renewal_requested_at(now).is_some(),
            Self::Declined => status == Status::Revoked,
            Self::Expired => status == Status::Expired,
            Self::Accepted => status == Status::Active,
            _ => true,
        }
    }
}

/// How something is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NoticeKind {
    /// The card that announces the user changes in place.
    Card,
    /// By a message to the account.
    Message,
}

impl NoticeKind {
    /// The kind as the API writes it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Card => "card",
            Self::Message => "message",
        }
    }
}

/// Something that is to be told to one account, until it was. It names people by their ids alone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChatNotice {
    /// Which.
    pub id: NoticeId,
    /// To whom: the account, and the person it was linked to.
    pub account: ChatAccount,
    /// The person.
    pub person: UserId,
    /// About whom, if it is about somebody.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub user: Option<UserId>,
    /// About which request for approval, if it is about one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub approval: Option<ApprovalId>,
    /// How.
    pub kind: NoticeKind,
    /// The latest that happened.
    pub event: ChatEvent,
    /// The latest that is worth a message, should the card's time be over before it is told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub worth: Option<ChatEvent>,
    /// How much came together in it: whoever tells it must have seen the last.
    pub news: u64,
    /// When it was written first.
    pub created_at: Timestamp,
    /// How often it was taken.
    pub attempts: u32,
}

impl ChatNotice {
    /// Whether it has been tried for so long that it is set aside.
    pub fn is_given_up(&self, now: Timestamp) -> bool {
        self.attempts >= GIVE_UP_ATTEMPTS && now.duration_since(self.created_at) >= GIVE_UP_AFTER
    }
}

/// A message in chat that announces a user, and is changed in place for a while.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChatCard {
    /// Whom it announces.
    pub user: UserId,
    /// Whose it is.
    pub account: ChatAccount,
    /// The person whom the account was linked to.
    pub person: UserId,
    /// By which the platform lets it be changed; sealed.
    pub handle: String,
    /// From this instant on the platform does not let it be changed any more.
    pub until: Timestamp,
    /// The version of the user that it shows.
    pub shown: u64,
    /// The notice that lies open while the card has to be changed.
    pub notice: NoticeId,
}

impl ChatCard {
    /// Whether it can still be changed.
    pub fn is_live(&self, now: Timestamp) -> bool {
        now < self.until
    }
}

/// By which a platform lets a card be changed, as the bot wrote it down. Whoever has it can speak in
/// the bot's name for a while.
#[derive(Clone, PartialEq, Eq)]
pub struct CardHandle(String);

impl CardHandle {
    /// The handle.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl FromStr for CardHandle {
    type Err = Problem;

    fn from_str(text: &str) -> Result<Self, Problem> {
        match text.len() {
            0 => Err(Problem::Required),
            1..=MAX_HANDLE_BYTES => Ok(Self(text.to_owned())),
            _ => Err(Problem::TooManyBytes(MAX_HANDLE_BYTES)),
        }
    }
}

impl fmt::Debug for CardHandle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("CardHandle(…)")
    }
}

/// What became of a notice in chat.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TellingOutcome {
    /// The platform took it.
    Told,
    /// The platform will never take it: the account is gone, or wants no messages of the bot, or the
    /// card cannot be changed any more.
    Undeliverable,
}

impl TellingOutcome {
    /// Every outcome.
    pub const ALL: [Self; 2] = [Self::Told, Self::Undeliverable];

    /// The outcome as the API writes it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Told => "told",
            Self::Undeliverable => "undeliverable",
        }
    }
}

impl FromStr for TellingOutcome {
    type Err = Problem;

    fn from_str(text: &str) -> Result<Self, Problem> {
        let found = Self::ALL.into_iter().find(|outcome| outcome.as_str() == text);
        found.ok_or(Problem::UnknownTellingOutcome)
    }
}

/// Until when a card is kept up to date: to come, and not too far.
pub fn card_until(text: &str, now: Timestamp) -> Result<Timestamp, Problem> {
    let until: Timestamp = text.parse().map_err(|_| Problem::InstantMalformed)?;
    // The table keeps whole milliseconds.
    let until = Timestamp::from_millisecond(until.as_millisecond()).unwrap_or(until);
    if until <= now {
        Err(Problem::NotInFuture)
    } else if until.duration_since(now) > CARD_KEPT_UP {
        Err(Problem::TooFarAhead)
    } else {
        Ok(until)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn events_are_stored_as_the_api_writes_them() {
        for event in ChatEvent::ALL {
            assert_eq!(serde_json::to_value(event).unwrap(), event.as_str());
        }
        for kind in [NoticeKind::Card, NoticeKind::Message] {
            assert_eq!(serde_json::to_value(kind).unwrap(), kind.as_str());
        }
    }

    #[test]
    fn a_card_is_kept_up_for_an_hour_at_most() {
        let now: Timestamp = "2026-01-01T12:00:00Z".parse().unwrap();
        assert!(card_until("2026-01-01T13:00:00Z", now).is_ok());
        assert_eq!(card_until("2026-01-01T13:00:00.001Z", now), Err(Problem::TooFarAhead));
        assert_eq!(card_until("2026-01-01T12:00:00Z", now), Err(Problem::NotInFuture));
        assert_eq!(card_until("soon", now), Err(Problem::InstantMalformed));
    }

    #[test]
    fn a_handle_hides_itself_and_has_a_limit() {
        let handle: CardHandle = "secret".parse().unwrap();
        assert_eq!(format!("{handle:?}"), "CardHandle(…)");
        assert_eq!("".parse::<CardHandle>(), Err(Problem::Required));
        assert!("x".repeat(MAX_HANDLE_BYTES).parse::<CardHandle>().is_ok());
        let long = "x".repeat(MAX_HANDLE_BYTES + 1).parse::<CardHandle>();
        assert_eq!(long, Err(Problem::TooManyBytes(MAX_HANDLE_BYTES)));
    }
}
