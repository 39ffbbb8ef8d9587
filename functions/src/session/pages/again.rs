//! Signing in again where a session ended while a form was open: what was typed is kept.

use askama::Template;
use axum::response::Response;
use http::{HeaderValue, StatusCode, header};
use usher_domain::{Language, UserId};
use usher_i18n::Texts;

use crate::{
    App,
    body::{FormFields, MAX_BODY_BYTES},
    pages::{Frame, Message, frame, respond, sign_in_link},
    problem::ApiError,
    session::next::own_path,
    visit::Beginning,
};

/// What a form may still grow by when it is sent with an address and a password.
const ROOM_BYTES: usize = 8 * 1024;

/// Before the names of fields that are kept.
const KEPT: &str = "kept.";

/// A form that waits for somebody to sign in.
pub struct Waiting<'a> {
    /// Where it was sent, and will be.
    pub path: String,
    /// Whose session had ended, as far as that is known.
    pub whose: Option<UserId>,
    /// What was filled in.
    pub fields: Vec<(&'a str, &'a str)>,
}

impl<'a> Waiting<'a> {
    /// The form that was just sent to `path`, by somebody whose session had ended. Nothing if it could
    /// not be sent once more with what signs them in: no part of a form is worth keeping.
    pub fn new(path: String, whose: Option<UserId>, fields: &'a FormFields) -> Option<Self> {
        let fields: Vec<_> = fields.iter().filter(|(name, _)| *name != "csrf").collect();
        let mut sent = url::form_urlencoded::Serializer::new(String::new());
        for (name, value) in &fields {
            sent.append_pair(&format!("{KEPT}{name}"), value);
        }
        (sent.finish().len() + ROOM_BYTES <= MAX_BODY_BYTES).then_some(Self { path, whose, fields })
    }

    /// The form that waits behind a sign-in, if one does.
    pub fn of(app: &App, fields: &'a FormFields) -> Option<Self> {
        let path = own_path(&app.settings.base_url, fields.get("resume"))?;
        let whose = fields.get("whose").parse().ok();
        let kept = |(name, value): (&'a str, _)| Some((name.strip_prefix(KEPT)?, value));
        Some(Self { path, whose, fields: fields.iter().filter_map(kept).collect() })
    }

    /// Whether it goes on with somebody who has signed in: what one person typed is not sent by another who
    /// comes after them.
    pub fn is_of(&self, user: UserId) -> bool {
        self.whose.is_none_or(|whose| whose == user)
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
    let mut response = respond(status, texts, page.render())?;
    if status == StatusCode::UNAUTHORIZED {
        let bearer = HeaderValue::from_static("Bearer");
        response.headers_mut().insert(header::WWW_AUTHENTICATE, bearer);
    }
    Ok(response)
}

/// The page that says that a form was too long to be kept.
pub fn too_long(app: &App, language: Language) -> Result<Response, ApiError> {
    let texts = Texts::of(language);
    let mut message = Message::new(texts, "again-too-long", &[]);
    message.link = Some(sign_in_link(app, texts));
    message.show(app, texts, StatusCode::UNAUTHORIZED)
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
    let page =
        ResumePage { frame: frame(app, texts, texts.get("resume-title")), texts, csrf, waiting };
    let mut response = respond(StatusCode::OK, texts, page.render())?;
    beginning.set_cookies(app, response.headers_mut());
    Ok(response)
}
