//! The pages: signing in and out, a forgotten password, and one's own account.

pub mod account;
mod device;
pub mod forgot;
pub mod reset;
pub mod sign_in;
pub mod sign_out;

use axum::{extract::State, response::Response};

use crate::{App, pages::see};

/// The way to the sign-in page, and from there back to the account.
fn to_sign_in(app: &App) -> Response {
    let account = app.path("/account");
    let query: String =
        url::form_urlencoded::Serializer::new(String::new()).append_pair("next", &account).finish();
    see(&app.path(&format!("/sign-in?{query}")))
}

/// `GET /`: leads to one's own account, or to the sign-in page before it.
pub async fn home(State(app): State<App>) -> Response {
    see(&app.path("/account"))
}
