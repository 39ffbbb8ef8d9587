//! Everything that reads: users, team members, timelines, roles, languages, the audit trail and
//! counters.

mod audit;
mod export;
mod languages;
mod roles;
mod seals;
mod stats;
mod team_members;
mod timeline;
mod user;
mod users;

pub(crate) use self::user::find as find_user;
use axum::Json;
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

use crate::{App, imports};

/// The routes of this function.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::default()
        .routes(routes!(users::list_users))
        .routes(routes!(user::read_user))
        .routes(routes!(timeline::read_timeline))
        .routes(routes!(team_members::list_team_members))
        .routes(routes!(roles::list_roles))
        .routes(routes!(languages::list_languages))
        .routes(routes!(audit::list_audit))
        .routes(routes!(seals::list_audit_seals))
        .routes(routes!(seals::list_audit_entries))
        .routes(routes!(stats::read_stats))
        .routes(routes!(check_health))
        .routes(routes!(export::export_users))
        .merge(imports::reading())
        .merge(crate::openapi::routes())
}

/// That the function runs.
#[derive(Serialize, ToSchema)]
struct Health {
    #[schema(example = "ok")]
    status: &'static str,
}

/// Say that the function runs.
///
/// It asks nothing of the table, so that a busy table does not make a load balancer take healthy
/// processes out.
#[utoipa::path(
    get,
    path = "/healthz",
    tag = "System",
    security(()),
    responses((status = 200, description = "It runs.", body = Health)),
)]
async fn check_health() -> Json<Health> {
    Json(Health { status: "ok" })
}
