//! What must leave the system: mails and events, written in the transaction that causes them.

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use crate::{EntryId, FailureReason, ImportId, UserId};

/// How many partitions the outbox is spread over, so that none is hot.
pub const OUTBOX_SHARDS: u8 = 8;

/// After so long of failed attempts an entry is set aside as dead.
pub const GIVE_UP_AFTER: SignedDuration = SignedDuration::from_hours(48);

/// And not before it was tried so often: after an outage of days, one failure says nothing yet.
pub const GIVE_UP_ATTEMPTS: u32 = 8;

/// One thing that must leave the system. It holds no token: links are derived when it is sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OutboxEntry {
    /// Sorts by the time it was written.
    pub id: EntryId,
    /// The user it is about; none where that is yet to be found out.
    pub user: Option<UserId>,
    /// When it was written.
    pub created_at: Timestamp,
    /// It is not tried before this instant.
    pub not_before: Timestamp,
    /// How often it was tried.
    pub attempts: u32,
    /// What is to be sent.
    #[serde(flatten)]
    pub message: Message,
}

/// What an outbox entry sends.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Message {
    /// The invite, to the invitee.
    Welcome {
        /// Sent only while this is the newest.
        generation: u32,
    },
    /// To the inviter: the user joined.
    AcceptedNotice,
    /// To the inviter: the invite reached the wrong person.
    DeclinedNotice,
    /// To the inviter: the mail could not be delivered.
    UndeliveredNotice {
        /// Why.
        reason: FailureReason,
    },
    /// To the new member: a password was set.
    PasswordSetNotice,
    /// To other systems, by the event bus.
    Event {
        /// What happened.
        event: Event,
    },
    /// Nothing leaves: the rows of an import are worked on, when nothing else is due.
    Import {
        /// Which.
        import: ImportId,
    },
}

/// Something other systems may want to know.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Event {
    /// A user was added, or added again.
    UserAdded,
    /// The mail was handed to the mail service.
    InviteSent,
    /// The mail will never be sent.
    InviteFailed,
    /// The invitee asked for a new link.
    InviteRenewed,
    /// Whoever received the mail said that it was not meant for them.
    InviteDeclined,
    /// The invite ended without being accepted.
    InviteExpired,
    /// The user became a member.
    UserAccepted,
}

impl Event {
    /// The event's detail type on the bus.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::UserAdded => "UserAdded",
            Self::InviteSent => "InviteSent",
            Self::InviteFailed => "InviteFailed",
            Self::InviteRenewed => "InviteRenewed",
            Self::InviteDeclined => "InviteDeclined",
            Self::InviteExpired => "InviteExpired",
            Self::UserAccepted => "UserAccepted",
        }
    }
}

impl OutboxEntry {
    /// An entry to be sent as soon as possible.
    pub fn new(
        id: EntryId,
        user: impl Into<Option<UserId>>,
        now: Timestamp,
        message: Message,
    ) -> Self {
        Self { id, user: user.into(), created_at: now, not_before: now, attempts: 0, message }
    }

    /// The partition it lies in. The last byte of an id is random.
    pub fn shard(&self) -> u8 {
        self.id.0.as_bytes()[15] % OUTBOX_SHARDS
    }

    /// Whether it is long work, which rings no bell and comes after all else.
    pub fn is_bulk(&self) -> bool {
        matches!(self.message, Message::Import { .. })
    }

    /// Whether it has been tried for so long that it is set aside.
    pub fn is_given_up(&self, now: Timestamp) -> bool {
        self.attempts >= GIVE_UP_ATTEMPTS && now.duration_since(self.created_at) >= GIVE_UP_AFTER
    }
}

/// How long to wait after the `attempts`-th failure: 2 s, doubled each time up to 15 minutes, and of
/// that a random half (`jitter`, 0 to 255), so that entries that failed together do not return
/// together.
pub fn backoff(attempts: u32, jitter: u8) -> SignedDuration {
    let full = 2_i64.saturating_pow(attempts.clamp(1, 10)).min(15 * 60) * 1000;
    let half = full / 2;
    SignedDuration::from_millis(half + half * i64::from(jitter) / 255)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_grow_to_a_quarter_of_an_hour() {
        assert_eq!(backoff(1, 255), SignedDuration::from_secs(2));
        assert_eq!(backoff(3, 0), SignedDuration::from_secs(4));
        assert_eq!(backoff(60, 255), SignedDuration::from_mins(15));
    }
}
