//! Roles: what people may do.

mod add;
mod delete;
mod edit;
mod form;
mod list;
mod show;
mod shown;

use axum::routing::get;
use utoipa_axum::router::OpenApiRouter;

use crate::App;

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::default()
        .route("/roles", get(list::show).post(add::submit))
        .route("/roles/new", get(add::show))
        .route("/roles/{name}", get(show::show))
        .route("/roles/{name}/edit", get(edit::show).post(edit::submit))
        .route("/roles/{name}/delete", get(delete::show).post(delete::submit))
}

/// Where a role's page is. One that is called as the page that adds roles has only the form.
fn page_of(name: &str) -> String {
    if name == "new" { "/roles/new/edit".to_owned() } else { format!("/roles/{name}") }
}
