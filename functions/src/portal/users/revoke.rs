//! `GET` and `POST /users/{id}/revoke`: withdraws an invite.

use axum::response::Response;

use super::ask::{self, Question};
use crate::{
    path::Segment,
    portal::{Failure, Reader, Search, Sent, Told},
};

const REVOKE: Question = Question {
    name: "revoke",
    allowed: |actions| actions.revoke,
    danger: true,
    field: Some("reason"),
};

pub async fn show(reader: Reader, Segment(id): Segment, search: Search) -> Response {
    let page = ask::show(&reader, &id, &search, &REVOKE).await;
    reader.answer(page)
}

pub async fn submit(Segment(id): Segment, sent: Sent) -> Response {
    let outcome = revoke(&sent, &id).await;
    sent.reader.answer(outcome)
}

async fn revoke(sent: &Sent, id: &str) -> Result<Response, Failure> {
    let reason = Some(sent.fields.get("reason").trim()).filter(|reason| !reason.is_empty());
    let revoked = sent.client()?.revoke_invite(id, reason, None).await;
    let told =
        |name: String| Told::done(sent.reader.format("told-revoked", &[("name", name.into())]));
    ask::answered(sent, id, &REVOKE, revoked.map(|user| told(user.full_name()))).await
}
