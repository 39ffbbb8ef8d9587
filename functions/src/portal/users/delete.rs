//! `GET` and `POST /users/{id}/delete`: erases somebody, whose address is to be typed.

use axum::response::Response;
use http::StatusCode;
use usher_client::{Error, FieldError, Problem, User};
use usher_domain::EmailAddress;

use super::{
    ask::{self, Question},
    back::Back,
};
use crate::{
    path::Segment,
    portal::{Failure, Reader, Search, Sent, Told},
};

const DELETE: Question = Question {
    name: "delete",
    allowed: |actions| actions.delete,
    danger: true,
    field: Some("email"),
};

pub async fn show(reader: Reader, Segment(id): Segment, search: Search) -> Response {
    let page = ask::show(&reader, &id, &search, &DELETE).await;
    reader.answer(page)
}

pub async fn submit(Segment(id): Segment, sent: Sent) -> Response {
    let outcome = delete(&sent, &id).await;
    sent.reader.answer(outcome)
}

async fn delete(sent: &Sent, id: &str) -> Result<Response, Failure> {
    let reader = &sent.reader;
    let back = Back::asked(&reader.app, sent.fields.get("back")).without(id);
    let user = match reader.client.user(id).await {
        Ok(user) => user,
        Err(error) if is_missing(&error) => return Ok(ask::gone(reader, back, id)),
        Err(error) => return Err(error.into()),
    };
    if !is_address_of(sent.fields.get("email"), &user) {
        return ask::refused(sent, id, &DELETE, &mistyped(reader)).await;
    }
    // Their address is what was typed: in another version it may be another.
    match sent.client()?.delete_user(id, Some(user.version)).await {
        Ok(()) => {
            let told = reader.format("told-deleted", &[("name", user.full_name().into())]);
            Ok(reader.see(back.path(), &[Told::done(told)]))
        }
        Err(error) => ask::answered(sent, id, &DELETE, Err(error)).await,
    }
}

fn is_missing(error: &Error) -> bool {
    error.problem().is_some_and(|problem| problem.status == 404)
}

/// Whether that is what somebody typed who meant this user, however they write addresses.
fn is_address_of(typed: &str, user: &User) -> bool {
    let key = |text: &str| text.parse::<EmailAddress>().ok().map(|email| email.key().to_owned());
    key(typed).is_some_and(|typed| key(&user.email) == Some(typed))
}

fn mistyped(reader: &Reader) -> Problem {
    let detail = reader.t("ask-delete-mistyped");
    let error = FieldError { field: "email".to_owned(), code: "mistyped".to_owned(), detail };
    Problem {
        status: StatusCode::UNPROCESSABLE_ENTITY.as_u16(),
        errors: vec![error],
        ..Problem::default()
    }
}
