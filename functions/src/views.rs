//! Domain values as the API shows them.

use jiff::Timestamp;
use serde::Serialize;
use usher_domain::{Actor, Language, MailState, PermissionSet, Role, User};
use utoipa::ToSchema;

use crate::openapi::schemas::{
    ActorKind, ChatPlatformName, LanguageTag, MailReasonName, MailStateName, PermissionName,
    StatusName,
};

/// A user.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = User)]
pub struct UserView {
    #[schema(format = "uuid")]
    id: String,
    #[schema(example = "Ada")]
    first_name: String,
    #[schema(example = "Lovelace")]
    last_name: String,
    /// As it was typed.
    #[schema(format = "email", example = "ada@example.com")]
    email: String,
    #[schema(value_type = LanguageTag)]
    language: Language,
    #[schema(example = "user")]
    role: String,
    #[schema(value_type = StatusName)]
    status: &'static str,
    /// Counts the changes of the user.
    #[schema(minimum = 1)]
    version: u64,
    invited_by: ActorView,
    /// The latest invite; null for a user who never had one.
    #[schema(required)]
    invite: Option<InviteView>,
    #[schema(value_type = String, format = DateTime)]
    created_at: Timestamp,
    #[schema(value_type = String, format = DateTime)]
    updated_at: Timestamp,
    #[schema(value_type = Option<String>, format = DateTime, required)]
    accepted_at: Option<Timestamp>,
    /// When they asked for a new link after theirs had expired, until they get one.
    #[schema(value_type = Option<String>, format = DateTime, required)]
    renewal_requested_at: Option<Timestamp>,
    /// The request for approval that waits for a decision and is about them, if there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = String, format = "uuid", required = false)]
    approval_id: Option<String>,
}

/// An invite: a link for a while, and its mail.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Invite)]
struct InviteView {
    /// Counts the user's invites: every older link has ended.
    #[schema(minimum = 1)]
    generation: u32,
    #[schema(value_type = String, format = DateTime)]
    expires_at: Timestamp,
    mail: MailView,
}

/// What became of the mail of an invite.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Mail)]
struct MailView {
    #[schema(value_type = MailStateName)]
    state: &'static str,
    /// Why the mail went no further, if it is `failed` or `bounced`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<MailReasonName>)]
    reason: Option<&'static str>,
}

impl UserView {
    /// The user as they read at `now`.
    pub fn new(user: &User, now: Timestamp) -> Self {
        Self {
            id: user.id.to_string(),
            first_name: user.first_name.to_string(),
            last_name: user.last_name.to_string(),
            email: user.email.as_typed().to_owned(),
            language: user.language,
            role: user.role.to_string(),
            status: user.status_at(now).as_str(),
            version: user.version,
            invited_by: ActorView::new(user.invited_by),
            invite: user.invite.map(|invite| InviteView {
                generation: invite.generation,
                expires_at: invite.expires_at,
                mail: MailView::new(invite.mail),
            }),
            created_at: user.created_at,
            updated_at: user.updated_at,
            accepted_at: user.accepted_at,
            renewal_requested_at: user.renewal_requested_at(now),
            approval_id: user.open_approval(now).map(|id| id.to_string()),
        }
    }

    /// The view with the inviter's name, for whoever looks at one user.
    pub fn with_inviter(mut self, inviter: Option<&User>) -> Self {
        self.invited_by.name = inviter.map(User::full_name);
        self
    }
}

impl MailView {
    fn new(mail: MailState) -> Self {
        Self { state: mail.as_str(), reason: mail.reason() }
    }
}

/// Who did something.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Actor)]
pub struct ActorView {
    #[serde(rename = "type")]
    #[schema(value_type = ActorKind)]
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = String, format = "uuid", required = false)]
    id: Option<String>,
    /// The person's full name, where one is looked up.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = String, required = false, example = "Grace Hopper")]
    name: Option<String>,
    /// The key through which a person acted.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = String, format = "uuid", required = false)]
    via_key: Option<String>,
    /// The chat platform where they acted.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = ChatPlatformName, required = false)]
    via_chat: Option<&'static str>,
}

impl ActorView {
    /// The actor, without a name. A key that somebody made shows as that person, through the key.
    pub fn new(actor: Actor) -> Self {
        let (kind, id, via_key) = match actor {
            Actor::User { id } => ("user", Some(id.to_string()), None),
            Actor::Chat { id, key, .. } => ("user", Some(id.to_string()), Some(key.to_string())),
            Actor::Key { id, creator: Some(creator) } => {
                ("user", Some(creator.to_string()), Some(id.to_string()))
            }
            Actor::Key { id, creator: None } => ("key", Some(id.to_string()), None),
            Actor::System => ("system", None, None),
        };
        let via_chat = match actor {
            Actor::Chat { platform, .. } => Some(platform.as_str()),
            Actor::User { .. } | Actor::Key { .. } | Actor::System => None,
        };
        Self { kind, id, name: None, via_key, via_chat }
    }

    /// The actor with a name.
    pub fn named(actor: Actor, name: Option<String>) -> Self {
        Self { name, ..Self::new(actor) }
    }
}

/// A role: what its members may do.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Role)]
pub struct RoleView {
    #[schema(example = "admin")]
    name: String,
    #[schema(value_type = Vec<PermissionName>)]
    permissions: PermissionSet,
    /// What it is for, if somebody wrote that down.
    #[schema(required, example = "Invites people at the front desk.")]
    description: Option<String>,
    /// Whether nobody is given it before a second person has approved.
    needs_approval: bool,
    /// Whether it comes with Usher: nothing but `needs_approval` can be changed.
    built_in: bool,
    /// Counts the changes of the role.
    #[schema(minimum = 1)]
    version: u64,
}

impl From<Role> for RoleView {
    fn from(role: Role) -> Self {
        Self {
            name: role.name.to_string(),
            permissions: role.permissions,
            description: role.description.map(|description| description.to_string()),
            needs_approval: role.needs_approval,
            built_in: role.built_in,
            version: role.version,
        }
    }
}
