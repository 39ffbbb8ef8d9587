//! The pages: one form, and messages of one shape.

use askama::Template;
use axum::response::{Html, IntoResponse, Response};
use http::{HeaderValue, StatusCode, header};
use usher_domain::{
    Language, Problem, User,
    password::{MAX_PASSWORD_CHARS, MIN_PASSWORD_CHARS},
    user::Standing,
};
use usher_i18n::Texts;

use super::{assets, link::Link};
use crate::{App, problem::ApiError};

/// Everything comes from our own origin, nothing runs inline, nobody frames the page.
const POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; \
                      form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// What is wrong with what was typed, beside its field.
#[derive(Debug, Default)]
pub struct FormProblems {
    /// With the password.
    pub password: Option<Problem>,
    /// With its repetition.
    pub repetition: Option<Problem>,
    /// With the box that ends the invite.
    pub not_me: bool,
}

/// What every page has.
struct Frame {
    lang: &'static str,
    dir: &'static str,
    title: String,
    organization: String,
    style: String,
    script: String,
}

#[derive(Template)]
#[template(path = "accept.html")]
struct AcceptPage<'a> {
    frame: Frame,
    t: &'a dyn Fn(&str) -> String,
    heading: String,
    intro: String,
    expires: String,
    rule_length: String,
    email: &'a str,
    action: String,
    password_problem: Option<String>,
    repetition_problem: Option<String>,
    not_me_problem: Option<String>,
}

#[derive(Template)]
#[template(path = "message.html")]
struct MessagePage {
    frame: Frame,
    text: String,
    button: Option<PostButton>,
    link: Option<PlainLink>,
}

struct PostButton {
    action: String,
    label: String,
}

struct PlainLink {
    href: String,
    label: String,
}

/// Shows the form of an open invite, with what was wrong if it was sent before.
pub async fn form(
    app: &App,
    link: &Link,
    token: &str,
    problems: &FormProblems,
) -> Result<Response, ApiError> {
    let user = &link.user;
    let texts = Texts::of(user.language);
    let inviter = link.inviter(app).await?;
    let org = app.org();
    let organization = org.organization.as_str();
    let values = [
        ("organization", organization.into()),
        ("inviter", inviter.as_deref().unwrap_or_default().into()),
        ("first_name", user.first_name.as_str().into()),
        ("date", texts.date(link.claims.expires_at).into()),
        ("min", MIN_PASSWORD_CHARS.to_string().into()),
        ("max", MAX_PASSWORD_CHARS.to_string().into()),
    ];
    let intro = if inviter.is_some() { "accept-intro" } else { "accept-intro-no-inviter" };
    let told =
        |problem: &Option<Problem>| problem.as_ref().map(|problem| texts.problem(problem, &[]));
    let page = AcceptPage {
        frame: frame(app, texts, texts.format("accept-title", &values)),
        t: &|id| texts.get(id),
        heading: texts.format("accept-heading", &values),
        intro: texts.format(intro, &values),
        expires: texts.format("accept-expires", &values),
        rule_length: texts.format("rule-length", &values),
        email: user.email.as_typed(),
        action: action(app, token, ""),
        password_problem: told(&problems.password),
        repetition_problem: told(&problems.repetition),
        not_me_problem: problems.not_me.then(|| texts.get("not-me-unconfirmed")),
    };
    let wrong = problems.password.is_some() || problems.repetition.is_some() || problems.not_me;
    let status = if wrong { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    respond(status, texts, page.render())
}

/// Shows how a link stands that cannot be accepted.
pub fn standing(app: &App, link: &Link, token: &str) -> Result<Response, ApiError> {
    let texts = Texts::of(link.user.language);
    let org = app.org();
    let values = [
        ("organization", org.organization.as_str().into()),
        ("date", texts.date(link.claims.expires_at).into()),
    ];
    let mut message = match link.standing {
        Standing::Expired => Message::new(texts, "link-expired", &values),
        Standing::Superseded => Message::new(texts, "superseded", &values),
        Standing::AlreadyAccepted => Message::new(texts, "already", &values),
        Standing::Open | Standing::Ended => return not_found(app, link.user.language),
    };
    match link.standing {
        Standing::Expired => {
            message.button = Some(PostButton {
                action: action(app, token, "/renew"),
                label: texts.get("link-expired-button"),
            });
        }
        Standing::AlreadyAccepted => message.link = sign_in(app, texts),
        _ => {}
    }
    message.show(app, texts, StatusCode::GONE)
}

/// “You're in.”
pub fn accepted(app: &App, user: &User) -> Result<Response, ApiError> {
    let texts = Texts::of(user.language);
    let org = app.org();
    let values = [
        ("organization", org.organization.as_str().into()),
        ("first_name", user.first_name.as_str().into()),
        ("email", user.email.as_typed().into()),
    ];
    let message = Message { link: sign_in(app, texts), ..Message::new(texts, "accepted", &values) };
    message.show(app, texts, StatusCode::OK)
}

/// It is passed on that a new link is asked for.
pub fn renewal_asked(app: &App, language: Language) -> Result<Response, ApiError> {
    plain(app, language, "renewal-asked", StatusCode::OK)
}

/// The invite that was not meant for them has ended.
pub fn not_me_done(app: &App, language: Language) -> Result<Response, ApiError> {
    plain(app, language, "not-me-done", StatusCode::OK)
}

/// The one page for every link that does not work: forged, cut off, withdrawn.
pub fn not_found(app: &App, language: Language) -> Result<Response, ApiError> {
    plain(app, language, "not-found", StatusCode::NOT_FOUND)
}

/// A problem as a page, for whoever uses a browser.
pub fn problem(app: &App, language: Language, problem: ApiError) -> Result<Response, ApiError> {
    let (status, _) = problem.status_and_code();
    match problem {
        ApiError::BodyTooLarge(_) => plain(app, language, "too-many", status),
        ApiError::Unavailable => {
            let mut page = plain(app, language, "busy", status)?;
            page.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("1"));
            Ok(page)
        }
        other => Err(other),
    }
}

