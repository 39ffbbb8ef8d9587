//! `GET` and `POST /keys/{id}/revoke`: asks, and revokes an API key.

use axum::response::Response;
use http::StatusCode;

use crate::{
    path::Segment,
    portal::{Failure, Place, Question, Reader, Sent, Told, again},
};

pub async fn show(reader: Reader, Segment(id): Segment) -> Response {
    let page = ask(&reader, &id, None, StatusCode::OK).await;
    reader.answer(page)
}

pub async fn submit(Segment(id): Segment, sent: Sent) -> Response {
    let outcome = revoke(&sent, &id).await;
    sent.reader.answer(outcome)
}

async fn revoke(sent: &Sent, id: &str) -> Result<Response, Failure> {
    let reader = &sent.reader;
    match sent.client()?.revoke_api_key(id).await {
        Ok(()) => Ok(reader.see(Place::Keys.path(), &[Told::done(reader.t("key-was-revoked"))])),
        Err(error) => {
            let problem = again::refusal(error)?;
            let alert = Some(problem.sentence().to_owned());
            ask(reader, id, alert, again::status(&problem)).await
        }
    }
}

async fn ask(
    reader: &Reader,
    id: &str,
    alert: Option<String>,
    status: StatusCode,
) -> Result<Response, Failure> {
    let key = reader.client.api_key(id).await?;
    let question = Question {
        place: Place::Keys,
        title: reader.t("key-revoke"),
        text: reader.format("key-revoke-ask", &[("name", key.name.as_str().into())]),
        action: reader.app.path(&format!("/keys/{}/revoke", key.id)),
        version: None,
        alert,
    };
    question.page(reader, status)
}
