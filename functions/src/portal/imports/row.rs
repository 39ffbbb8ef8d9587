//! A row of an import as a page shows it.

use unicode_segmentation::UnicodeSegmentation as _;
use usher_client::{ImportRow, Role, Verdict};

use crate::portal::{
    Reader,
    words::{Badge, word},
};

/// What stands in a cell is shown up to so many characters.
const SHOWN: usize = 120;

/// A row.
pub struct Line {
    pub number: u64,
    /// The line of the file in which it begins.
    pub place: u64,
    pub name: String,
    pub email: String,
    pub role: String,
    pub language: String,
    pub badge: Badge,
    /// Why nobody is added by it.
    pub reasons: Vec<String>,
    /// Whether a second person must approve first.
    pub waits: bool,
    pub is_rejected: bool,
}

impl Line {
    /// The row, for whoever looks; `roles` tell what needs approval.
    pub fn new(reader: &Reader, row: &ImportRow, roles: &[Role]) -> Self {
        let fields = row.fields.clone().unwrap_or_default();
        let is_rejected = super::REJECTED.contains(&row.verdict.as_str());
        let name = format!("{} {}", fields.first_name, fields.last_name);
        let marked = roles.iter().any(|role| role.name == fields.role && role.needs_approval);
        Self {
            number: row.row,
            place: row.line,
            name: shown(name.trim()),
            email: shown(&fields.email),
            language: language(&fields.language),
            role: shown(&fields.role),
            badge: Badge {
                class: row.verdict.as_str().to_owned(),
                text: word(reader.texts, "verdict", row.verdict.as_str()),
            },
            reasons: reasons(reader, row),
            waits: marked && !is_rejected,
            is_rejected,
        }
    }
}

/// Why nobody is added by the row: a sentence each.
pub fn reasons(reader: &Reader, row: &ImportRow) -> Vec<String> {
    if row.verdict == Verdict::Duplicate
        && let Some(line) = row.duplicate_of_line
    {
        return vec![same_as(reader, line)];
    }
    if row.errors.is_empty() {
        return row.reason.iter().cloned().collect();
    }
    let told = |error: &usher_client::FieldError| {
        let column = word(reader.texts, "imports-column", &error.field);
        let values = [("column", column.into()), ("detail", error.detail.as_str().into())];
        reader.format("imports-cell-problem", &values)
    };
    row.errors.iter().map(told).collect()
}

/// That an earlier line has the same address.
pub fn same_as(reader: &Reader, line: u64) -> String {
    reader.format("imports-same-as", &[("line", line.to_string().into())])
}

/// A language by its name, if it is one.
fn language(tag: &str) -> String {
    let name = |language: usher_domain::Language| language.name().to_owned();
    tag.parse().map_or_else(|_| shown(tag), name)
}

/// The beginning of a text.
fn shown(text: &str) -> String {
    match text.grapheme_indices(true).nth(SHOWN) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}
