//! What could not be sent for two days: listed, tried again, or let go.

mod give_up;
mod list;
mod retry;
mod view;

use usher_directory::DeadEntry;
use utoipa_axum::{router::OpenApiRouter, routes};

use crate::{App, problem::ApiError};

/// The routes of entries that were given up.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::default()
        .routes(routes!(list::list_dead_entries))
        .routes(routes!(give_up::give_up_dead_entry))
        .routes(routes!(retry::retry_dead_entry))
}

/// The entry that a path names. What is no id names nothing.
async fn find(app: &App, id: &str) -> Result<DeadEntry, ApiError> {
    let id = id.parse().map_err(|_| ApiError::NotFound)?;
    app.directory.find_dead_entry(id).await?.ok_or(ApiError::NotFound)
}
