//! What an invite's link leads to.

use usher_directory::StoreError;
use usher_domain::{Language, User, invite_token::InviteClaims, user::Standing};

use crate::App;

/// An authentic link, its user, and how it stands.
pub struct Link {
    /// What the token says.
    pub claims: InviteClaims,
    /// The user it admits.
    pub user: User,
    /// Whether it can be accepted.
    pub standing: Standing,
    /// The language of its pages: the one that was switched to, or the user's.
    pub language: Language,
}

impl Link {
    /// Reads a token. `None` for one that is forged, of another organization, or whose user or invite
    /// is gone: all are the same to whoever holds it, and a forged one costs no read.
    pub async fn find(
        app: &App,
        token: &str,
        chosen: Option<Language>,
    ) -> Result<Option<Self>, StoreError> {
        let now = app.clock.now();
        let Ok(claims) = app.keys.verify(token, now).await else {
            return Ok(None);
        };
        if claims.org != *app.directory.org() {
            return Ok(None);
        }
        let Some(user) = app.directory.find_user(claims.user).await? else {
            return Ok(None);
        };
        let standing = user.standing(claims.generation, now);
        let language = chosen.unwrap_or(user.language);
        Ok((standing != Standing::Ended).then_some(Self { claims, user, standing, language }))
    }

    /// The full name of who invited, if a person did.
    pub async fn inviter(&self, app: &App) -> Result<Option<String>, StoreError> {
        match self.user.invited_by.person() {
            Some(id) => Ok(app.directory.find_user(id).await?.map(|user| user.full_name())),
            None => Ok(None),
        }
    }
}
