//! The pages below `/_dev/mail`: the list, which can be searched, one mail in four views, and the
//! list as JSON. They look like the portal's, and watch for new mail by a script where one runs.
//!
//! A mail is a stranger's text: the templates escape all of it, its HTML is shown only in a frame
//! without any rights, and the pages load nothing from elsewhere.

use std::sync::Arc;

use askama::Template;
use axum::{
    Json,
    extract::{Path, Query, State, rejection::QueryRejection},
    http::{
        HeaderMap, HeaderName, StatusCode,
        header::{CONTENT_DISPOSITION, CONTENT_SECURITY_POLICY, CONTENT_TYPE, IF_NONE_MATCH},
    },
    response::{IntoResponse as _, Redirect, Response},
};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::json;
use url::form_urlencoded::Serializer;
use usher_functions::assets;

use super::{Mailbox, Message};

/// The pages' own policy: their style sheet and script, the mail's frame, the search and the button
/// that empties the mailbox.
const PAGE_POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; \
                           connect-src 'self'; img-src data:; frame-src 'self'; form-action 'self'; \
                           base-uri 'none'; frame-ancestors 'none'";

/// The policy of a mail's HTML: it may style itself and hold its images, and do nothing.
const MAIL_POLICY: &str = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; \
                           form-action 'none'; base-uri 'none'; frame-ancestors 'self'";

/// The most mails that a page lists: an import sends thousands.
pub(super) const MOST_LISTED: usize = 200;

const HTML: &str = "text/html; charset=utf-8";

#[derive(Template)]
#[template(path = "mailbox/page.html")]
struct Page {
    /// How many mails there are.
    all: usize,
    /// What is looked for.
    q: String,
    /// How many mails have it.
    found: usize,
    /// The newest of those.
    messages: Vec<Arc<Message>>,
    /// Names what the list was made from.
    revision: String,
    shown: Option<Shown>,
}

struct Shown {
    message: Arc<Message>,
    view: View,
}

impl Page {
    fn new(mailbox: &Mailbox, wanted: Wanted, shown: Option<Shown>) -> Self {
        let mut messages = mailbox.newest_first();
        let all = messages.len();
        let newest = messages.first().map_or("", |message| &message.id);
        let revision = format!("\"{all}-{newest}\"");
        let q = wanted.q.unwrap_or_default();
        let looked_for = q.trim().to_lowercase();
        messages.retain(|message| has(message, &looked_for));
        let found = messages.len();
        messages.truncate(MOST_LISTED);
        Self { all, q, found, messages, revision, shown }
    }

    fn is_shown(&self, message: &Message) -> bool {
        self.shown.as_ref().is_some_and(|shown| shown.message.id == message.id)
    }

    fn title(&self) -> &str {
        self.shown.as_ref().map_or("Mailbox", |shown| subject(&shown.message))
    }

    /// How many mails are listed, and of how many.
    fn count(&self) -> String {
        let mails =
            |count: usize| if count == 1 { "1 mail".into() } else { format!("{count} mails") };
        match (self.found, self.q.trim().is_empty()) {
            (found, _) if found > MOST_LISTED => {
                format!("The newest {MOST_LISTED} of {}: search for others", mails(found))
            }
            (found, true) => format!("{}, kept on this machine", mails(found)),
            (0, false) => format!("None of {} matches", mails(self.all)),
            (found, false) => format!("{found} of {}", mails(self.all)),
        }
    }

    /// The list, as it was searched.
    fn list(&self) -> String {
        self.address("/_dev/mail", &[])
    }

    /// A mail, beside the same list.
    fn href(&self, message: &Message) -> String {
        self.address(&format!("/_dev/mail/{}", message.id), &[])
    }

    /// A view of a mail, beside the same list.
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "templates hand over references")]
    fn view(&self, message: &Message, view: &View) -> String {
        self.address(&format!("/_dev/mail/{}", message.id), &[("view", view.name())])
    }

    fn address(&self, path: &str, more: &[(&str, &str)]) -> String {
        let searched = Some(("q", &*self.q)).filter(|(_, q)| !q.is_empty());
        let pairs = more.iter().copied().chain(searched);
        let query = Serializer::new(String::new()).extend_pairs(pairs).finish();
        if query.is_empty() { path.to_owned() } else { format!("{path}?{query}") }
    }
}

/// Whether a mail holds a text, in lower case.
fn has(message: &Message, text: &str) -> bool {
    let holds = |part: &str| part.to_lowercase().contains(text);
    holds(&message.subject)
        || holds(&message.from)
        || message.to.iter().any(|to| holds(to))
        || message.text.as_deref().is_some_and(holds)
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
#[derive(Clone, Copy, PartialEq, Eq)]
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

/// The query of a page.
#[derive(Default, Deserialize)]
pub(super) struct Wanted {
    view: Option<String>,
    q: Option<String>,
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

/// `GET /_dev/mail?q=`.
pub(super) async fn index(
    State(mailbox): State<Mailbox>,
    wanted: Result<Query<Wanted>, QueryRejection>,
    headers: HeaderMap,
) -> Response {
    let Query(wanted) = wanted.unwrap_or_default();
    answer(&headers, &Page::new(&mailbox, wanted, None))
}

/// `GET /_dev/mail/{id}?view=&q=` and `GET /_dev/mail/{id}.eml`.
pub(super) async fn message(
    State(mailbox): State<Mailbox>,
    Path(id): Path<String>,
    wanted: Result<Query<Wanted>, QueryRejection>,
    headers: HeaderMap,
) -> Response {
    if let Some(id) = id.strip_suffix(".eml") {
        return mailbox.find(id).map_or_else(not_found, |message| eml(&message));
    }
    let Some(message) = mailbox.find(&id) else {
        return not_found();
    };
    let Query(wanted) = wanted.unwrap_or_default();
    let views = View::of(&message);
    let named = |view: &&View| wanted.view.as_deref() == Some(view.name());
    let view = views.iter().find(named).or(views.first()).copied().unwrap_or(View::Raw);
    answer(&headers, &Page::new(&mailbox, wanted, Some(Shown { message, view })))
}

/// The page, unless the script that asks has seen this list already.
fn answer(headers: &HeaderMap, page: &Page) -> Response {
    let seen = headers.get(IF_NONE_MATCH).is_some_and(|seen| seen == page.revision.as_str());
    if seen { StatusCode::NOT_MODIFIED.into_response() } else { render(page) }
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
    let css = [assets::STYLE.content(), include_str!("../../assets/mailbox.css")].concat();
    ([(CONTENT_TYPE, "text/css; charset=utf-8")], css).into_response()
}

/// `GET /_dev/mail/script.js`.
pub(super) async fn script() -> Response {
    let script = include_str!("../../assets/mailbox.js");
    ([(CONTENT_TYPE, "text/javascript; charset=utf-8")], script).into_response()
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
    at.strftime("%-d %b %Y, %H:%M UTC").to_string()
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
