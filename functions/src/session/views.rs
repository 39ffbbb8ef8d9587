//! Sessions and whoever is signed in, as the API shows them.

use jiff::Timestamp;
use serde::Serialize;
use usher_domain::{PermissionSet, Session, session::SessionId};
use utoipa::ToSchema;

use super::enter::Entered;
use crate::{
    App, openapi::schemas::PermissionName, problem::ApiError, views::UserView, visit::Beginning,
};

/// One place where a person is signed in.
#[derive(Serialize, ToSchema)]
#[schema(as = Session)]
pub struct SessionView {
    /// By which it can be ended. It opens nothing.
    #[schema(example = "9f86d081884c7d65")]
    id: String,
    #[schema(value_type = String, format = DateTime)]
    created_at: Timestamp,
    /// To about five minutes.
    #[schema(value_type = String, format = DateTime)]
    last_seen_at: Timestamp,
    /// When it ends, however much it is used. Unused for 12 hours it ends earlier.
    #[schema(value_type = String, format = DateTime)]
    expires_at: Timestamp,
    /// The network address from which it began, if that is known.
    #[schema(required, example = "192.0.2.1")]
    ip: Option<String>,
    /// What the browser or program that began it calls itself.
    #[schema(required)]
    user_agent: Option<String>,
    /// Whether it is the one that asks.
    current: bool,
}

impl SessionView {
    /// The session as whoever has `current` sees it.
    pub fn new(session: &Session, current: Option<&SessionId>) -> Self {
        Self {
            id: session.id.to_string(),
            created_at: session.created_at,
            last_seen_at: session.last_seen_at,
            expires_at: session.expires_at,
            ip: session.ip.map(|ip| ip.to_string()),
            user_agent: session.user_agent.clone(),
            current: current == Some(&session.id),
        }
    }
}

/// Sessions.
#[derive(Serialize, ToSchema)]
#[schema(as = Sessions)]
pub struct SessionsView {
    /// The one used last first.
    items: Vec<SessionView>,
}

impl SessionsView {
    /// The sessions as whoever has `current` sees them.
    pub fn new(sessions: &[Session], current: Option<&SessionId>) -> Self {
        Self { items: sessions.iter().map(|one| SessionView::new(one, current)).collect() }
    }
}

/// A session that has just begun: what whoever began it keeps.
#[derive(Serialize, ToSchema)]
#[schema(as = NewSession)]
pub struct NewSessionView {
    /// Sent as `Authorization: Bearer <token>` it is the session. It is not shown again. A browser
    /// that got it as a cookie needs it not.
    token: String,
    /// What a browser, which sends the session as a cookie, sends with each change as `X-CSRF-Token`.
    csrf_token: String,
    /// When the session ends, however much it is used.
    #[schema(value_type = String, format = DateTime)]
    expires_at: Timestamp,
}

impl NewSessionView {
    /// What whoever began a session keeps of it.
    pub fn new(app: &App, beginning: &Beginning) -> Result<Self, ApiError> {
        let Beginning { token, open, .. } = beginning;
        Ok(Self {
            token: token.expose(),
            csrf_token: open.key.hash.csrf_token(&app.keys.ring(), app.random.bytes())?,
            expires_at: open.session.expires_at,
        })
    }
}

/// Who has just signed in, what they may do, and their session.
#[derive(Serialize, ToSchema)]
#[schema(as = SignedIn)]
pub struct SignedInView {
    user: UserView,
    #[schema(value_type = Vec<PermissionName>)]
    permissions: PermissionSet,
    /// Sent as `Authorization: Bearer <token>` it is the session. It is not shown again. A browser
    /// that got it as a cookie needs it not.
    token: String,
    /// What a browser, which sends the session as a cookie, sends with each change as `X-CSRF-Token`.
    csrf_token: String,
    /// When the session ends, however much it is used.
    #[schema(value_type = String, format = DateTime)]
    expires_at: Timestamp,
}

impl SignedInView {
    /// Who has just signed in.
    pub async fn new(app: &App, entered: &Entered) -> Result<Self, ApiError> {
        let permissions = app.directory.find_permissions(&entered.user.role).await?;
        let NewSessionView { token, csrf_token, expires_at } =
            NewSessionView::new(app, &entered.beginning)?;
        Ok(Self {
            user: UserView::new(&entered.user, app.clock.now()),
            permissions: permissions.unwrap_or_default(),
            token,
            csrf_token,
            expires_at,
        })
    }
}
