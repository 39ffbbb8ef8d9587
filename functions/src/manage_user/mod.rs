//! What changes a user after they were added.

mod copy_link;

use axum::{Router, routing::get};

use crate::App;

/// The routes of this function.
pub fn routes() -> Router<App> {
    Router::new().route("/v1/users/{id}/invite", get(copy_link::copy_link))
}
