//! `GET` and `POST /forgot`: ask for a link that sets a new password.

use askama::Template;
use axum::{extract::State, response::Response};
use http::{HeaderMap, StatusCode};
use usher_domain::Problem;
use usher_i18n::Texts;

use crate::{
    App,
    body::FormFields,
    language::asked_for,
    pages::{self, Frame, Message, frame, respond, sign_in_link},
    problem::ApiError,
    session::reset,
    visit::Visit,
};

#[derive(Template)]
#[template(path = "forgot.html")]
struct ForgotPage<'a> {
    frame: Frame,
    t: &'a dyn Fn(&str) -> String,
    action: String,
    sign_in: String,
    email: &'a str,
    email_problem: Option<String>,
}

pub async fn show(State(app): State<App>, headers: HeaderMap) -> Result<Response, ApiError> {
    form(&app, &headers, "", None)
}

pub async fn submit(
    State(app): State<App>,
    headers: HeaderMap,
    visit: Result<Visit, ApiError>,
    fields: Result<FormFields, ApiError>,
) -> Result<Response, ApiError> {
    let done = async {
        let (visit, fields) = (visit?, fields?);
        let typed = fields.get("email");
        match typed.parse() {
            Ok(email) => {
                reset::request(&visit.app(&app), &visit, &email).await?;
                requested(&app, &headers)
            }
            Err(problem) => form(&app, &headers, typed, Some(&problem)),
        }
    };
    done.await.or_else(|problem| pages::problem(&app, asked_for(&headers), problem))
}

fn form(
    app: &App,
    headers: &HeaderMap,
    email: &str,
    problem: Option<&Problem>,
) -> Result<Response, ApiError> {
    let texts = Texts::of(asked_for(headers));
    let page = ForgotPage {
        frame: frame(app, texts, texts.get("forgot-title")),
        t: &|id| texts.get(id),
        action: app.path("/forgot"),
        sign_in: sign_in_link(app, texts).href,
        email,
        email_problem: problem.map(|problem| texts.problem(problem, &[])),
    };
    let status = if problem.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    respond(status, texts, page.render())
}

/// What everybody is told, whatever the address.
fn requested(app: &App, headers: &HeaderMap) -> Result<Response, ApiError> {
    let texts = Texts::of(asked_for(headers));
    let mut message = Message::new(texts, "forgot-sent", &[]);
    message.good = true;
    message.show(app, texts, StatusCode::OK)
}
