//! The pages that an admin works in: rendered here, plain HTML that works without scripts, and made
//! smoother by a few of them. Whatever they show and change goes through the API ([`Api`]).

mod api;
mod failure;
mod form;
mod forward;
mod language;
mod reader;
mod search;
mod sent;
mod shell;
pub(crate) mod told;
mod users;
mod words;

pub use api::Api;
use axum::{
    Extension,
    response::Response,
    routing::{get, post},
};
pub use failure::Failure;
pub use form::Form;
use language::Pages;
pub use reader::Reader;
pub use search::Search;
pub use sent::Sent;
pub use shell::{Place, Shell};
pub use told::Told;
use usher_domain::Permission;
use utoipa_axum::router::OpenApiRouter;

use crate::App;

/// The routes of this function, for which the API on `app` is called.
pub fn routes(app: &App) -> OpenApiRouter<App> {
    let (all, _) = crate::routes().merge(places()).split_for_parts();
    OpenApiRouter::default()
        .merge(places())
        .route("/language", post(language::switch))
        .layer(Extension(Pages(all.with_state(app.clone()))))
        .layer(Extension(Api::new(app)))
}

fn places() -> OpenApiRouter<App> {
    OpenApiRouter::default().route("/", get(home)).merge(users::routes())
}

/// `GET /`: leads to the first page that somebody may see.
async fn home(reader: Reader) -> Response {
    let sees_users = reader.person.permissions.allows(Permission::UsersRead);
    reader.see(if sees_users { Place::Users } else { Place::Account }.path(), &[])
}
