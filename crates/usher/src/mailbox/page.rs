//! The pages below `/_dev/mail`: the list, one mail in four views, and the list as JSON.
//!
//! A mail is a stranger's text: the templates escape all of it, its HTML is shown only in a frame
//! without any rights, and the pages load nothing from elsewhere.

use std::sync::Arc;

use askama::Template;
use axum::{
    Json,
    extract::{Path, Query, State, rejection::QueryRejection},
    http::{
        HeaderName, StatusCode,
        header::{CONTENT_DISPOSITION, CONTENT_SECURITY_POLICY, CONTENT_TYPE},
    },
    response::{IntoResponse as _, Redirect, Response},
};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::{Mailbox, Message};

/// The pages' own policy: their style sheet, the mail's frame, the button that empties the mailbox.
const PAGE_POLICY: &str = "default-src 'none'; style-src 'self'; frame-src 'self'; \
                           form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// The policy of a mail's HTML: it may style itself and hold its images, and do nothing.
const MAIL_POLICY: &str = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; \
                           form-action 'none'; base-uri 'none'; frame-ancestors 'self'";

const HTML: &str = "text/html; charset=utf-8";

#[derive(Template)]
#[template(path = "mailbox/page.html")]
struct Page {
    messages: Vec<Arc<Message>>,
    shown: Option<Shown>,
}

struct Shown {
    message: Arc<Message>,
    view: View,
}

impl Page {
    fn is_shown(&self, message: &Message) -> bool {
        self.shown.as_ref().is_some_and(|shown| shown.message.id == message.id)
    }

    fn title(&self) -> &str {
        self.shown.as_ref().map_or("Mailbox", |shown| subject(&shown.message))
    }
}

impl Shown {
    /// The views this mail has; the first is what opens.
    fn views(&self) -> Vec<View> {
        View::of(&self.message)
    }

    fn source(&self) -> String {
        String::from_utf8_lossy(&self.message.raw).into_owned()
    }
}

/// One way to look at a mail.
#[derive(Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum View {
    Html,
    Text,
    Headers,
    Raw,
}

impl View {
    fn of(message: &Message) -> Vec<Self> {
        let html = message.html.is_some().then_some(Self::Html);
        let text = message.text.is_some().then_some(Self::Text);
        html.into_iter().chain(text).chain([Self::Headers, Self::Raw]).collect()
    }

    fn name(self) -> &'static str {
        match self {
            Self::Html => "html",
            Self::Text => "text",
            Self::Headers => "headers",
            Self::Raw => "raw",
        }
    }

    fn label(self) -> &'static str {
        match self {
            Self::Html => "HTML",
            Self::Text => "Text",
            Self::Headers => "Headers",
            Self::Raw => "Source",
        }
    }
}

/// The query of a mail's page.
#[derive(Deserialize)]
pub(super) struct Wanted {
    view: Option<View>,
}

#[derive(Serialize)]
struct Entry<'a> {
    id: &'a str,
    to: &'a [String],
    subject: &'a str,
    language: Option<&'a str>,
    sent_at: Timestamp,
    links: &'a [String],
}

/// `GET /_dev/mail`.
pub(super) async fn index(State(mailbox): State<Mailbox>) -> Response {
    render(&Page { messages: mailbox.newest_first(), shown: None })
}

/// `GET /_dev/mail/{id}?view=` and `GET /_dev/mail/{id}.eml`.
pub(super) async fn message(
    State(mailbox): State<Mailbox>,
    Path(id): Path<String>,
    wanted: Result<Query<Wanted>, QueryRejection>,
) -> Response {
    if let Some(id) = id.strip_suffix(".eml") {
        return mailbox.find(id).map_or_else(not_found, |message| eml(&message));
    }
    let Some(message) = mailbox.find(&id) else {
        return not_found();
    };
    let views = View::of(&message);
    let wanted =
        wanted.ok().and_then(|Query(wanted)| wanted.view).filter(|view| views.contains(view));
    let view = wanted.or(views.first().copied()).unwrap_or(View::Raw);
    render(&Page { messages: mailbox.newest_first(), shown: Some(Shown { message, view }) })
}

