//! Everything that reads: users, team members, timelines, roles and languages.

mod export;
mod languages;
mod roles;
mod team_members;
mod timeline;
mod user;
mod users;

pub(crate) use self::user::find as find_user;
use axum::{Json, Router, routing::get};
use serde_json::{Value, json};

use crate::{App, imports};

/// The routes of this function.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/v1/users", get(users::users))
        .route("/v1/users/{id}", get(user::user))
        .route("/v1/users/{id}/timeline", get(timeline::timeline))
        .route("/v1/team-members", get(team_members::team_members))
        .route("/v1/roles", get(roles::roles))
        .route("/v1/languages", get(languages::languages))
        .route("/v1/users.csv", get(export::export))
        .route("/healthz", get(health))
        .merge(imports::reading())
}

/// Says that the function runs. It asks nothing of the table, so that a busy table does not make
/// a load balancer take healthy processes out.
async fn health() -> Json<Value> {
    Json(json!({ "status": "ok" }))
}
