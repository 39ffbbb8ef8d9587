//! `GET` and `POST /users/{id}/deactivate`: keeps a member out for now.

use axum::response::Response;

use super::ask::{self, Question};
use crate::{
    path::Segment,
    portal::{Failure, Reader, Search, Sent, Told},
};

const DEACTIVATE: Question = Question {
    name: "deactivate",
    allowed: |actions| actions.deactivate,
    danger: true,
    field: None,
};

pub async fn show(reader: Reader, Segment(id): Segment, search: Search) -> Response {
    let page = ask::show(&reader, &id, &search, &DEACTIVATE).await;
    reader.answer(page)
}

pub async fn submit(Segment(id): Segment, sent: Sent) -> Response {
    let outcome = deactivate(&sent, &id).await;
    sent.reader.answer(outcome)
}

async fn deactivate(sent: &Sent, id: &str) -> Result<Response, Failure> {
    let deactivated = sent.client()?.deactivate_user(id, None).await;
    let told = deactivated.map(|user| {
        Told::done(sent.reader.format("told-deactivated", &[("name", user.full_name().into())]))
    });
    ask::answered(sent, id, &DEACTIVATE, told).await
}