/// `GET /_dev/mail/{id}/html`: what the frame shows.
pub(super) async fn html(State(mailbox): State<Mailbox>, Path(id): Path<String>) -> Response {
    let html = mailbox.find(&id).and_then(|message| message.html.clone());
    html.map_or_else(not_found, |html| {
        ([(CONTENT_TYPE, HTML), (CONTENT_SECURITY_POLICY, MAIL_POLICY)], html).into_response()
    })
}

/// `GET /_dev/mail.json`.
pub(super) async fn json(State(mailbox): State<Mailbox>) -> Response {
    let messages = mailbox.newest_first();
    let entries: Vec<Entry<'_>> = messages.iter().map(|message| entry(message)).collect();
    Json(entries).into_response()
}

/// `GET /_dev/mail/style.css`.
pub(super) async fn style() -> Response {
    let css =
        concat!(include_str!("../../assets/base.css"), include_str!("../../assets/mailbox.css"));
    ([(CONTENT_TYPE, "text/css; charset=utf-8")], css).into_response()
}

/// `DELETE /_dev/mail`.
pub(super) async fn delete(State(mailbox): State<Mailbox>) -> StatusCode {
    empty(mailbox).await
}

/// `POST /_dev/mail/clear`: the page's button.
pub(super) async fn clear(State(mailbox): State<Mailbox>) -> Response {
    match empty(mailbox).await {
        StatusCode::NO_CONTENT => Redirect::to("/_dev/mail").into_response(),
        failed => failed.into_response(),
    }
}

/// An error as a problem document (RFC 9457).
pub(crate) fn problem(status: StatusCode, code: &str, detail: &str) -> Response {
    let title = status.canonical_reason().unwrap_or_default();
    let problem = json!({
        "type": "about:blank",
        "title": title,
        "status": status.as_u16(),
        "code": code,
        "detail": detail,
    });
    (status, [(CONTENT_TYPE, "application/problem+json")], problem.to_string()).into_response()
}

fn not_found() -> Response {
    problem(StatusCode::NOT_FOUND, "mail_not_found", "The mailbox has no such mail.")
}

/// Files are removed one by one, so not on a thread that serves others.
async fn empty(mailbox: Mailbox) -> StatusCode {
    match tokio::task::spawn_blocking(move || mailbox.clear()).await {
        Ok(()) => StatusCode::NO_CONTENT,
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR,
    }
}

fn eml(message: &Message) -> Response {
    let name = format!("attachment; filename=\"{}.eml\"", message.id);
    let headers: [(HeaderName, String); 2] =
        [(CONTENT_TYPE, "message/rfc822".to_owned()), (CONTENT_DISPOSITION, name)];
    (headers, message.raw.to_vec()).into_response()
}

fn render(page: &Page) -> Response {
    match page.render() {
        Ok(html) => {
            ([(CONTENT_TYPE, HTML), (CONTENT_SECURITY_POLICY, PAGE_POLICY)], html).into_response()
        }
        Err(error) => {
            tracing::error!(%error, "the mailbox's page was not rendered");
            problem(StatusCode::INTERNAL_SERVER_ERROR, "internal", "The page was not rendered.")
        }
    }
}

fn entry(message: &Message) -> Entry<'_> {
    Entry {
        id: &message.id,
        to: &message.to,
        subject: &message.subject,
        language: message.language.as_deref(),
        sent_at: message.sent_at,
        links: &message.links,
    }
}

fn subject(message: &Message) -> &str {
    if message.subject.is_empty() { "(no subject)" } else { &message.subject }
}

fn time(at: Timestamp) -> String {
    at.strftime("%Y-%m-%d %H:%M:%S UTC").to_string()
}

/// What a link is for, by where Usher's own links lead.
fn purpose(link: &str) -> &'static str {
    let path = url::Url::parse(link).map(|url| url.path().to_owned()).unwrap_or_default();
    if path.strip_prefix("/accept/").is_some_and(|token| !token.contains('/')) {
        "Open the invite link"
    } else if path.contains("reset") {
        "Open the password reset link"
    } else {
        "Open the link"
    }
}
