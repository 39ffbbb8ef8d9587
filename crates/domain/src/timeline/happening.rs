//! What can happen to anything, as entries tell it.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{
    BounceReason, ChatAccount, ChatEvent, ChatPlatform, EntryId, FailureReason, KeyId,
    approval::{ApprovalOf, CancelReason},
    import::StopReason,
};

/// A field that was changed: what it was and what it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// The field as the API names it.
    pub field: String,
    /// What it was.
    pub old: String,
    /// What it is.
    pub new: String,
}

/// What can happen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "data", rename_all = "snake_case")]
pub enum Happening {
    /// Added for the first time.
    Added {
        /// With which role.
        role: String,
        /// Whether a welcome email was asked for.
        welcome_email: bool,
    },
    /// Added again after the invite had expired or was revoked.
    Revived {
        /// With which role.
        role: String,
        /// Whether a welcome email was asked for.
        welcome_email: bool,
        /// The generation of the new invite.
        generation: u32,
    },
    /// Somebody copied the link.
    LinkCopied {
        /// The generation it is of.
        generation: u32,
    },
    /// The mail was handed to the mail service.
    MailSent {
        /// The generation it carries.
        generation: u32,
    },
    /// The mail will never be sent.
    MailFailed {
        /// The generation it would have carried.
        generation: u32,
        /// Why.
        reason: FailureReason,
    },
    /// The recipient's server has not taken the mail yet.
    MailDelayed {
        /// The generation it carries.
        generation: u32,
    },
    /// The recipient's server took the mail.
    MailDelivered {
        /// The generation it carries.
        generation: u32,
    },
    /// The mail came back.
    MailBounced {
        /// The generation it carries.
        generation: u32,
        /// Why.
        reason: BounceReason,
    },
    /// The recipient reported the mail as spam.
    MailComplained {
        /// The generation it carries.
        generation: u32,
    },
    /// The invitee asked for a new link after the old one had expired.
    RenewalRequested {
        /// The generation of the old one.
        generation: u32,
    },
    /// The invitee set a password and became a member.
    Accepted,
    /// Whoever received the mail said that it was not meant for them.
    Declined,
    /// The invite ended without being accepted.
    Expired,
    /// A file of users was sent and looked at.
    ImportChecked {
        /// How many rows it has.
        rows: u32,
    },
    /// Its users are being added.
    ImportStarted {
        /// How many rows it has.
        rows: u32,
    },
    /// Every row was tried.
    ImportFinished {
        /// What became of them.
        #[serde(flatten)]
        tally: Tally,
    },
    /// Somebody called the import off.
    ImportCancelled {
        /// What had become of its rows by then.
        #[serde(flatten)]
        tally: Tally,
    },
    /// The import could not go on.
    ImportStopped {
        /// Why.
        reason: StopReason,
        /// What had become of its rows by then.
        #[serde(flatten)]
        tally: Tally,
    },
    /// A role was made.
    RoleCreated {
        /// What it allows, with a space between two permissions.
        permissions: String,
        /// What it is for.
        description: Option<String>,
        /// Whether giving it needs approval.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        needs_approval: bool,
    },
    /// A role was changed.
    RoleChanged {
        /// What of it.
        changes: Vec<Change>,
    },
    /// A role was deleted.
    RoleDeleted,
    /// An API key was made.
    KeyCreated {
        /// What it is called.
        name: String,
        /// With which role; none for a bot's.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        role: Option<String>,
        /// The workspaces that a bot's key serves, with a space between two.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        workspaces: Option<String>,
        /// When it ends.
        expires_at: Option<Timestamp>,
    },
    /// An API key was revoked.
    KeyRevoked,
    /// Signed in.
    SignedIn,
    /// Signed out.
    SignedOut,
    /// One session was ended, by its name.
    SessionEnded {
        /// Which.
        session: String,
    },
    /// Every session was ended.
    SessionsEnded,
    /// Set a new password by a link that was mailed. Every session ended.
    PasswordReset,
    /// Changed the password. Every other session ended.
    PasswordChanged,
    /// Fields were changed.
    Changed {
        /// Which, in the order of the API.
        changes: Vec<Change>,
    },
    /// Somebody invited the user again.
    Resent {
        /// The new generation.
        generation: u32,
    },
    /// Somebody withdrew the invite.
    Revoked {
        /// Why, if they said so.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reason: Option<String>,
    },
    /// The member may not enter for now.
    Deactivated {
        /// The API keys that ended by it: those that the member had made.
        revoked_keys: Vec<KeyId>,
    },
    /// The member may enter again.
    Reactivated,
    /// The person was erased. This entry names nobody, so it is told for good.
    Erased {
        /// The API keys that ended by it: those that the person had made.
        revoked_keys: Vec<KeyId>,
    },
    /// A chat account was linked to the user.
    ChatLinked {
        /// Which.
        account: ChatAccount,
    },
    /// A chat account is linked to the user no more.
    ChatUnlinked {
        /// Which.
        account: ChatAccount,
    },
    /// A message to the person could not be delivered in chat.
    ChatUndeliverable {
        /// Where.
        platform: ChatPlatform,
        /// What it would have told of.
        event: ChatEvent,
    },
    /// A change waits for approval by a second person.
    ApprovalRequested {
        /// Which request it is, of what kind and for which role.
        #[serde(flatten)]
        of: ApprovalOf,
        /// The fields that would change.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        changes: Vec<Change>,
    },
    /// A second person approved, and the change was made: what it was is told by an entry of its own.
    Approved {
        /// Which request it is, of what kind and for which role.
        #[serde(flatten)]
        of: ApprovalOf,
    },
    /// A second person declined.
    ApprovalDeclined {
        /// Which request it is, of what kind and for which role.
        #[serde(flatten)]
        of: ApprovalOf,
        /// Why, if they said so.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reason: Option<String>,
    },
    /// Nobody decided in time.
    ApprovalLapsed {
        /// Which request it is, of what kind and for which role.
        #[serde(flatten)]
        of: ApprovalOf,
    },
    /// The request ended without a decision.
    ApprovalCancelled {
        /// Which request it is, of what kind and for which role.
        #[serde(flatten)]
        of: ApprovalOf,
        /// Why.
        because: CancelReason,
    },
    /// Somebody had something tried again that had been given up.
    DeliveryRetried {
        /// Which outbox entry.
        entry: EntryId,
        /// What kind of message, as the API names it.
        message: String,
    },
    /// Somebody let something go that could not be sent.
    DeliveryGivenUp {
        /// Which outbox entry.
        entry: EntryId,
        /// What kind of message, as the API names it.
        message: String,
    },
    /// The organization's settings were changed.
    SettingsChanged {
        /// Which, in the order of the API.
        changes: Vec<Change>,
    },
}

impl Change {
    /// The change of `field`, unless both are the same.
    pub fn of(field: &str, old: &str, new: &str) -> Option<Self> {
        let change = || Self { field: field.into(), old: old.into(), new: new.into() };
        (old != new).then(change)
    }
}

/// What became of the rows of an import.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tally {
    /// How many users were added.
    pub added: u32,
    /// How many were added again.
    pub revived: u32,
    /// How many wait for approval by a second person.
    #[serde(default, skip_serializing_if = "is_none")]
    pub waiting: u32,
    /// How many rows came to nothing.
    pub rejected: u32,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands a reference")]
fn is_none(count: &u32) -> bool {
    *count == 0
}

impl Happening {
    /// The kind of entry that an erasure leaves as it is.
    pub const ERASED: &str = "erased";

    /// The kind that a happening's JSON names.
    pub(super) fn kind_of(what: &str) -> String {
        #[derive(Deserialize)]
        struct Kind {
            kind: String,
        }
        serde_json::from_str::<Kind>(what).map(|kind| kind.kind).unwrap_or_default()
    }
}
