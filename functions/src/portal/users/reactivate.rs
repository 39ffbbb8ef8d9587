//! `GET` and `POST /users/{id}/reactivate`: lets a member in again.

use axum::response::Response;
use usher_client::User;

use super::ask::{self, Question};
use crate::{
    path::Segment,
    portal::{Failure, Reader, Search, Sent, Told},
};

const REACTIVATE: Question = Question {
    name: "reactivate",
    allowed: |actions| actions.reactivate,
    danger: false,
    field: None,
};

pub async fn show(reader: Reader, Segment(id): Segment, search: Search) -> Response {
    let page = ask::show(&reader, &id, &search, &REACTIVATE).await;
    reader.answer(page)
}

pub async fn submit(Segment(id): Segment, sent: Sent) -> Response {
    let outcome = reactivate(&sent, &id).await;
    sent.reader.answer(outcome)
}

async fn reactivate(sent: &Sent, id: &str) -> Result<Response, Failure> {
    let reactivated = sent.client()?.reactivate_user(id, sent.version()).await;
    let told = reactivated.map(|user| told(&sent.reader, &user));
    ask::answered(sent, id, &REACTIVATE, told).await
}

/// Whoever is no member yet waits for approval.
fn told(reader: &Reader, user: &User) -> Told {
    let id = if user.status.as_str() == "active" { "told-reactivated" } else { "approval-asked" };
    Told::done(reader.format(id, &[("name", user.full_name().into())]))
}
