//! `/approvals/{id}/decline` and `/approvals/{id}/cancel`: says no, or calls off what one asked for.

use askama::Template;
use axum::response::Response;
use http::StatusCode;
use usher_client::{DecidedApproval, Error};

use super::{Card, back, told};
use crate::{
    path::Segment,
    portal::{Failure, Form, Place, Reader, Search, Sent, Shell},
};

#[derive(Template)]
#[template(path = "approvals/end.html")]
struct EndPage {
    shell: Shell,
    card: Card,
    form: Form,
    action: String,
    means: String,
    button: String,
    /// Whether whoever ends it is asked why.
    asks_why: bool,
    once: String,
    back: String,
    back_page: String,
}

/// How a request is ended before it was carried out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum End {
    Decline,
    Cancel,
}

impl End {
    fn name(self) -> &'static str {
        match self {
            Self::Decline => "decline",
            Self::Cancel => "cancel",
        }
    }
}

pub async fn show_decline(Segment(id): Segment, search: Search, reader: Reader) -> Response {
    show(&reader, &id, End::Decline, search.text("back")).await
}

pub async fn show_cancel(Segment(id): Segment, search: Search, reader: Reader) -> Response {
    show(&reader, &id, End::Cancel, search.text("back")).await
}

async fn show(reader: &Reader, id: &str, end: End, asked: &str) -> Response {
    let page = page(reader, (id, end, asked), Form::default(), StatusCode::OK).await;
    reader.answer(page)
}

pub async fn decline(Segment(id): Segment, sent: Sent) -> Response {
    let outcome = async {
        let reason = Some(sent.fields.get("reason")).filter(|reason| !reason.trim().is_empty());
        let declined = sent.client()?.decline(&id, reason).await;
        ended(&sent, &id, End::Decline, declined).await
    };
    let outcome = outcome.await;
    sent.reader.answer(outcome)
}

pub async fn cancel(Segment(id): Segment, sent: Sent) -> Response {
    let outcome = async {
        let cancelled = sent.client()?.cancel_approval(&id).await;
        ended(&sent, &id, End::Cancel, cancelled).await
    };
    let outcome = outcome.await;
    sent.reader.answer(outcome)
}

async fn ended(
    sent: &Sent,
    id: &str,
    end: End,
    outcome: Result<DecidedApproval, Error>,
) -> Result<Response, Failure> {
    match outcome {
        Err(Error::Problem(problem)) if !problem.errors.is_empty() => {
            let form = Form::refused(&sent.fields, &problem, |_| None);
            let asked = sent.fields.get("back");
            page(&sent.reader, (id, end, asked), form, StatusCode::UNPROCESSABLE_ENTITY).await
        }
        other => {
            let done = match end {
                End::Decline => "chat-declined",
                End::Cancel => "approval-cancelled",
            };
            told(sent, id, other, done)
        }
    }
}

async fn page(
    reader: &Reader,
    (id, end, asked): (&str, End, &str),
    form: Form,
    status: StatusCode,
) -> Result<Response, Failure> {
    let approval = reader.client.approval(id).await?;
    let t = |part: &str| reader.t(&format!("approval-{}-{part}", end.name()));
    let back = back(asked, id);
    let page = EndPage {
        shell: reader.shell_titled(Place::Approvals, t("title"))?,
        card: Card::new(reader, &approval),
        form,
        action: reader.app.path(&format!("/approvals/{id}/{}", end.name())),
        means: t("means"),
        button: t("button"),
        asks_why: end == End::Decline,
        once: reader.app.ids.next().to_string(),
        back_page: reader.app.path(&back),
        back,
    };
    reader.page(status, page.render())
}
