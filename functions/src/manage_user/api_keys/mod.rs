//! API keys.

mod list;
mod make;
mod read;
mod revoke;
mod view;

use usher_directory::StoredKey;
use utoipa_axum::{router::OpenApiRouter, routes};

use crate::{App, problem::ApiError};

/// The routes of API keys.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::default()
        .routes(routes!(list::list_api_keys, make::create_api_key))
        .routes(routes!(read::read_api_key, revoke::revoke_api_key))
}

/// The key that a path names. What is no id names nothing.
async fn find(app: &App, id: &str) -> Result<StoredKey, ApiError> {
    let id = id.parse().map_err(|_| ApiError::NotFound)?;
    app.directory.find_api_key(id).await?.ok_or(ApiError::NotFound)
}
