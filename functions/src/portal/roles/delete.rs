//! `GET` and `POST /roles/{name}/delete`: asks, and deletes a role that nobody has.

use axum::response::Response;
use http::StatusCode;
use usher_client::Role;

use crate::{
    path::Segment,
    portal::{Failure, Place, Question, Reader, Sent, Told, again},
};

pub async fn show(reader: Reader, Segment(name): Segment) -> Response {
    let page = ask(&reader, &name, None, StatusCode::OK).await;
    reader.answer(page)
}

pub async fn submit(Segment(name): Segment, sent: Sent) -> Response {
    let outcome = delete(&sent, &name).await;
    sent.reader.answer(outcome)
}

async fn delete(sent: &Sent, name: &str) -> Result<Response, Failure> {
    let reader = &sent.reader;
    match sent.client()?.delete_role(name, sent.version()).await {
        Ok(()) => {
            let told = reader.format("role-deleted", &[("role", name.into())]);
            Ok(reader.see(Place::Roles.path(), &[Told::done(told)]))
        }
        Err(error) => {
            let problem = again::refusal(error)?;
            let alert = problem.sentence().to_owned();
            ask(reader, name, Some(alert), again::status(&problem)).await
        }
    }
}

async fn ask(
    reader: &Reader,
    name: &str,
    alert: Option<String>,
    status: StatusCode,
) -> Result<Response, Failure> {
    let Role { name, version, .. } = reader.client.role(name).await?;
    let question = Question {
        place: Place::Roles,
        title: reader.t("role-delete"),
        text: reader.format("role-delete-ask", &[("role", name.as_str().into())]),
        action: reader.app.path(&format!("/roles/{name}/delete")),
        version: Some(version),
        alert,
    };
    question.page(reader, status)
}
