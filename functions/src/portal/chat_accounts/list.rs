//! `GET /chat-accounts`: the accounts of everybody, or of one person.

use askama::Template;
use axum::response::Response;
use http::StatusCode;
use usher_client::{ChatLink, Page};
use usher_domain::ChatAccount;

use crate::portal::{
    Failure, Place, Reader, Search, Shell,
    forward::Forward,
    words::{self, When},
};

#[derive(Template)]
#[template(path = "chat_accounts/list.html")]
struct ListPage {
    shell: Shell,
    rows: Vec<Row>,
    /// Where the accounts of everybody are, if these are one person's.
    all: Option<String>,
    forward: Forward,
}

/// A link as a line of the list.
struct Row {
    platform: String,
    /// What the account called itself.
    name: Option<String>,
    /// What the platform calls it, for good.
    id: String,
    workspace_name: Option<String>,
    workspace: String,
    person: Option<String>,
    person_page: String,
    linked: When,
    linked_by: String,
    unlink: String,
}

pub async fn show(reader: Reader, search: Search) -> Response {
    let page = page(&reader, &search).await;
    reader.answer(page)
}

async fn page(reader: &Reader, search: &Search) -> Result<Response, Failure> {
    let links = match search.get("user") {
        Some(user) => {
            Page { items: reader.client.chat_links(Some(user)).await?, next_cursor: None }
        }
        None => reader.client.all_chat_links(&search.page()).await?,
    };
    let page = ListPage {
        shell: reader.shell(Place::Chat)?,
        rows: links.items.iter().map(|link| Row::new(reader, link)).collect(),
        all: search.get("user").map(|_| reader.app.path(Place::Chat.path())),
        forward: Forward::new(reader, Place::Chat, search, links.next_cursor.as_deref()),
    };
    reader.page(StatusCode::OK, page.render())
}

impl Row {
    fn new(reader: &Reader, link: &ChatLink) -> Self {
        let account = link.account.parse::<ChatAccount>().ok();
        let platform = account.as_ref().map(|account| account.platform().name());
        let id = account.as_ref().map_or(&*link.account, ChatAccount::user);
        Self {
            platform: platform.unwrap_or(&link.platform).to_owned(),
            name: link.display_name.clone(),
            id: id.to_owned(),
            workspace_name: link.workspace_name.clone(),
            workspace: link.workspace.clone(),
            person: link.user_name.clone(),
            person_page: reader.app.path(&format!("/users/{}", link.user_id)),
            linked: When::new(reader.texts, link.linked_at),
            linked_by: words::actor(reader.texts, &link.linked_by),
            unlink: reader.app.path(&format!("/chat-accounts/{}/unlink", link.account)),
        }
    }
}
