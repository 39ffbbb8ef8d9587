//! What Usher's functions do. Each is an axum router or a plain async function around one use case;
//! `src/bin/` has the `main` that runs it in Lambda, and `usher dev` merges the same routers on one
//! address.

pub mod accept_invite;
pub mod add_user;
pub mod app;
pub mod aws;
mod body;
mod caller;
pub mod clean_up;
pub mod deliver;
mod gate;
mod idempotency;
mod if_match;
mod imports;
mod keys;
mod language;
pub mod list_users;
pub mod manage_user;
pub mod openapi;
mod paging;
mod path;
mod problem;
pub mod runtime;
mod source;
mod views;

pub use app::{App, Settings};
pub use gate::finish;
pub use keys::Keys;
use utoipa_axum::router::OpenApiRouter;

/// The routes of all functions, as `usher dev` serves them and the API's description tells them.
pub fn routes() -> OpenApiRouter<App> {
    add_user::routes()
        .merge(list_users::routes())
        .merge(manage_user::routes())
        .merge(accept_invite::routes())
}
