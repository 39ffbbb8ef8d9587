//! User Management: all users, and what is done with them.

mod add;
mod list;
mod row;

use axum::routing::get;
use utoipa_axum::router::OpenApiRouter;

use crate::App;

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::default()
        .route("/users", get(list::show).post(add::submit))
        .route("/users/new", get(add::show))
}
