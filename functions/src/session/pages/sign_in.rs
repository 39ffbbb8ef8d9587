//! `GET` and `POST /sign-in`.

use askama::Template;
use axum::{
    extract::{RawQuery, State},
    response::Response,
};
use http::{HeaderMap, HeaderValue, StatusCode, header};
use usher_domain::Problem;
use usher_i18n::Texts;

use super::again::{self, Waiting};
use crate::{
    App,
    body::FormFields,
    language::asked_for,
    pages::{self, Frame, frame, respond, see},
    problem::ApiError,
    session::{enter::enter, next::after_sign_in},
    signed_in::Visitor,
    visit::Visit,
};

#[derive(Template)]
#[template(path = "sign_in.html")]
struct SignInPage<'a> {
    frame: Frame,
    t: &'a dyn Fn(&str) -> String,
    action: String,
    forgot: String,
    next: &'a str,
    email: &'a str,
    email_problem: Option<String>,
    alert: Option<String>,
}

/// What was typed before, and what was wrong with it.
#[derive(Default)]
struct Typed<'a> {
    next: &'a str,
    email: &'a str,
    email_problem: Option<Problem>,
    refusal: Option<ApiError>,
}

pub async fn show(
    State(app): State<App>,
    visitor: Result<Visitor, ApiError>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    let query = query.unwrap_or_default();
    let next = url::form_urlencoded::parse(query.as_bytes()).find(|(name, _)| name == "next");
    let next = after_sign_in(&app, next.as_ref().map_or("", |(_, path)| path));
    let shown = match visitor {
        Ok(Visitor(Some(_))) => Ok(see(&next)),
        Ok(Visitor(None)) => form(&app, &headers, &Typed { next: &next, ..Typed::default() }),
        Err(problem) => Err(problem),
    };
    shown.or_else(|problem| pages::problem(&app, asked_for(&headers), problem))
}

pub async fn submit(
    State(app): State<App>,
    headers: HeaderMap,
    visit: Result<Visit, ApiError>,
    form: Result<FormFields, ApiError>,
) -> Result<Response, ApiError> {
    let done = async {
        let (visit, form) = (visit?, form?);
        try_to_enter(&visit.app(&app), &headers, &visit, &form).await
    };
    done.await.or_else(|problem| pages::problem(&app, asked_for(&headers), problem))
}

async fn try_to_enter(
    app: &App,
    headers: &HeaderMap,
    visit: &Visit,
    fields: &FormFields,
) -> Result<Response, ApiError> {
    let next = after_sign_in(app, fields.get("next"));
    let typed = Typed { next: &next, email: fields.get("email"), ..Typed::default() };
    let (language, waiting) = (asked_for(headers), Waiting::of(app, fields));
    let email = match typed.email.parse() {
        Ok(email) => email,
        Err(problem) => {
            let Some(waiting) = waiting else {
                return form(app, headers, &Typed { email_problem: Some(problem), ..typed });
            };
            let alert = wrong_email(Texts::of(language), &problem);
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            return again::ask(app, language, &waiting, typed.email, Some(alert), status);
        }
    };
    match enter(app, visit, &email, fields.get("password").into()).await {
        Ok(entered) => {
            if let Some(waiting) = waiting.filter(|waiting| waiting.is_of(entered.user.id)) {
                return again::resume(app, language, &waiting, &entered.beginning);
            }
            let mut response = see(&next);
            entered.beginning.set_cookies(app, response.headers_mut());
            Ok(response)
        }
        Err(refusal @ (ApiError::SignInFailed | ApiError::TooManyRequests(_))) => match waiting {
            Some(waiting) => {
                let status = refusal.status_and_code().0;
                let alert = Some(told(Texts::of(language), &refusal));
                again::ask(app, language, &waiting, typed.email, alert, status)
            }
            None => form(app, headers, &Typed { refusal: Some(refusal), ..typed }),
        },
        Err(problem) => Err(problem),
    }
}

/// What is wrong with an address, where it stands beside no field.
fn wrong_email(texts: &Texts, problem: &Problem) -> String {
    format!("{}: {}", texts.get("field-email"), texts.problem(problem, &[]))
}

/// Why somebody could not enter.
fn told(texts: &Texts, refusal: &ApiError) -> String {
    match refusal.retry_after() {
        Some(seconds) => texts.format("sign-in-wait", &[("seconds", seconds.to_string().into())]),
        None => texts.get("sign-in-failed"),
    }
}

fn form(app: &App, headers: &HeaderMap, typed: &Typed<'_>) -> Result<Response, ApiError> {
    let texts = Texts::of(asked_for(headers));
    let org = app.org();
    let title =
        texts.format("sign-in-title", &[("organization", org.organization.as_str().into())]);
    let wait = typed.refusal.as_ref().and_then(ApiError::retry_after);
    let alert = typed.refusal.as_ref().map(|refusal| told(texts, refusal));
    let page = SignInPage {
        frame: frame(app, texts, title),
        t: &|id| texts.get(id),
        action: app.path("/sign-in"),
        forgot: app.path("/forgot"),
        next: typed.next,
        email: typed.email,
        email_problem: typed.email_problem.as_ref().map(|problem| texts.problem(problem, &[])),
        alert,
    };
    let status = match (&typed.refusal, &typed.email_problem) {
        (Some(refusal), _) => refusal.status_and_code().0,
        (None, Some(_)) => StatusCode::UNPROCESSABLE_ENTITY,
        (None, None) => StatusCode::OK,
    };
    let mut response = respond(status, texts, page.render())?;
    if let Some(seconds) = wait {
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    }
    if status == StatusCode::UNAUTHORIZED {
        let bearer = HeaderValue::from_static("Bearer");
        response.headers_mut().insert(header::WWW_AUTHENTICATE, bearer);
    }
    Ok(response)
}
