//! `GET` and `POST /users/{id}/link`: shows the link of an invite, to hand it over.

use askama::Template;
use axum::response::Response;
use http::StatusCode;
use usher_client::Error;

use super::{
    ask::{self, Question},
    back::Back,
};
use crate::{
    path::Segment,
    portal::{Failure, Place, Reader, Search, Sent, Shell, Told, words::When},
};

const LINK: Question =
    Question { name: "link", allowed: |actions| actions.copy, danger: false, field: None };

#[derive(Template)]
#[template(path = "users/link.html")]
struct LinkPage {
    shell: Shell,
    name: String,
    email: String,
    link: String,
    ends: When,
    back: String,
}

pub async fn show(reader: Reader, Segment(id): Segment, search: Search) -> Response {
    let page = ask::show(&reader, &id, &search, &LINK).await;
    reader.answer(page)
}

/// It is a form that is sent, because who asked for the link is told in the timeline.
pub async fn submit(Segment(id): Segment, sent: Sent) -> Response {
    let outcome = link(&sent, &id).await;
    sent.reader.answer(outcome)
}

async fn link(sent: &Sent, id: &str) -> Result<Response, Failure> {
    let reader = &sent.reader;
    let back = Back::asked(&reader.app, sent.fields.get("back"));
    let link = match sent.client()?.invite_link(id).await {
        Ok(link) => link,
        Err(Error::Waits(_)) => {
            return Ok(reader.see(back.path(), &[Told::done(reader.t("approval-asked"))]));
        }
        Err(error) => return ask::answered(sent, id, &LINK, Err(error)).await,
    };
    let user = reader.client.user(id).await?;
    let page = LinkPage {
        shell: reader.shell_titled(Place::Users, reader.t("link-title"))?,
        name: user.full_name(),
        email: user.email,
        link: link.link,
        ends: When::new(reader.texts, link.expires_at),
        back: back.href(&reader.app),
    };
    reader.page(StatusCode::OK, page.render())
}
