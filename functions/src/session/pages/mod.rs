//! The pages: signing in and out, a forgotten password, and one's own account.

pub mod account;
pub mod again;
pub mod chat_link;
pub mod device;
pub mod forgot;
pub mod reset;
pub mod sign_in;
pub mod sign_out;
pub mod unlink_chat;

use axum::response::Response;
use usher_domain::Permission;
use usher_i18n::Texts;

use crate::{App, pages::see};

/// A line of what a page says of somebody or something.
struct Fact {
    label: String,
    value: String,
}

/// The way to the sign-in page, and from there back to the account.
fn to_sign_in(app: &App) -> Response {
    to_sign_in_and(app, "/account")
}

/// The way to the sign-in page, and from there on.
pub(crate) fn to_sign_in_and(app: &App, next: &str) -> Response {
    let next = app.path(next);
    let query: String =
        url::form_urlencoded::Serializer::new(String::new()).append_pair("next", &next).finish();
    see(&app.path(&format!("/sign-in?{query}")))
}

/// What somebody may do, in words.
fn allowed(texts: &Texts, permission: Permission) -> String {
    texts.get(&format!("permission-{}", permission.as_str().replace(':', "-")))
}
