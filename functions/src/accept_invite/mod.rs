//! The invitee's side: the page behind the link, and what its buttons do.
//!
//! GET and HEAD change nothing, because mail scanners follow links. A link ends only by a POST with a
//! password that may be set, or by a POST that says, with its box ticked, that it was not meant for
//! whoever opened it: some scanners press buttons too.

mod accept;
mod api;
mod assets;
mod link;
mod not_me;
mod page;
mod renew;
mod show;

use axum::{
    Router,
    routing::{get, post},
};

use crate::App;

/// The routes of this function.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/accept/{token}", get(show::show).post(accept::accept))
        .route("/accept/{token}/renew", post(renew::renew))
        .route("/accept/{token}/not-me", post(not_me::not_me))
        .route("/v1/invites/accept", post(api::accept))
        .route("/assets/{file}", get(assets::asset))
}
