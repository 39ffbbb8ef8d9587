//! `GET /audit.csv`: what the filter matches, as a file for spreadsheets.

use axum::response::{IntoResponse, Response};
use http::header;
use usher_client::AuditEntry;
use usher_domain::csv_file;

use super::{
    entry::{line, told_of, written},
    filter::Filter,
    list::wanted,
};
use crate::{
    portal::{Failure, Reader, Search},
    problem::ApiError,
};

/// The most entries of a file: what can be read within the time that a request has.
pub const MOST: u16 = 5000;

const HEADER: [&str; 11] = [
    "at",
    "what",
    "kind",
    "subject",
    "subject_name",
    "actor_type",
    "actor_id",
    "actor_name",
    "via",
    "from",
    "data",
];

pub async fn export(reader: Reader, search: Search) -> Response {
    let file = file(&reader, &search).await;
    reader.answer(file)
}

async fn file(reader: &Reader, search: &Search) -> Result<Response, Failure> {
    let query = wanted(Filter::read(reader, search).await?).ok_or(ApiError::NotFound)?;
    let found = reader.client.whole_audit(&query, usize::from(MOST)).await?;
    let rows = found.items.iter().map(|entry| row(reader, entry));
    let rows = std::iter::once(HEADER.map(str::to_owned)).chain(rows);
    // A file that is not all of it says so in its name.
    let name = if found.more { "audit-newest-5000.csv" } else { "audit.csv" };
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
        (header::CACHE_CONTROL, "no-store".to_owned()),
    ];
    Ok((headers, csv_file::write(rows)).into_response())
}

/// An entry as a row. Cells that a spreadsheet would take for a formula are written harmlessly.
fn row(reader: &Reader, entry: &AuditEntry) -> [String; HEADER.len()] {
    let data = entry.data.as_ref();
    let actor = &entry.actor.actor;
    let via_key = actor.via_key.as_ref().or(entry.actor.via_key.as_ref());
    let via = [via_key, actor.via_chat.as_ref()].into_iter().flatten();
    let via: Vec<&str> = via.map(String::as_str).collect();
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    [
        entry.at.to_string(),
        line(&told_of(reader, entry)),
        entry.kind.clone(),
        written(&entry.subject).unwrap_or_default(),
        text(&entry.subject.name),
        actor.kind.as_str().to_owned(),
        text(&actor.id),
        text(&actor.name),
        via.join(" "),
        text(&entry.from),
        data.and_then(|data| serde_json::to_string(data).ok()).unwrap_or_default(),
    ]
}
