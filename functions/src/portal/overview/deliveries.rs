//! `POST /attention/deliveries/{id}/retry` and `…/let-go`: what becomes of what could not be sent.

use axum::response::Response;
use usher_client::Error;

use super::attention::List;
use crate::{
    path::Segment,
    portal::{Failure, Sent, Told},
};

pub async fn retry(Segment(id): Segment, sent: Sent) -> Response {
    let outcome = async {
        let done = sent.client()?.retry_dead_entry(&id).await;
        back(&sent, done, "told-retried")
    };
    let outcome = outcome.await;
    sent.reader.answer(outcome)
}

pub async fn let_go(Segment(id): Segment, sent: Sent) -> Response {
    let outcome = async {
        let done = sent.client()?.give_up_dead_entry(&id).await;
        back(&sent, done, "told-let-go")
    };
    let outcome = outcome.await;
    sent.reader.answer(outcome)
}

/// Back to the page that it was asked for on, which tells what came of it.
fn back(sent: &Sent, done: Result<(), Error>, id: &str) -> Result<Response, Failure> {
    let reader = &sent.reader;
    let told = match done {
        Ok(()) => Told::done(reader.t(id)),
        Err(Error::Problem(problem)) if problem.status == 404 => {
            Told::alert(reader.t("told-seen-to"))
        }
        Err(error) => return Err(error.into()),
    };
    // Only two pages have these forms.
    let list = List::Deliveries.path();
    let back = if sent.fields.get("back") == list { list.as_str() } else { "/" };
    Ok(reader.see(back, &[told]))
}
