//! The audit trail: who did what, narrowed as one likes, and as a file.

mod entry;
mod export;
mod filter;
mod list;

use axum::routing::get;
use utoipa_axum::router::OpenApiRouter;

use crate::App;

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::default()
        .route("/audit", get(list::show))
        .route("/audit.csv", get(export::export))
}
