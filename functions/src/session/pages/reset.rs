//! `GET` and `POST /reset/{token}`: the page behind the link that sets a new password. Looking at it
//! changes nothing, because mail scanners follow links.

use askama::Template;
use axum::{extract::State, response::Response};
use http::{HeaderMap, StatusCode};
use usher_domain::{Language, User};
use usher_i18n::Texts;

use crate::{
    App,
    body::FormFields,
    cookies,
    language::asked_for,
    new_password::{self, NewPasswordFields, PasswordProblems},
    pages::{self, Frame, Message, PlainLink, frame, respond, sign_in_link},
    path::Segment,
    problem::ApiError,
    session::reset::ResetLink,
    visit::Visit,
};

#[derive(Template)]
#[template(path = "reset.html")]
struct ResetPage<'a> {
    frame: Frame,
    t: &'a dyn Fn(&str) -> String,
    action: String,
    email: &'a str,
    fields: NewPasswordFields,
}

pub async fn show(
    State(app): State<App>,
    Segment(token): Segment,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    let language = asked_for(&headers);
    let shown = match ResetLink::find(&app, &token).await {
        Ok(Some(link)) => {
            let texts = texts_for(&headers, &link.user);
            form(&app, texts, (&link.user, &token), &PasswordProblems::default())
        }
        Ok(None) => ended(&app, language),
        Err(problem) => Err(problem),
    };
    shown.or_else(|problem| pages::problem(&app, language, problem))
}

pub async fn submit(
    State(app): State<App>,
    Segment(token): Segment,
    headers: HeaderMap,
    visit: Result<Visit, ApiError>,
    fields: Result<FormFields, ApiError>,
) -> Result<Response, ApiError> {
    let language = asked_for(&headers);
    let done = async {
        let (visit, fields) = (visit?, fields?);
        match ResetLink::find(&app, &token).await? {
            Some(link) => {
                let texts = texts_for(&headers, &link.user);
                set(&visit.app(&app), texts, (&link, &token), (&visit, &fields)).await
            }
            None => ended(&app, language),
        }
    };
    done.await.or_else(|problem| pages::problem(&app, language, problem))
}

async fn set(
    app: &App,
    texts: &Texts,
    (link, token): (&ResetLink, &str),
    (visit, fields): (&Visit, &FormFields),
) -> Result<Response, ApiError> {
    let counted = ResetLink::count_try(app, visit).await?;
    let password = match new_password::check(app, &link.user, fields).await? {
        Ok(password) => password,
        Err(problems) => return form(app, texts, (&link.user, token), &problems),
    };
    let Some(user) = link.set(app, visit, (password, counted)).await? else {
        return ended(app, texts.language());
    };
    let mut message = Message::new(texts, "reset-done", &[]);
    message.good = true;
    message.link = Some(sign_in_link(app, texts));
    let mut page = message.show(app, texts, StatusCode::OK)?;
    // They are not signed in by it, but who reads their mail is known from now on.
    cookies::forget_session(app, page.headers_mut());
    cookies::keep_device(app, page.headers_mut(), &visit.device_cookie(app, &user.email)?);
    Ok(page)
}

/// In the language that was switched to, or that of whoever the link is for.
fn texts_for(headers: &HeaderMap, user: &User) -> &'static Texts {
    Texts::of(cookies::language_of(headers).unwrap_or(user.language))
}

fn form(
    app: &App,
    texts: &Texts,
    (user, token): (&User, &str),
    problems: &PasswordProblems,
) -> Result<Response, ApiError> {
    let fields = NewPasswordFields::new(texts, problems, "field-new-password");
    let status = if fields.are_wrong() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let page = ResetPage {
        frame: frame(app, texts, texts.get("reset-title")),
        t: &|id| texts.get(id),
        action: app.path(&format!("/reset/{token}")),
        email: user.email.as_typed(),
        fields,
    };
    respond(status, texts, page.render())
}

/// The one page for every link that does not work: forged, used or over.
fn ended(app: &App, language: Language) -> Result<Response, ApiError> {
    let texts = Texts::of(language);
    let mut message = Message::new(texts, "reset-ended", &[]);
    let label = texts.get("reset-ended-button");
    message.link = Some(PlainLink { href: app.path("/forgot"), label });
    message.show(app, texts, StatusCode::GONE)
}
