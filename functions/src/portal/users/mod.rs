//! User Management: all users, and what is done with them.

mod add;
mod list;
mod row;

use axum::routing::get;
pub use list::Choice;
pub use row::{Actions, Row};
use utoipa_axum::router::OpenApiRouter;

use crate::App;

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::default()
        .route("/users", get(list::show).post(add::submit))
        .route("/users/new", get(add::show))
}
