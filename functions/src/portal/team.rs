//! `GET /team`: those who accepted, the latest first.

use askama::Template;
use axum::{response::Response, routing::get};
use http::StatusCode;
use usher_client::User;
use utoipa_axum::router::OpenApiRouter;

use super::{Failure, Place, Reader, Search, Shell, forward::Forward, users::Row, words::When};
use crate::App;

#[derive(Template)]
#[template(path = "team/list.html")]
struct TeamPage {
    shell: Shell,
    search: Search,
    members: Vec<Member>,
    forward: Forward,
}

/// A line of the list.
struct Member {
    row: Row,
    joined: Option<When>,
}

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::default().route("/team", get(show))
}

async fn show(reader: Reader, search: Search) -> Response {
    let page = page(&reader, search).await;
    reader.answer(page)
}

async fn page(reader: &Reader, search: Search) -> Result<Response, Failure> {
    let found = reader.client.team_members(search.get("q"), false, &search.page()).await?;
    let member = |user: &User| Member {
        row: Row::new(reader, user),
        joined: user.accepted_at.map(|at| When::new(reader.texts, at)),
    };
    let page = TeamPage {
        shell: reader.shell(Place::Team)?,
        members: found.items.iter().map(member).collect(),
        forward: Forward::new(reader, Place::Team, &search, found.next_cursor.as_deref()),
        search,
    };
    reader.page(StatusCode::OK, page.render())
}
