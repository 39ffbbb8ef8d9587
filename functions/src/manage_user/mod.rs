//! What changes a user after they were added.

mod copy_link;

use utoipa_axum::{router::OpenApiRouter, routes};

use crate::App;

/// The routes of this function.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::default().routes(routes!(copy_link::copy_link))
}
