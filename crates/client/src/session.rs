//! Signing in and out, sessions, passwords, and who is calling.

use std::fmt;

use jiff::Timestamp;
use secrecy::{ExposeSecret, SecretString};
use serde::{Deserialize, Serialize};

use crate::{Actor, ChatLink, Client, Error, User, page::Items};

/// The answer to signing in.
#[derive(Debug, Clone, Deserialize)]
pub struct SignedIn {
    /// Who signed in.
    pub user: User,
    /// All that they may do.
    pub permissions: Vec<String>,
    /// The session: a [`Client`] takes it in place of an API key.
    pub token: SecretString,
    /// What a browser sends with each change; a client needs it not.
    pub csrf_token: SecretString,
    /// When the session ends, however much it is used.
    pub expires_at: Timestamp,
}

/// A session that took the place of another.
#[derive(Debug, Clone, Deserialize)]
pub struct NewSession {
    /// The session: a [`Client`] takes it in place of an API key.
    pub token: SecretString,
    /// What a browser sends with each change; a client needs it not.
    pub csrf_token: SecretString,
    /// When the session ends, however much it is used.
    pub expires_at: Timestamp,
}

/// Who is calling.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Me {
    /// Name of the role; none for a bot's key that speaks for nobody.
    #[serde(default)]
    pub role: Option<String>,
    /// All that the caller may do at this instant.
    pub permissions: Vec<String>,
    /// The person who signed in, or for whom a bot speaks.
    #[serde(default)]
    pub user: Option<User>,
    /// Their session.
    #[serde(default)]
    pub session: Option<Session>,
    /// The API key, if it is one.
    #[serde(default)]
    pub key: Option<OwnKey>,
    /// The chat account by which a bot speaks for the person.
    #[serde(default)]
    pub chat: Option<ChatLink>,
}

/// The API key that is calling.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnKey {
    /// The part of it that is no secret.
    pub id: String,
    /// What people call it.
    pub name: String,
    /// Who made it.
    #[serde(default)]
    pub creator: Option<Actor>,
    /// From when on it no longer works.
    #[serde(default)]
    pub expires_at: Option<Timestamp>,
}

/// One place where a person is signed in.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Session {
    /// By which it can be ended.
    pub id: String,
    /// When it began.
    pub created_at: Timestamp,
    /// When it was last used, to about five minutes.
    pub last_seen_at: Timestamp,
    /// When it ends, however much it is used.
    pub expires_at: Timestamp,
    /// The network address from which it began.
    #[serde(default)]
    pub ip: Option<String>,
    /// What the browser or program calls itself.
    #[serde(default)]
    pub user_agent: Option<String>,
    /// Whether it is the one that asks.
    pub current: bool,
}

/// What the server tells a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Told {
    /// One sentence, in the client's language.
    pub message: String,
}

impl Client {
    /// Signs in. Sends no key.
    pub async fn sign_in(&self, email: &str, password: &SecretString) -> Result<SignedIn, Error> {
        #[derive(Serialize)]
        struct Body<'a> {
            email: &'a str,
            password: &'a str,
        }
        let body = Body { email, password: password.expose_secret() };
        self.post_keyless(&["v1", "session"], &body).await
    }

    /// Signs out: ends the session that this client has.
    pub async fn sign_out(&self) -> Result<(), Error> {
        self.delete(&["v1", "session"], None).await
    }

    /// Who is calling, and what they may do.
    pub async fn me(&self) -> Result<Me, Error> {
        self.get(&["v1", "me"], &[]).await
    }

    /// Where the caller is signed in.
    pub async fn sessions(&self) -> Result<Vec<Session>, Error> {
        Ok(self.get::<Items<Session>>(&["v1", "sessions"], &[]).await?.items)
    }

    /// Ends one of the caller's sessions.
    pub async fn end_session(&self, id: &str) -> Result<(), Error> {
        self.delete(&["v1", "sessions", id], None).await
    }

    /// Where a user is signed in.
    pub async fn user_sessions(&self, user: &str) -> Result<Vec<Session>, Error> {
        Ok(self.get::<Items<Session>>(&["v1", "users", user, "sessions"], &[]).await?.items)
    }

    /// Ends every session of a user.
    pub async fn end_user_sessions(&self, user: &str) -> Result<(), Error> {
        self.delete(&["v1", "users", user, "sessions"], None).await
    }

    /// Changes the caller's password. Their other sessions end, and this client's is replaced.
    pub async fn change_password(
        &self,
        current: &SecretString,
        new: &SecretString,
    ) -> Result<NewSession, Error> {
        #[derive(Serialize)]
        struct Body<'a> {
            current_password: &'a str,
            new_password: &'a str,
        }
        let (current_password, new_password) = (current.expose_secret(), new.expose_secret());
        self.post(&["v1", "me", "password"], &Body { current_password, new_password }).await
    }

    /// Asks for a mail with a link that sets a new password. Sends no key.
    pub async fn request_password_reset(&self, email: &str) -> Result<Told, Error> {
        #[derive(Serialize)]
        struct Body<'a> {
            email: &'a str,
        }
        self.post_keyless(&["v1", "password-resets"], &Body { email }).await
    }

    /// Sets a new password with the token from such a link. Sends no key.
    pub async fn confirm_password_reset(
        &self,
        token: &SecretString,
        password: &SecretString,
    ) -> Result<Told, Error> {
        #[derive(Serialize)]
        struct Body<'a> {
            token: &'a str,
            password: &'a str,
        }
        let body = Body { token: token.expose_secret(), password: password.expose_secret() };
        self.post_keyless(&["v1", "password-resets", "confirm"], &body).await
    }
}

impl fmt::Debug for Session {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Session")
            .field("id", &self.id)
            .field("last_seen_at", &self.last_seen_at)
            .field("current", &self.current)
            .finish_non_exhaustive()
    }
}
