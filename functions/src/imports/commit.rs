//! `POST /v1/imports/{id}/commit`: have an import run that was looked at.

use axum::{
    Json,
    response::{IntoResponse, Response},
};
use http::StatusCode;
use serde_json::json;
use usher_directory::Committed;
use usher_domain::{ImportState, Permission};

use super::{find, view::ImportView};
use crate::{
    body::JsonFields, caller::Caller, idempotency::ForRequest, path::Segment, problem::ApiError,
};

pub async fn commit(
    ForRequest(app): ForRequest,
    caller: Caller,
    Segment(id): Segment,
    mut body: JsonFields,
) -> Result<Response, ApiError> {
    caller.require(Permission::UsersInvite)?;
    let hash = body.text::<String>("hash");
    let Some(hash) = hash.filter(|_| body.is_clean()) else { return Err(body.errors()) };
    let import = find(&app, &caller, &id).await?;
    if import.hash != hash {
        return Err(ApiError::ImportChanged);
    }
    let import = match import.state {
        ImportState::Checked => {
            let now = app.clock.now();
            match app.directory.commit_import(&import, caller.actor, now).await? {
                Committed::Running(import) => import,
                Committed::Changed => return Err(ApiError::Conflict),
            }
        }
        // Whoever asks twice has what they asked for.
        ImportState::Running | ImportState::Finished => import,
        ended => return Err(ApiError::ImportEnded(ended)),
    };
    let body = json!({ "import": ImportView::named(&app, &import).await? });
    Ok((StatusCode::ACCEPTED, Json(body)).into_response())
}
