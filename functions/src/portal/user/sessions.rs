//! Where a user is signed in, and their chat accounts; `POST /users/{id}/sessions/end`.

use axum::response::Response;
use usher_client::{ChatLink, Error, Session, User};
use usher_domain::Permission;

use crate::{
    path::Segment,
    portal::{Failure, Reader, Sent, Told, happening::platform, words::When},
    session::device_name,
};

/// By what a user enters, for whoever may know.
#[derive(Default)]
pub struct Access {
    pub sessions: Vec<SessionRow>,
    pub chats: Vec<ChatRow>,
    /// Where a form ends every session; none for one's own, which the account page ends.
    pub end: Option<String>,
}

/// A place where a user is signed in.
pub struct SessionRow {
    pub device: String,
    pub place: Option<String>,
    pub seen: When,
}

/// A chat account.
pub struct ChatRow {
    pub platform: String,
    pub name: String,
    pub workspace: String,
    pub linked: When,
}

/// What is known of how `user` enters. Whoever may not manage them is told nothing of it.
pub async fn access(reader: &Reader, user: &User) -> Result<Access, Error> {
    let member = matches!(user.status.as_str(), "active" | "deactivated");
    if !member || !reader.person.permissions.allows(Permission::UsersManage) {
        return Ok(Access::default());
    }
    let (sessions, chats) = tokio::join!(
        reader.client.user_sessions(&user.id),
        reader.client.chat_links(Some(&user.id))
    );
    let (sessions, chats) = (allowed(sessions)?, allowed(chats)?);
    let own = user.id == reader.person.user.id.to_string();
    let end = reader.app.path(&format!("/users/{}/sessions/end", user.id));
    Ok(Access {
        end: (!own && !sessions.is_empty()).then_some(end),
        sessions: sessions.iter().map(|session| SessionRow::new(reader, session)).collect(),
        chats: chats.iter().map(|link| ChatRow::new(reader, link)).collect(),
    })
}

/// What was found; nothing if the user's role allows more than that of whoever asks.
fn allowed<T>(found: Result<Vec<T>, Error>) -> Result<Vec<T>, Error> {
    match found {
        Err(Error::Problem(problem)) if problem.status == 403 => Ok(Vec::new()),
        other => other,
    }
}

impl SessionRow {
    fn new(reader: &Reader, session: &Session) -> Self {
        let known = session.user_agent.as_deref().map(device_name);
        let place = |ip: &String| {
            reader.format("account-session-place", &[("address", ip.as_str().into())])
        };
        Self {
            device: known.unwrap_or_else(|| reader.t("account-session-unknown")),
            place: session.ip.as_ref().map(place),
            seen: When::new(reader.texts, session.last_seen_at),
        }
    }
}

impl ChatRow {
    fn new(reader: &Reader, link: &ChatLink) -> Self {
        let beside = |name: &Option<String>, id: &str| match name {
            Some(name) => format!("{name} ({id})"),
            None => id.to_owned(),
        };
        let id = link.account.rsplit(':').next().unwrap_or_default();
        Self {
            platform: platform(&link.platform).to_owned(),
            name: beside(&link.display_name, id),
            workspace: beside(&link.workspace_name, &link.workspace),
            linked: When::new(reader.texts, link.linked_at),
        }
    }
}

pub async fn end_all(Segment(id): Segment, sent: Sent) -> Response {
    let outcome = end(&sent, &id).await;
    sent.reader.answer(outcome)
}

async fn end(sent: &Sent, id: &str) -> Result<Response, Failure> {
    sent.client()?.end_user_sessions(id).await?;
    let done = Told::done(sent.reader.t("user-sessions-ended"));
    Ok(sent.reader.see(&format!("/users/{id}"), &[done]))
}
