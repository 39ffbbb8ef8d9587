//! What could not be sent for two days: listed, tried again, or let go.

mod give_up;
mod list;
mod retry;
mod view;

use usher_directory::DeadEntry;
use utoipa_axum::{router::OpenApiRouter, routes};

use crate::{App, caller::Caller, problem::ApiError};

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

/// The same for a caller who may manage whom it is about, as long as they are there.
async fn find_for(app: &App, caller: &Caller, id: &str) -> Result<DeadEntry, ApiError> {
    let dead = find(app, id).await?;
    if let Some(user) = dead.entry.user
        && let Some(user) = app.directory.find_user(user).await?
    {
        let permissions = app.directory.find_permissions(&user.role).await?.unwrap_or_default();
        caller.require_all(permissions, &user.role)?;
    }
    Ok(dead)
}
