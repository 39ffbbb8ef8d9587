//! What holds for the organization: its name and logo, its invites, and its mails.

mod fields;
mod logo;
mod page;
mod preview;
mod save;

use axum::{
    response::Response,
    routing::{get, post},
};
use utoipa_axum::router::OpenApiRouter;

use crate::{App, portal::Reader};

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::default()
        .route("/settings", get(show).post(save::submit))
        .route("/settings/logo", post(logo::set))
        .route("/settings/logo/remove", post(logo::remove))
        .route("/settings/preview/{language}", get(preview::show).post(preview::typed))
}

/// `GET /settings`: the settings that hold, in the form that changes them.
async fn show(reader: Reader) -> Response {
    let page = page::current(&reader, None).await;
    reader.answer(page)
}
