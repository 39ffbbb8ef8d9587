//! The way through a list of several pages.

use super::{Place, Reader, Search};

/// Where the pages before and after are.
pub struct Forward {
    /// The first page, if this is another.
    pub first: Option<String>,
    /// The next one, if there is one.
    pub next: Option<String>,
}

impl Forward {
    /// The way from the page that `search` asked for.
    pub fn new(reader: &Reader, place: Place, search: &Search, next: Option<&str>) -> Self {
        Self::below(reader, place.path(), search, next)
    }

    /// The same for a list that is no place of its own.
    pub fn below(reader: &Reader, path: &str, search: &Search, next: Option<&str>) -> Self {
        let to = |cursor: &str| {
            let query = search.with("cursor", cursor);
            let mark = if query.is_empty() { "" } else { "?" };
            format!("{}{mark}{query}", reader.app.path(path))
        };
        Self { first: search.get("cursor").map(|_| to("")), next: next.map(to) }
    }
}
