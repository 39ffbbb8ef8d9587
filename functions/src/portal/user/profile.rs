//! Who a user is.

use usher_client::{Role, User};

use crate::portal::{
    Reader,
    words::{When, Who, language, permission, word},
};

/// What is known of a user.
pub struct Profile {
    pub language: String,
    pub role: String,
    pub role_is_for: Option<String>,
    /// What the role allows, in words.
    pub allowed: Vec<String>,
    pub status: String,
    pub inviter: Option<Who>,
    pub added: When,
    pub joined: Option<When>,
    /// When the link ends or ended, and which of the two.
    pub link: Option<(&'static str, When)>,
    pub renewal: Option<When>,
}

impl Profile {
    /// What is told of `user`, who has `role`, if that is still there.
    pub fn new(reader: &Reader, user: &User, role: Option<&Role>) -> Self {
        let texts = reader.texts;
        let when = |at| When::new(texts, at);
        let invite = user.invite.as_ref();
        let link = match (user.status.as_str(), invite) {
            ("invited", Some(invite)) => Some(("chat-field-ends", when(invite.expires_at))),
            ("expired", Some(invite)) => Some(("chat-field-ended", when(invite.expires_at))),
            _ => None,
        };
        let permissions = role.map_or(&[][..], |role| &role.permissions);
        Self {
            language: language(&user.language),
            role: user.role.clone(),
            role_is_for: role.and_then(|role| role.description.clone()),
            allowed: permissions.iter().map(|code| permission(texts, code)).collect(),
            status: word(texts, "status", user.status.as_str()),
            inviter: user.invited_by.as_ref().map(|by| Who::new(reader, by)),
            added: when(user.created_at),
            joined: user.accepted_at.map(when),
            link,
            renewal: user.renewal_requested_at.map(when),
        }
    }
}
