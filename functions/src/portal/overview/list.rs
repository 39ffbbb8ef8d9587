//! `GET /attention/{list}`: all that needs attention of one kind, page by page.

use askama::Template;
use axum::response::Response;
use http::StatusCode;

use super::attention::{Item, List};
use crate::{
    path::Segment,
    portal::{Failure, Place, Reader, Search, Shell, forward::Forward},
    problem::ApiError,
};

#[derive(Template)]
#[template(path = "overview/list.html")]
struct ListPage {
    shell: Shell,
    hint: String,
    items: Vec<Item>,
    forward: Forward,
    once: String,
    back: String,
}

pub async fn show(reader: Reader, Segment(name): Segment, search: Search) -> Response {
    let page = page(&reader, &name, &search).await;
    reader.answer(page)
}

async fn page(reader: &Reader, name: &str, search: &Search) -> Result<Response, Failure> {
    let list = List::named(name).ok_or(ApiError::NotFound)?;
    let found = list.page(reader, &search.page()).await?;
    let title = reader.t(&format!("attention-{}", list.name()));
    let page = ListPage {
        shell: reader.shell_titled(Place::Overview, title)?,
        hint: reader.t(&format!("attention-{}-hint", list.name())),
        items: found.items,
        forward: Forward::below(reader, &list.path(), search, found.next_cursor.as_deref()),
        once: reader.app.ids.next().to_string(),
        back: list.path(),
    };
    reader.page(StatusCode::OK, page.render())
}
