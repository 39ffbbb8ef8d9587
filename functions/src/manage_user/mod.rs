//! What changes a user after they were added, and roles and API keys.

mod api_keys;
mod copy_link;
mod roles;

use utoipa_axum::{router::OpenApiRouter, routes};

use crate::App;

/// The routes of this function.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::default()
        .routes(routes!(copy_link::copy_link))
        .merge(roles::routes())
        .merge(api_keys::routes())
}
