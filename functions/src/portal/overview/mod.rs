//! The overview: how invites fare in numbers, and what needs attention, each with its remedy.

mod attention;
mod chart;
mod deliveries;
mod figures;
mod list;
mod show;

use axum::routing::{get, post};
use utoipa_axum::router::OpenApiRouter;

use crate::App;

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::default()
        .route("/", get(show::show))
        .route("/attention/{list}", get(list::show))
        .route("/attention/deliveries/{id}/retry", post(deliveries::retry))
        .route("/attention/deliveries/{id}/let-go", post(deliveries::let_go))
}