fn plain(
    app: &App,
    language: Language,
    name: &str,
    status: StatusCode,
) -> Result<Response, ApiError> {
    let texts = Texts::of(language);
    Message::new(texts, name, &[]).show(app, texts, status)
}

struct Message {
    title: String,
    text: String,
    button: Option<PostButton>,
    link: Option<PlainLink>,
}

impl Message {
    fn new(texts: &Texts, name: &str, values: &[(&str, usher_i18n::Value<'_>)]) -> Self {
        Self {
            title: texts.format(&format!("{name}-title"), values),
            text: texts.format(&format!("{name}-text"), values),
            button: None,
            link: None,
        }
    }

    fn show(self, app: &App, texts: &Texts, status: StatusCode) -> Result<Response, ApiError> {
        let Self { title, text, button, link } = self;
        let page = MessagePage { frame: frame(app, texts, title), text, button, link };
        respond(status, texts, page.render())
    }
}

fn frame(app: &App, texts: &Texts, title: String) -> Frame {
    Frame {
        lang: texts.language().tag(),
        dir: texts.language().direction().as_str(),
        title,
        organization: app.org().organization.to_string(),
        style: app.path(assets::STYLE.path()),
        script: app.path(assets::SCRIPT.path()),
    }
}

/// Where a form is sent.
fn action(app: &App, token: &str, operation: &str) -> String {
    app.path(&format!("/accept/{token}{operation}"))
}

fn sign_in(app: &App, texts: &Texts) -> Option<PlainLink> {
    let href = app.settings.sign_in_url.as_ref()?.to_string();
    Some(PlainLink { href, label: texts.get("sign-in") })
}

fn respond(
    status: StatusCode,
    texts: &Texts,
    page: askama::Result<String>,
) -> Result<Response, ApiError> {
    let html = page.map_err(|error| ApiError::Internal(error.to_string()))?;
    let headers = [
        (header::CONTENT_SECURITY_POLICY, POLICY),
        (header::CONTENT_LANGUAGE, texts.language().tag()),
    ];
    Ok((status, headers, Html(html)).into_response())
}
