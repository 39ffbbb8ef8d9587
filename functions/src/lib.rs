//! What Usher's functions do. Each is an axum router or a plain async function around one use case;
//! `src/bin/` has the `main` that runs it in Lambda, and `usher dev` merges the same routers on one
//! address.

pub mod accept_invite;
pub mod add_user;
pub mod app;
mod approvals;
pub mod assets;
pub mod aws;
mod body;
mod caller;
mod chat_notices;
pub mod clean_up;
mod cookies;
pub mod deliver;
mod encoding;
mod gate;
mod idempotency;
mod if_match;
mod imports;
mod keys;
mod language;
mod last_used;
pub mod list_users;
pub mod mail_events;
pub mod manage_user;
mod new_password;
pub mod openapi;
mod origin;
mod outbox;
mod pages;
mod paging;
mod passwords;
mod path;
pub mod portal;
mod problem;
mod rights;
pub mod runtime;
mod seal_audit;
pub mod session;
mod signed_in;
mod source;
mod too_soon;
mod views;
mod visit;
mod warnings;

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
        .merge(session::routes())
}
