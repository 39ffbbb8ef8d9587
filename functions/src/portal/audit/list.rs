//! `GET /audit`: what happened, the newest first.

use askama::Template;
use axum::response::Response;
use http::StatusCode;
use usher_client::{AuditQuery, Error};

use super::{
    entry::Entry,
    export::MOST,
    filter::{self, Filter},
};
use crate::portal::{
    Failure, Form, Place, Reader, Search, Shell, forward::Forward, happening::kind_words,
    users::Choice,
};

#[derive(Template)]
#[template(path = "audit/list.html")]
struct ListPage {
    shell: Shell,
    form: Form,
    kinds: Vec<Choice>,
    parts: Vec<Choice>,
    /// What links narrow the trail by, and how to widen it again.
    chips: Vec<Chip>,
    entries: Vec<Entry>,
    forward: Forward,
    narrowed: bool,
    export: String,
    most: String,
}

/// Something that the trail is narrowed by.
struct Chip {
    field: &'static str,
    value: String,
    label: String,
    without: String,
}

/// The kinds that the form offers, in the order of a user's life and then of the organization's.
const KINDS: [&str; 46] = [
    "added",
    "revived",
    "mail_sent",
    "mail_delivered",
    "mail_delayed",
    "mail_bounced",
    "mail_complained",
    "mail_failed",
    "resent",
    "link_copied",
    "revoked",
    "renewal_requested",
    "expired",
    "accepted",
    "declined",
    "changed",
    "deactivated",
    "reactivated",
    "erased",
    "approval_requested",
    "approved",
    "approval_declined",
    "approval_lapsed",
    "approval_cancelled",
    "signed_in",
    "signed_out",
    "session_ended",
    "sessions_ended",
    "password_changed",
    "password_reset",
    "chat_linked",
    "chat_unlinked",
    "chat_undeliverable",
    "import_checked",
    "import_started",
    "import_finished",
    "import_cancelled",
    "import_stopped",
    "role_created",
    "role_changed",
    "role_deleted",
    "key_created",
    "key_revoked",
    "settings_changed",
    "delivery_retried",
    "delivery_given_up",
];

pub async fn show(reader: Reader, search: Search) -> Response {
    let page = found(&reader, &search).await;
    reader.answer(page)
}

async fn found(reader: &Reader, search: &Search) -> Result<Response, Failure> {
    let query = match Filter::read(reader, search).await? {
        Filter::Wanted(query) => query,
        Filter::Unclear(form) => return page(reader, search, form, (Vec::new(), None)),
    };
    match reader.client.audit(&query, &search.page()).await {
        Ok(found) => {
            let entry = |entry| Entry::new(reader, search, entry);
            let entries = found.items.iter().map(entry).collect();
            page(reader, search, filter::form(search), (entries, found.next_cursor))
        }
        // What was typed is kept, and what is wrong with it stands beside it.
        Err(Error::Problem(problem)) if problem.status == 422 => {
            page(reader, search, filter::refused(search, &problem), (Vec::new(), None))
        }
        Err(error) => Err(error.into()),
    }
}

fn page(
    reader: &Reader,
    search: &Search,
    form: Form,
    (entries, next): (Vec<Entry>, Option<String>),
) -> Result<Response, Failure> {
    let status = if form.is_refused() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let query = search.without_page().with("", "");
    let page = ListPage {
        shell: reader.shell(Place::Audit)?,
        kinds: kinds(reader, search.text("action")),
        parts: parts(reader, search.text("part")),
        chips: chips(reader, search, &entries),
        forward: Forward::new(reader, Place::Audit, search, next.as_deref()),
        narrowed: search.narrows(),
        export: format!("{}?{query}", reader.app.path("/audit.csv")),
        most: reader.format("audit-most", &[("count", u64::from(MOST).into())]),
        form,
        entries,
    };
    reader.page(status, page.render())
}

fn kinds(reader: &Reader, chosen: &str) -> Vec<Choice> {
    let choice = |kind: &str| Choice {
        value: kind.to_owned(),
        label: kind_words(reader.texts, kind),
        chosen: kind == chosen,
    };
    KINDS.into_iter().map(choice).collect()
}

fn parts(reader: &Reader, chosen: &str) -> Vec<Choice> {
    let choice = |part: &str| Choice {
        value: part.to_owned(),
        label: reader.t(&format!("audit-part-{part}")),
        chosen: part == chosen,
    };
    ["about", "by"].into_iter().map(choice).collect()
}

/// What only links narrow by: the form has no fields for it, but keeps it.
fn chips(reader: &Reader, search: &Search, entries: &[Entry]) -> Vec<Chip> {
    let first = entries.first();
    let chip = |field: &'static str, name: Option<String>| {
        let value = search.get(field)?.to_owned();
        let shown = name.unwrap_or_else(|| value.clone());
        let query = search.without_page().with(field, "");
        Some(Chip {
            field,
            label: reader.format(&format!("audit-chip-{field}"), &[("name", shown.into())]),
            without: format!("{}?{query}", reader.app.path("/audit")),
            value,
        })
    };
    let subject = || first.map(Entry::subject);
    let actor = first.map(|entry| entry.by.name.clone());
    let chips = [chip("user", subject()), chip("subject", subject()), chip("actor", actor)];
    chips.into_iter().flatten().collect()
}

/// What the export of the same filter asks for.
pub fn wanted(filter: Filter) -> Option<AuditQuery> {
    match filter {
        Filter::Wanted(query) => Some(query),
        Filter::Unclear(_) => None,
    }
}
