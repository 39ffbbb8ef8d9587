//! The page of one user: who they are, how far their invite has come, and what happened.

mod delivery;
mod entries;
mod profile;
mod sessions;
mod show;
mod steps;

use axum::routing::{get, post};
use utoipa_axum::router::OpenApiRouter;

use crate::App;

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::default()
        .route("/users/{id}", get(show::show))
        .route("/users/{id}/sessions/end", post(sessions::end_all))
}
