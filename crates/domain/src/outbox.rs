//! What must leave the system: mails and events, written in the transaction that causes them.

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use crate::{
    ApprovalId, BounceReason, ChatAccount, ChatName, EmailAddress, EntryId, FailureReason,
    ImportId, UserId,
};

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
    /// Whether chat was told of it before it left: see `Deliver`.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub chat_told: bool,
    /// Since when it is tried, if it was given up before and somebody took it up again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tried_since: Option<Timestamp>,
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
    /// To the inviter: the mail came back.
    BouncedNotice {
        /// Why.
        reason: BounceReason,
    },
    /// To the inviter: the recipient reported the mail as spam.
    ComplainedNotice,
    /// To the inviter: the invitee asks for a new link. If the inviter cannot give one, whoever can is
    /// told instead, each by a notice of their own.
    RenewalRequested {
        /// Told only while this is the newest and no new link was given.
        generation: u32,
    },
    /// The same, to somebody who can give a new link in place of the inviter.
    RenewalNotice {
        /// To whom.
        to: UserId,
        /// As of the request.
        generation: u32,
    },
    /// To the new member: a password was set.
    PasswordSetNotice,
    /// Somebody asked for a new password for this address. Whether that gets a mail is found out when
    /// it is delivered, so that the answer to the request tells nobody whether the address is known.
    ResetRequested {
        /// The address, as it was given.
        email: EmailAddress,
    },
    /// To the person: a chat account was linked to them.
    ChatLinkedNotice {
        /// Which.
        account: ChatAccount,
        /// What it called itself, if that is known.
        #[serde(default)]
        display_name: Option<ChatName>,
        /// What its workspace called itself, if that is known.
        #[serde(default)]
        workspace_name: Option<ChatName>,
    },
    /// To the person: a chat account is linked to them no more.
    ChatUnlinkedNotice {
        /// Which.
        account: ChatAccount,
    },
    /// To everybody who may decide: a change waits for approval. Each is told by a notice of their own.
    ApprovalRequested {
        /// Which request.
        approval: ApprovalId,
    },
    /// The same, to one of them.
    ApprovalNotice {
        /// To whom.
        to: UserId,
        /// Which request.
        approval: ApprovalId,
    },
    /// To whoever asked: their request was approved or declined, lapsed or was cancelled.
    ApprovalDecided {
        /// Which request.
        approval: ApprovalId,
    },
    /// To Usher itself: what the table still holds of a person who was erased goes, in steps.
    Erase {
        /// The sort key up to which it is done.
        #[serde(default)]
        after: Option<String>,
    },
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

impl Message {
    /// What kind of message it is, as the API writes it.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Welcome { .. } => "welcome",
            Self::AcceptedNotice => "accepted_notice",
            Self::DeclinedNotice => "declined_notice",
            Self::UndeliveredNotice { .. } => "undelivered_notice",
            Self::BouncedNotice { .. } => "bounced_notice",
            Self::ComplainedNotice => "complained_notice",
            Self::RenewalRequested { .. } => "renewal_requested",
            Self::RenewalNotice { .. } => "renewal_notice",
            Self::PasswordSetNotice => "password_set_notice",
            Self::ResetRequested { .. } => "reset_requested",
            Self::ChatLinkedNotice { .. } => "chat_linked_notice",
            Self::ChatUnlinkedNotice { .. } => "chat_unlinked_notice",
            Self::ApprovalRequested { .. } => "approval_requested",
            Self::ApprovalNotice { .. } => "approval_notice",
            Self::ApprovalDecided { .. } => "approval_decided",
            Self::Erase { .. } => "erase",
            Self::Event { .. } => "event",
            Self::Import { .. } => "import",
        }
    }
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
    /// The recipient's server has not taken the mail yet.
    InviteDelayed,
    /// The recipient's server took the mail.
    InviteDelivered,
    /// The mail came back.
    InviteBounced,
    /// The recipient reported the mail as spam.
    InviteComplained,
    /// The invitee asked for a new link.
    InviteRenewalRequested,
    /// Whoever received the mail said that it was not meant for them.
    InviteDeclined,
    /// The invite ended without being accepted.
    InviteExpired,
    /// The user became a member.
    UserAccepted,
    /// Something about the user was changed.
    UserChanged,
    /// The user was invited again.
    InviteResent,
    /// The invite was withdrawn.
    InviteRevoked,
    /// The member may not enter for now.
    UserDeactivated,
    /// The member may enter again.
    UserReactivated,
    /// The person was erased.
    UserErased,
    /// A change that concerns the user waits for approval.
    UserApprovalRequested,
    /// A second person approved it, and it was made.
    UserApproved,
    /// A second person declined it.
    UserApprovalDeclined,
    /// Nobody decided in time.
    UserApprovalLapsed,
}

impl Event {
    /// The event's detail type on the bus.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::UserAdded => "UserAdded",
            Self::InviteSent => "InviteSent",
            Self::InviteFailed => "InviteFailed",
            Self::InviteDelayed => "InviteDelayed",
            Self::InviteDelivered => "InviteDelivered",
            Self::InviteBounced => "InviteBounced",
            Self::InviteComplained => "InviteComplained",
            Self::InviteRenewalRequested => "InviteRenewalRequested",
            Self::InviteDeclined => "InviteDeclined",
            Self::InviteExpired => "InviteExpired",
            Self::UserAccepted => "UserAccepted",
            Self::UserChanged => "UserChanged",
            Self::InviteResent => "InviteResent",
            Self::InviteRevoked => "InviteRevoked",
            Self::UserDeactivated => "UserDeactivated",
            Self::UserReactivated => "UserReactivated",
            Self::UserErased => "UserErased",
            Self::UserApprovalRequested => "UserApprovalRequested",
            Self::UserApproved => "UserApproved",
            Self::UserApprovalDeclined => "UserApprovalDeclined",
            Self::UserApprovalLapsed => "UserApprovalLapsed",
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
        Self {
            id,
            user: user.into(),
            created_at: now,
            not_before: now,
            attempts: 0,
            chat_told: false,
            tried_since: None,
            message,
        }
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
        let since = self.tried_since.unwrap_or(self.created_at);
        self.attempts >= GIVE_UP_ATTEMPTS && now.duration_since(since) >= GIVE_UP_AFTER
    }

    /// The entry as it is tried from `now` on, as if it never had been. It keeps its id, by which
    /// whoever got it after all can tell a duplicate.
    #[must_use]
    pub fn taken_up_again(self, now: Timestamp) -> Self {
        Self { not_before: now, attempts: 0, tried_since: Some(now), ..self }
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
