//! `GET /users/new` and `POST /users`: adds somebody.

use askama::Template;
use axum::response::Response;
use http::StatusCode;
use usher_client::{AddedUser, Error, NewUser};
use usher_domain::Language;

use super::{
    in_words_of_a_page,
    list::{Choice, role_choices, with_unknown},
};
use crate::portal::{Failure, Form, Place, Reader, Sent, Shell, Told};

#[derive(Template)]
#[template(path = "users/add.html")]
struct AddPage {
    shell: Shell,
    form: Form,
    languages: Vec<Choice>,
    roles: Vec<Choice>,
    once: String,
}

pub async fn show(reader: Reader) -> Response {
    let language = reader.person.user.language;
    let blank = [("language", language.tag()), ("role", "user"), ("send_welcome_email", "on")];
    let page = page(&reader, Form::new(blank), StatusCode::OK).await;
    reader.answer(page)
}

pub async fn submit(sent: Sent) -> Response {
    let outcome = add(&sent).await;
    sent.reader.answer(outcome)
}

async fn add(sent: &Sent) -> Result<Response, Failure> {
    let text = |name: &str| sent.fields.get(name).to_owned();
    let user = NewUser {
        first_name: text("first_name"),
        last_name: text("last_name"),
        email: text("email"),
        language: text("language"),
        role: text("role"),
        send_welcome_email: sent.fields.is_ticked("send_welcome_email"),
        force: sent.fields.is_ticked("force"),
    };
    match sent.client()?.add_user(&user).await {
        Ok(added) => Ok(done(&sent.reader, &added)),
        Err(Error::Problem(problem)) if (400..500).contains(&problem.status) => {
            let status = StatusCode::from_u16(problem.status).unwrap_or(StatusCode::BAD_REQUEST);
            let problem = in_words_of_a_page(&sent.reader, &problem);
            page(&sent.reader, Form::refused(&sent.fields, &problem, about), status).await
        }
        Err(error) => Err(error.into()),
    }
}

/// Back to the list, where whoever was added stands on top.
fn done(reader: &Reader, added: &AddedUser) -> Response {
    let mut told = vec![Told::done(&added.message)];
    told.extend(added.warnings.iter().map(|warning| Told::alert(&warning.detail)));
    reader.see(&format!("{}?added={}", Place::Users.path(), added.user.id), &told)
}

/// The field that a refusal is about.
fn about(code: &str) -> Option<&'static str> {
    match code {
        "email_taken" | "address_suppressed" => Some("email"),
        "role_exceeds_caller" | "no_approver" => Some("role"),
        _ => None,
    }
}

async fn page(reader: &Reader, form: Form, status: StatusCode) -> Result<Response, Failure> {
    let roles = reader.client.roles().await?;
    let page = AddPage {
        shell: reader.shell_titled(Place::Users, reader.t("add-title"))?,
        languages: language_choices(form.value("language")),
        roles: role_choices(&roles, form.value("role")),
        form,
        once: reader.app.ids.next().to_string(),
    };
    reader.page(status, page.render())
}

/// The languages as the values of a field.
pub fn language_choices(chosen: &str) -> Vec<Choice> {
    let choice = |language: Language| Choice {
        value: language.tag().to_owned(),
        label: language.name().to_owned(),
        chosen: language.tag() == chosen,
    };
    with_unknown(Language::ALL.into_iter().map(choice).collect(), chosen)
}
