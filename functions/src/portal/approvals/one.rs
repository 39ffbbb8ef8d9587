//! `GET /approvals/{id}`: one request. Mails and chat lead here.

use askama::Template;
use axum::response::Response;
use http::StatusCode;

use super::Card;
use crate::{
    path::Segment,
    portal::{Failure, Place, Reader, Shell},
};

#[derive(Template)]
#[template(path = "approvals/one.html")]
struct OnePage {
    shell: Shell,
    card: Card,
    once: String,
    back: &'static str,
}

pub async fn show(Segment(id): Segment, reader: Reader) -> Response {
    let page = page(&reader, &id).await;
    reader.answer(page)
}

async fn page(reader: &Reader, id: &str) -> Result<Response, Failure> {
    let approval = reader.client.approval(id).await?;
    let page = OnePage {
        shell: reader.shell_titled(Place::Approvals, reader.t("approval-title"))?,
        card: Card::new(reader, &approval),
        once: reader.app.ids.next().to_string(),
        back: "",
    };
    reader.page(StatusCode::OK, page.render())
}
