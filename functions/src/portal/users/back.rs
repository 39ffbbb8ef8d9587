//! Where a change leads back to.

use crate::{App, portal::Place, session::own_path};

/// The page that something was begun on: a path of the portal, below that of the base URL.
#[derive(Debug, Clone)]
pub struct Back(String);

impl Back {
    /// The page that an address or a form names, or the list where it names none of ours.
    pub fn asked(app: &App, asked: &str) -> Self {
        let base = app.path("");
        let own = own_path(&app.settings.base_url, asked);
        let below = own.as_deref().and_then(|path| path.strip_prefix(base.as_str()));
        let below = below.filter(|path| path.starts_with('/'));
        Self(below.unwrap_or(Place::Users.path()).to_owned())
    }

    /// The page with the path `below` that of the base URL.
    pub fn to(below: impl Into<String>) -> Self {
        Self(below.into())
    }

    /// Its path, below that of the base URL.
    pub fn path(&self) -> &str {
        &self.0
    }

    /// What a link to it, and the field `back` of a form, hold.
    pub fn href(&self, app: &App) -> String {
        app.path(&self.0)
    }

    /// The same page, or the list if it is one of a user who is gone.
    pub fn without(self, id: &str) -> Self {
        let is_theirs = self.0.strip_prefix("/users/").is_some_and(|rest| rest.starts_with(id));
        if is_theirs { Self::to(Place::Users.path()) } else { self }
    }
}
