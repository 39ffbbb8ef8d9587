//! Signing in and out, sessions, and passwords that are forgotten or changed: by JSON for programs,
//! and by pages that work without scripts.

mod api;
mod change;
mod chat_links;
mod enter;
mod next;
mod pages;
mod prove;
mod reset;
mod views;

pub(crate) use self::{
    next::own_path,
    pages::{
        again::{self, Waiting},
        device::name_of as device_name,
        to_sign_in_and,
    },
};
use axum::routing::{get, post};
use utoipa_axum::{router::OpenApiRouter, routes};

use crate::App;

/// The routes of this function.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::default()
        .routes(routes!(api::session::sign_in, api::session::sign_out))
        .routes(routes!(api::me::read_me))
        .routes(routes!(api::sessions::list_own_sessions))
        .routes(routes!(api::sessions::end_own_session))
        .routes(routes!(api::user_sessions::list_sessions, api::user_sessions::end_sessions))
        .routes(routes!(api::resets::request_password_reset))
        .routes(routes!(api::resets::confirm_password_reset))
        .routes(routes!(api::password::change_password))
        .merge(chat_links::routes())
        .merge(pages())
}

fn pages() -> OpenApiRouter<App> {
    OpenApiRouter::default()
        .route("/sign-in", get(pages::sign_in::show).post(pages::sign_in::submit))
        .route("/sign-out", post(pages::sign_out::submit))
        .route("/forgot", get(pages::forgot::show).post(pages::forgot::submit))
        .route("/reset/{token}", get(pages::reset::show).post(pages::reset::submit))
        .route("/chat-link/{code}", get(pages::chat_link::show).post(pages::chat_link::submit))
        .route("/account/chat-links/{account}/unlink", post(pages::unlink_chat::submit))
        .route("/account", get(pages::account::show))
        .route("/account/password", post(pages::account::change_password))
        .route("/account/sessions/{id}/end", post(pages::account::end_session))
}
