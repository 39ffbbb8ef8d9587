//! What is asked before something is done with a user, and what is told after.

use askama::Template;
use axum::response::Response;
use http::StatusCode;
use usher_client::{Error, Problem, User};

use super::{back::Back, in_words_of_a_page, row::Actions};
use crate::portal::{Failure, Form, Place, Reader, Search, Sent, Shell, Told};

/// A question about a user. Its sentences are `ask-<name>-title`, `-text` and `-button`, its page is
/// `/users/{id}/<name>`, and there the answer is sent.
pub struct Question {
    /// Its name.
    pub name: &'static str,
    /// Whether it can be asked.
    pub allowed: fn(&Actions) -> bool,
    /// Whether it takes something away.
    pub danger: bool,
    /// What is to be filled in.
    pub field: Option<&'static str>,
}

#[derive(Template)]
#[template(path = "users/ask.html")]
struct AskPage {
    shell: Shell,
    form: Form,
    name: String,
    email: String,
    text: String,
    button: String,
    danger: bool,
    field: Option<Field>,
    action: String,
    back: String,
    once: String,
}

struct Field {
    name: &'static str,
    label: String,
}

/// The page that asks, where it can be asked.
pub async fn show(
    reader: &Reader,
    id: &str,
    search: &Search,
    question: &Question,
) -> Result<Response, Failure> {
    let user = reader.client.user(id).await?;
    let back = Back::asked(&reader.app, search.text("back"));
    if (question.allowed)(&Actions::of(reader, &user)) {
        return page(reader, &user, question, (Form::default(), &back), StatusCode::OK);
    }
    Ok(reader.see(back.path(), &[Told::alert(impossible(reader, &user))]))
}

/// What is told where something can be done no more, or not by whoever wants to.
pub fn impossible(reader: &Reader, user: &User) -> String {
    let status = crate::portal::words::word(reader.texts, "status", user.status.as_str());
    let name = user.full_name();
    reader.format("told-impossible", &[("name", name.into()), ("status", status.into())])
}

/// Back to where it was begun if it was done; else the question again, with why it was not.
pub async fn answered(
    sent: &Sent,
    id: &str,
    question: &Question,
    outcome: Result<Told, Error>,
) -> Result<Response, Failure> {
    let reader = &sent.reader;
    let back = Back::asked(&reader.app, sent.fields.get("back"));
    match outcome {
        Ok(told) => Ok(reader.see(back.path(), &[told])),
        Err(Error::Problem(problem)) if problem.status == 404 => Ok(gone(reader, back, id)),
        Err(Error::Problem(problem)) if (400..500).contains(&problem.status) => {
            refused(sent, id, question, &problem).await
        }
        Err(error) => Err(error.into()),
    }
}

/// What is told of somebody who was erased meanwhile.
pub fn gone(reader: &Reader, back: Back, id: &str) -> Response {
    reader.see(back.without(id).path(), &[Told::alert(reader.t("told-gone"))])
}

/// The question again, with why the answer was refused.
pub async fn refused(
    sent: &Sent,
    id: &str,
    question: &Question,
    problem: &Problem,
) -> Result<Response, Failure> {
    let reader = &sent.reader;
    let user = reader.client.user(id).await?;
    let back = Back::asked(&reader.app, sent.fields.get("back"));
    let status = StatusCode::from_u16(problem.status).unwrap_or(StatusCode::BAD_REQUEST);
    let problem = in_words_of_a_page(reader, problem);
    let about = |code: &str| (code == "address_suppressed").then_some("force");
    let form = Form::refused(&sent.fields, &problem, about);
    page(reader, &user, question, (form, &back), status)
}

fn page(
    reader: &Reader,
    user: &User,
    question: &Question,
    (form, back): (Form, &Back),
    status: StatusCode,
) -> Result<Response, Failure> {
    let sentence = |part: &str| {
        let id = format!("ask-{}-{part}", question.name);
        reader.format(&id, &[("email", user.email.as_str().into())])
    };
    let page = AskPage {
        shell: reader.shell_titled(Place::Users, sentence("title"))?,
        form,
        name: user.full_name(),
        email: user.email.clone(),
        text: sentence("text"),
        button: sentence("button"),
        danger: question.danger,
        field: question.field.map(|name| Field { name, label: sentence("field") }),
        action: reader.app.path(&format!("/users/{}/{}", user.id, question.name)),
        back: back.href(&reader.app),
        once: reader.app.ids.next().to_string(),
    };
    reader.page(status, page.render())
}
