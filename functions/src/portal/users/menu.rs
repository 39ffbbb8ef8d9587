//! The menu of what can be done with a user, in a list and on their own page.

use super::{back::Back, row::Actions};
use crate::portal::Reader;

/// What `users/menu.html` shows.
pub struct Menu {
    /// What it is called.
    pub label: String,
    /// What the box of the line is called.
    pub select: String,
    /// Their id.
    pub id: String,
    /// Where their page is; what is done with them lies below it.
    pub page: String,
    /// The field `back` of its forms.
    pub back: String,
    /// The same as the query of its links.
    pub query: String,
    /// The field `once` of its forms.
    pub once: String,
    /// What can be done.
    pub actions: Actions,
}

impl Menu {
    /// The menu of a user with that id and name. Its entries lead back to `back`; `once` tells the page
    /// apart from others.
    pub fn new(
        reader: &Reader,
        (id, name): (&str, &str),
        actions: Actions,
        (back, once): (&Back, &str),
    ) -> Self {
        let back = back.href(&reader.app);
        let query = url::form_urlencoded::Serializer::new(String::new())
            .append_pair("back", &back)
            .finish();
        let named = |id| reader.format(id, &[("name", name.into())]);
        Self {
            label: named("users-actions"),
            select: named("users-select"),
            id: id.to_owned(),
            page: reader.app.path(&format!("/users/{id}")),
            back,
            query,
            once: once.to_owned(),
            actions,
        }
    }
}
