//! `DELETE /v1/imports/{id}`: call an import off. Who was added stays.

use axum::Json;
use serde_json::{Value, json};
use usher_domain::{ImportState, Permission};

use super::{find, view::ImportView};
use crate::{caller::Caller, idempotency::ForRequest, path::Segment, problem::ApiError};

/// How often it is tried while the import goes on: every hundred rows change it.
const TRIES: usize = 8;

pub async fn cancel(
    ForRequest(app): ForRequest,
    caller: Caller,
    Segment(id): Segment,
) -> Result<Json<Value>, ApiError> {
    caller.require(Permission::UsersInvite)?;
    for _ in 0..TRIES {
        let import = find(&app, &caller, &id).await?;
        let cancelled = match import.state {
            ImportState::Checked | ImportState::Running => {
                app.directory.cancel_import(&import, caller.actor, app.clock.now()).await?
            }
            ImportState::Cancelled => Some(import),
            ended => return Err(ApiError::ImportEnded(ended)),
        };
        if let Some(import) = cancelled {
            return Ok(Json(json!({ "import": ImportView::named(&app, &import).await? })));
        }
    }
    Err(ApiError::Conflict)
}
