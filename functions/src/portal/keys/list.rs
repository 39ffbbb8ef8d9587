//! `GET /keys`: the API keys, the newest first.

use askama::Template;
use axum::response::Response;
use http::StatusCode;
use jiff::{SignedDuration, Timestamp};
use usher_client::{ApiKey, KeyStatus};

use crate::portal::{
    Failure, Place, Reader, Search, Shell,
    forward::Forward,
    words::{self, When, word},
};

#[derive(Template)]
#[template(path = "keys/list.html")]
struct ListPage {
    shell: Shell,
    rows: Vec<Row>,
    forward: Forward,
}

/// A key as a line of the list.
struct Row {
    name: String,
    kind: String,
    role: Option<String>,
    workspaces: Vec<String>,
    /// Decides the colour of the status.
    class: &'static str,
    status: String,
    made_by: String,
    made: When,
    used: Option<When>,
    ends: Option<When>,
    /// Where it is revoked, while it works.
    revoke: Option<String>,
}

pub async fn show(reader: Reader, search: Search) -> Response {
    let page = page(&reader, &search).await;
    reader.answer(page)
}

async fn page(reader: &Reader, search: &Search) -> Result<Response, Failure> {
    let keys = reader.client.api_keys(&search.page()).await?;
    let page = ListPage {
        shell: reader.shell(Place::Keys)?,
        rows: keys.items.iter().map(|key| Row::new(reader, key)).collect(),
        forward: Forward::new(reader, Place::Keys, search, keys.next_cursor.as_deref()),
    };
    reader.page(StatusCode::OK, page.render())
}

impl Row {
    fn new(reader: &Reader, key: &ApiKey) -> Self {
        let texts = reader.texts;
        let when = |at: Option<_>| at.map(|at| When::new(texts, at));
        let live = key.status == KeyStatus::Live;
        let maker = key.created_by.as_ref().map(|maker| words::actor(texts, maker));
        Self {
            name: key.name.clone(),
            kind: word(texts, "key-kind", key.kind.as_str()),
            role: key.role.clone(),
            workspaces: key.workspaces.clone(),
            class: match key.status {
                KeyStatus::Live => "active",
                KeyStatus::Expired => "expired",
                _ => "revoked",
            },
            status: word(texts, "key-status", key.status.as_str()),
            made_by: maker.unwrap_or_else(|| texts.get("actor-system")),
            made: When::new(texts, key.created_at),
            used: when(key.last_used_at),
            ends: when(key.revoked_at.or(key.expires_at.map(last_moment))),
            revoke: live.then(|| reader.app.path(&format!("/keys/{}/revoke", key.id))),
        }
    }
}

/// The last moment before an end: the day that was chosen as the last one ends with the first instant of
/// the next.
fn last_moment(end: Timestamp) -> Timestamp {
    end.checked_sub(SignedDuration::from_secs(1)).unwrap_or(end)
}
