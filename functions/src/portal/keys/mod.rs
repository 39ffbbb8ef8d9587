//! API keys: what programs and bots call with.

mod add;
mod list;
mod revoke;

use axum::routing::get;
use utoipa_axum::router::OpenApiRouter;

use crate::App;

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::default()
        .route("/keys", get(list::show).post(add::submit))
        .route("/keys/new", get(add::show))
        .route("/keys/{id}/revoke", get(revoke::show).post(revoke::submit))
}
