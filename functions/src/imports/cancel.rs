//! `DELETE /v1/imports/{id}`: call an import off. Who was added stays.

use axum::Json;
use usher_domain::{ImportState, Permission};

use super::{
    find,
    view::{ImportAnswer, ImportIdParam},
};
use crate::{caller::Caller, idempotency::ForRequest, path::Segment, problem::ApiError};

/// How often it is tried while the import goes on: every hundred rows change it.
const TRIES: usize = 8;

/// Call an import off. Who was added stays.
#[utoipa::path(
    delete,
    path = "/v1/imports/{id}",
    tag = "Imports",
    extensions(("x-permission" = json!("users:invite"))),
    params(ImportIdParam),
    responses((status = 200, description = "It is called off.", body = ImportAnswer)),
)]
pub async fn cancel_import(
    ForRequest(app): ForRequest,
    caller: Caller,
    Segment(id): Segment,
) -> Result<Json<ImportAnswer>, ApiError> {
    caller.require(Permission::UsersInvite)?;
    for _ in 0..TRIES {
        let import = find(&app, &caller, &id).await?;
        let cancelled = match import.state {
            ImportState::Checked | ImportState::Running => {
                app.directory.cancel_import(&import, caller.actor, app.clock.now()).await?
            }
            // The call that cancelled it may have broken off before it forgot the rows.
            ImportState::Cancelled => {
                app.directory.forget_rows(&import).await?;
                Some(import)
            }
            ended => return Err(ApiError::ImportEnded(ended)),
        };
        if let Some(import) = cancelled {
            return ImportAnswer::of(&app, &import).await.map(Json);
        }
    }
    Err(ApiError::Conflict)
}
