//! `GET` and `POST /users/{id}/resend`: mails somebody a new invite.

use axum::response::Response;
use usher_client::{Error, User};

use super::ask::{self, Question};
use crate::{
    path::Segment,
    portal::{Failure, Reader, Search, Sent, Told},
};

const RESEND: Question =
    Question { name: "resend", allowed: |actions| actions.resend, danger: false, field: None };

pub async fn show(reader: Reader, Segment(id): Segment, search: Search) -> Response {
    let page = ask::show(&reader, &id, &search, &RESEND).await;
    reader.answer(page)
}

pub async fn submit(Segment(id): Segment, sent: Sent) -> Response {
    let outcome = resend(&sent, &id).await;
    sent.reader.answer(outcome)
}

async fn resend(sent: &Sent, id: &str) -> Result<Response, Failure> {
    let force = sent.fields.is_ticked("force");
    let resent = sent.client()?.resend_invite(id, force, sent.version()).await;
    let told = resent.map(|user| told(&sent.reader, &user));
    ask::answered(sent, id, &RESEND, told).await
}

/// What is told of an invite that was sent again, or waits for approval.
pub fn told(reader: &Reader, user: &User) -> Told {
    let id = if waits(user) { "approval-asked" } else { "told-resent" };
    Told::done(reader.format(id, &[("name", user.full_name().into())]))
}

/// Whether the invite waits for approval, and was not sent: a new one stands in the queue at first.
fn waits(user: &User) -> bool {
    let queued = user.invite.as_ref().is_some_and(|invite| invite.mail.state.as_str() == "queued");
    user.approval_id.is_some() && !(queued && user.status.as_str() == "invited")
}

/// The same for one of several.
pub async fn one(client: &usher_client::Client, id: &str) -> Result<(User, bool), Error> {
    let user = client.resend_invite(id, false, None).await?;
    let waits = waits(&user);
    Ok((user, waits))
}
