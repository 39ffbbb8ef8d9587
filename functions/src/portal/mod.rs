//! The pages that an admin works in: rendered here, plain HTML that works without scripts, and made
//! smoother by a few of them. Whatever they show and change goes through the API ([`Api`]).

mod again;
mod api;
mod approvals;
mod ask;
mod audit;
mod chat_accounts;
mod choice;
mod failure;
mod form;
mod forward;
mod happening;
mod imports;
mod keys;
mod language;
mod overview;
mod reader;
mod roles;
mod search;
mod sent;
mod sentence;
mod settings;
mod shell;
mod team;
pub(crate) mod told;
mod upload;
mod user;
mod users;
mod words;

pub use api::Api;
pub use ask::Question;
use axum::{Extension, routing::post};
pub use failure::Failure;
pub use form::Form;
use language::Pages;
pub use reader::Reader;
pub use search::Search;
pub use sent::Sent;
pub use shell::{Place, Shell};
pub use told::Told;
pub use upload::{Received, SentFile};
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
    OpenApiRouter::default()
        .merge(overview::routes())
        .merge(audit::routes())
        .merge(users::routes())
        .merge(roles::routes())
        .merge(keys::routes())
        .merge(chat_accounts::routes())
        .merge(settings::routes())
        .merge(user::routes())
        .merge(team::routes())
        .merge(approvals::routes())
        .merge(imports::routes())
}
