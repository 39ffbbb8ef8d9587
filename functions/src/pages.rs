//! What all pages have in common: the frame, the policy, and pages that say one thing.

use askama::Template;
use axum::response::{Html, IntoResponse, Redirect, Response};
use http::{HeaderValue, StatusCode, header};
use usher_domain::Language;
use usher_i18n::{Texts, Value};

use crate::{App, assets, problem::ApiError};

/// Everything comes from our own origin, nothing runs inline, nobody frames the page.
const POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; \
                      img-src 'self' data:; form-action 'self'; base-uri 'none'; \
                      frame-ancestors 'none'";

/// What every page has.
pub struct Frame {
    /// The BCP 47 tag of its language.
    pub lang: &'static str,
    /// In which direction it is written.
    pub dir: &'static str,
    /// Its title.
    pub title: String,
    /// Whose page it is.
    pub organization: String,
    /// Where their logo is, if they have one.
    pub logo: Option<String>,
    /// The address of its style.
    pub style: String,
    /// The address of its script.
    pub script: String,
    /// Where the choice of a language is sent.
    pub language_action: String,
    /// What stands before the languages.
    pub language_label: String,
    /// What stands on the button beside them.
    pub language_button: String,
    /// The languages there are.
    pub languages: Vec<LanguageChoice>,
}

/// A language that can be switched to.
pub struct LanguageChoice {
    /// Its BCP 47 tag.
    pub tag: &'static str,
    /// Its name in itself.
    pub name: &'static str,
    /// Whether the page is in it.
    pub current: bool,
}

#[derive(Template)]
#[template(path = "message.html")]
struct MessagePage {
    frame: Frame,
    text: String,
    good: bool,
    button: Option<PostButton>,
    link: Option<PlainLink>,
}

/// A button that sends an empty form.
pub struct PostButton {
    /// Where it is sent.
    pub action: String,
    /// What stands on it.
    pub label: String,
}

/// A link that looks like a button.
pub struct PlainLink {
    /// Where it leads.
    pub href: String,
    /// What stands on it.
    pub label: String,
}

/// A page that says one thing.
pub struct Message {
    title: String,
    text: String,
    /// Whether it tells that something worked.
    pub good: bool,
    /// The button below it.
    pub button: Option<PostButton>,
    /// The link below it.
    pub link: Option<PlainLink>,
}

impl Message {
    /// The message of a name: its title and its text are sentences.
    pub fn new(texts: &Texts, name: &str, values: &[(&str, Value<'_>)]) -> Self {
        Self {
            title: texts.format(&format!("{name}-title"), values),
            text: texts.format(&format!("{name}-text"), values),
            good: false,
            button: None,
            link: None,
        }
    }

    /// The page.
    pub fn show(self, app: &App, texts: &Texts, status: StatusCode) -> Result<Response, ApiError> {
        let Self { title, text, good, button, link } = self;
        let page = MessagePage { frame: frame(app, texts, title), text, good, button, link };
        respond(status, texts, page.render())
    }
}

/// A message without a button.
pub fn plain(
    app: &App,
    language: Language,
    name: &str,
    status: StatusCode,
) -> Result<Response, ApiError> {
    let texts = Texts::of(language);
    Message::new(texts, name, &[]).show(app, texts, status)
}

/// A problem as a page, for whoever uses a browser.
pub fn problem(app: &App, language: Language, problem: ApiError) -> Result<Response, ApiError> {
    let (status, _) = problem.status_and_code();
    let wait = problem.retry_after();
    let mut page = match problem {
        ApiError::BodyTooLarge(_) => plain(app, language, "too-many", status),
        ApiError::Csrf => plain(app, language, "csrf", status),
        ApiError::Unavailable | ApiError::Conflict => plain(app, language, "busy", status),
        ApiError::TooManyRequests(_) => {
            let texts = Texts::of(language);
            let seconds = wait.unwrap_or(1).to_string();
            Message::new(texts, "wait", &[("seconds", seconds.into())]).show(app, texts, status)
        }
        other => Err(other),
    }?;
    if let Some(seconds) = wait {
        page.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    }
    Ok(page)
}

/// What surrounds a page.
pub fn frame(app: &App, texts: &Texts, title: String) -> Frame {
    Frame {
        lang: texts.language().tag(),
        dir: texts.language().direction().as_str(),
        title,
        organization: app.org().organization.to_string(),
        logo: app.logo(),
        style: app.path(assets::STYLE.path()),
        script: app.path(assets::SCRIPT.path()),
        language_action: app.path("/language"),
        language_label: texts.get("language-switch"),
        language_button: texts.get("language-switch-button"),
        languages: Language::ALL.into_iter().map(|one| LanguageChoice::new(one, texts)).collect(),
    }
}

impl LanguageChoice {
    fn new(language: Language, texts: &Texts) -> Self {
        let current = language == texts.language();
        Self { tag: language.tag(), name: language.name(), current }
    }
}

/// The way to sign in: our own, unless the operator set another.
pub fn sign_in_link(app: &App, texts: &Texts) -> PlainLink {
    let elsewhere = app.settings.sign_in_url.as_ref().map(ToString::to_string);
    let href = elsewhere.unwrap_or_else(|| app.path("/sign-in"));
    PlainLink { href, label: texts.get("sign-in") }
}

/// Lets a page show others of ours in a frame.
pub fn allow_own_frames(response: &mut Response) {
    if let Ok(policy) = HeaderValue::try_from(format!("{POLICY}; frame-src 'self'")) {
        response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, policy);
    }
}

/// A rendered page as an answer.
pub fn respond(
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

/// Leads a browser on, after a form or instead of a page.
pub fn see(path: &str) -> Response {
    Redirect::to(path).into_response()
}
