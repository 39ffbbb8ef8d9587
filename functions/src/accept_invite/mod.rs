//! The invitee's side: the page behind the link, and what its buttons do.
//!
//! GET and HEAD change nothing, because mail scanners follow links. A link ends only by a POST with a
//! password that may be set, or by a POST that says, with its box ticked, that it was not meant for
//! whoever opened it: some scanners press buttons too.

mod accept;
mod api;
mod link;
mod logo;
mod not_me;
mod page;
mod renew;
mod show;

use axum::routing::{get, post};
use utoipa_axum::{router::OpenApiRouter, routes};

use crate::App;

/// The routes of this function.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::default()
        .routes(routes!(api::accept_invite))
        .route("/accept/{token}", get(show::show).post(accept::accept))
        .route("/accept/{token}/renew", post(renew::renew))
        .route("/accept/{token}/not-me", post(not_me::not_me))
        .route("/assets/{file}", get(crate::assets::asset))
        .route("/logo/{file}", get(logo::logo))
}
