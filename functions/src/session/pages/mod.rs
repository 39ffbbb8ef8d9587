//! The pages: signing in and out, a forgotten password, and one's own account.

pub mod account;
mod device;
pub mod forgot;
pub mod reset;
pub mod sign_in;
pub mod sign_out;

use axum::response::Response;

use crate::{App, pages::see};

/// The way to the sign-in page, and from there back to the account.
fn to_sign_in(app: &App) -> Response {
    let account = app.path("/account");
    let query: String =
        url::form_urlencoded::Serializer::new(String::new()).append_pair("next", &account).finish();
    see(&app.path(&format!("/sign-in?{query}")))
}
