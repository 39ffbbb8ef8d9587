//! Pages of a list.

use serde::{Deserialize, Serialize};

/// The most items the API puts on one page.
pub const MAX_PAGE: u16 = 100;

/// Which page of a list to fetch. The default is the first one, at the server's usual size.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PageRequest {
    /// The most items wanted, 1 to [`MAX_PAGE`].
    pub limit: Option<u16>,
    /// [`Page::next_cursor`] of the page before.
    pub cursor: Option<String>,
}

/// One page of a list.
///
/// It may hold fewer items than asked for, even none, while more follow: only a missing cursor
/// means the end.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Page<T> {
    /// The items, in the list's order.
    pub items: Vec<T>,
    /// Where the next page begins; `None` at the end of the list.
    #[serde(default)]
    pub next_cursor: Option<String>,
}

/// An answer in the shape `{items: [...]}`, for lists that fit on one page.
#[derive(Deserialize)]
pub(crate) struct Items<T> {
    pub items: Vec<T>,
}

/// Items gathered from several pages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Collected<T> {
    /// The items, in the list's order.
    pub items: Vec<T>,
    /// `true` if the list goes on, or may, behind the last item.
    pub more: bool,
}

impl PageRequest {
    /// As query parameters.
    pub(crate) fn pairs(&self) -> Vec<(&'static str, String)> {
        let limit = self.limit.map(|limit| ("limit", limit.to_string()));
        let cursor = self.cursor.clone().map(|cursor| ("cursor", cursor));
        limit.into_iter().chain(cursor).collect()
    }
}
