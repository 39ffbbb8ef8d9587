//! Signing in again where a session ended while a form was open: what was typed is kept.

use askama::Template;
use axum::response::Response;
use http::StatusCode;
use usher_domain::Language;
use usher_i18n::Texts;

use crate::{
    App,
    body::FormFields,
    pages::{Frame, frame, respond},
    problem::ApiError,
    session::next::own_path,
    visit::Beginning,
};

/// The most fields that are kept.
const MOST: usize = 200;

/// Before the names of fields that are kept.
const KEPT: &str = "kept.";

/// A form that waits for somebody to sign in.
pub struct Waiting<'a> {
    /// Where it was sent, and will be.
    pub path: String,
    /// What was filled in.
    pub fields: Vec<(&'a str, &'a str)>,
}

impl<'a> Waiting<'a> {
    /// The form that was just sent to `path`, by somebody whose session had ended.
    pub fn new(path: &str, fields: &'a FormFields) -> Self {
        let fields = fields.iter().filter(|(name, _)| *name != "csrf").take(MOST).collect();
        Self { path: path.to_owned(), fields }
    }

    /// The form that waits behind a sign-in, if one does.
    pub fn of(app: &App, fields: &'a FormFields) -> Option<Self> {
        let path = own_path(&app.settings.base_url, fields.get("resume"))?;
        let kept = |(name, value): (&'a str, _)| Some((name.strip_prefix(KEPT)?, value));
        Some(Self { path, fields: fields.iter().filter_map(kept).take(MOST).collect() })
    }
}

#[derive(Template)]
#[template(path = "sign_in_again.html")]
struct SignInPage<'a> {
    frame: Frame,
    texts: &'static Texts,
    action: String,
    email: &'a str,
    alert: Option<String>,
    waiting: &'a Waiting<'a>,
}

/// The page to sign in on; `email` and `alert` are of a try before.
pub fn ask(
    app: &App,
    language: Language,
    waiting: &Waiting<'_>,
    email: &str,
    alert: Option<String>,
    status: StatusCode,
) -> Result<Response, ApiError> {
    let texts = Texts::of(language);
    let frame = frame(app, texts, texts.get("again-title"));
    let action = app.path("/sign-in");
    let page = SignInPage { frame, texts, action, email, alert, waiting };
    respond(status, texts, page.render())
}

#[derive(Template)]
#[template(path = "resume.html")]
struct ResumePage<'a> {
    frame: Frame,
    texts: &'static Texts,
    csrf: String,
    waiting: &'a Waiting<'a>,
}

/// The page of somebody who has just signed in, from which the form that waited is sent.
pub fn resume(
    app: &App,
    language: Language,
    waiting: &Waiting<'_>,
    beginning: &Beginning,
) -> Result<Response, ApiError> {
    let texts = Texts::of(language);
    let csrf = beginning.open.key.hash.csrf_token(&app.keys.ring(), app.random.bytes())?;
    let page = ResumePage { frame: frame(app, texts, texts.get("resume-title")), texts, csrf, waiting };
    let mut response = respond(StatusCode::OK, texts, page.render())?;
    beginning.set_cookies(app, response.headers_mut());
    Ok(response)
}
