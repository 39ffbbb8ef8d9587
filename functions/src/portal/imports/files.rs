//! `GET /imports/sample.csv` and `/imports/{id}/rejected.csv`: files to download.

use axum::response::{IntoResponse, Response};
use http::header;
use usher_client::ImportRow;
use usher_domain::{
    Permission, csv_file,
    import::{COLUMNS, REASON},
};

use super::{
    corrected::{all_rows, texts_of},
    row::reasons,
};
use crate::{
    path::Segment,
    portal::{Failure, Reader},
    problem::ApiError,
};

/// What a file looks like.
const SAMPLE: [[&str; COLUMNS.len()]; 2] = [
    ["Ada", "Lovelace", "ada@example.com", "en", "user", "true"],
    ["Alan", "Turing", "alan@example.com", "de", "user", "false"],
];

pub async fn sample(reader: Reader) -> Response {
    if !reader.person.permissions.allows(Permission::UsersInvite) {
        return reader.answer(Err(ApiError::PermissionMissing(Permission::UsersInvite).into()));
    }
    download("sample.csv", csv_file::write([COLUMNS].into_iter().chain(SAMPLE)))
}

pub async fn rejected(reader: Reader, Segment(id): Segment) -> Response {
    let file = rejects(&reader, &id).await;
    reader.answer(file)
}

/// The rows that nobody is added by, each with its reason: to be put right and imported again.
async fn rejects(reader: &Reader, id: &str) -> Result<Response, Failure> {
    let rows = all_rows(reader, id, Some("rejected")).await?;
    let header = COLUMNS.into_iter().chain([REASON]).map(str::to_owned).collect();
    let row = |row: &ImportRow| -> Vec<String> {
        let texts = row.fields.as_ref().map(texts_of).unwrap_or_default();
        texts.into_iter().chain([reasons(reader, row).join("; ")]).collect()
    };
    let lines = std::iter::once(header).chain(rows.iter().map(row));
    Ok(download("rejected.csv", csv_file::write(lines)))
}

fn download(name: &str, csv: String) -> Response {
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
    ];
    (headers, csv).into_response()
}
