//! Domain values as the API shows them.

use jiff::Timestamp;
use serde::Serialize;
use usher_domain::{Actor, Language, MailState, PermissionSet, Role, User};

/// A user.
#[derive(Debug, Serialize)]
pub struct UserView {
    id: String,
    first_name: String,
    last_name: String,
    email: String,
    language: Language,
    role: String,
    status: &'static str,
    version: u64,
    invited_by: ActorView,
    invite: Option<InviteView>,
    created_at: Timestamp,
    updated_at: Timestamp,
    accepted_at: Option<Timestamp>,
}

#[derive(Debug, Serialize)]
struct InviteView {
    generation: u32,
    expires_at: Timestamp,
    mail: MailView,
}

#[derive(Debug, Serialize)]
struct MailView {
    state: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
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
#[derive(Debug, Serialize)]
pub struct ActorView {
    #[serde(rename = "type")]
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    /// The key through which a person acted.
    #[serde(skip_serializing_if = "Option::is_none")]
    via_key: Option<String>,
}

impl ActorView {
    /// The actor, without a name. A key that somebody made shows as that person, through the key.
    pub fn new(actor: Actor) -> Self {
        let (kind, id, via_key) = match actor {
            Actor::User { id } => ("user", Some(id.to_string()), None),
            Actor::Key { id, creator: Some(creator) } => {
                ("user", Some(creator.to_string()), Some(id.to_string()))
            }
            Actor::Key { id, creator: None } => ("key", Some(id.to_string()), None),
            Actor::System => ("system", None, None),
        };
        Self { kind, id, name: None, via_key }
    }

    /// The actor with a name.
    pub fn named(actor: Actor, name: Option<String>) -> Self {
        Self { name, ..Self::new(actor) }
    }
}

/// A role.
#[derive(Debug, Serialize)]
pub struct RoleView {
    name: String,
    permissions: PermissionSet,
    built_in: bool,
}

impl From<Role> for RoleView {
    fn from(role: Role) -> Self {
        Self { name: role.name.to_string(), permissions: role.permissions, built_in: role.built_in }
    }
}
