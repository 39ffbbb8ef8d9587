//! `POST /v1/imports/{id}/commit`: have an import run that was looked at.

use axum::{
    Json,
    response::{IntoResponse, Response},
};
use http::StatusCode;
use usher_directory::Committed;
use usher_domain::{ImportState, Permission};
use utoipa::ToSchema;

use super::{
    find,
    view::{ImportAnswer, ImportIdParam},
};
use crate::{
    body::{JsonFields, NonEmpty},
    caller::Caller,
    idempotency::ForRequest,
    path::Segment,
    problem::ApiError,
};

/// What is to be committed.
#[derive(ToSchema)]
#[schema(as = ImportCommit)]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "describes what `commit_import` reads")]
struct CommitBody {
    /// The hash of the import that was looked at.
    hash: String,
}

/// Have an import run that was looked at.
///
/// Its users are added in the background, with the rights that the caller has by then; nothing is
/// done twice, whatever breaks in between. Another hash is refused with the code `import_changed`.
#[utoipa::path(
    post,
    path = "/v1/imports/{id}/commit",
    tag = "Imports",
    extensions(("x-permission" = json!("users:invite"))),
    params(ImportIdParam),
    request_body = CommitBody,
    responses((status = 202, description = "It runs.", body = ImportAnswer)),
)]
pub async fn commit_import(
    ForRequest(app): ForRequest,
    caller: Caller,
    Segment(id): Segment,
    mut body: JsonFields,
) -> Result<Response, ApiError> {
    caller.require(Permission::UsersInvite)?;
    // Its rows may ask for what takes two people, when nobody is there to be asked who they are.
    if caller.link().is_some() {
        caller.one_of_two()?;
    }
    let hash = body.text::<NonEmpty>("hash");
    let Some(hash) = hash.filter(|_| body.is_clean()) else { return Err(body.errors()) };
    let import = find(&app, &caller, &id).await?;
    if import.hash != hash.0 {
        return Err(ApiError::ImportChanged);
    }
    let import = match import.state {
        ImportState::Checked => {
            let now = app.clock.now();
            match app.directory.commit_import(&import, caller.actor, now).await? {
                Committed::Running(import) => *import,
                Committed::Changed => return Err(ApiError::Conflict),
            }
        }
        // Whoever asks twice has what they asked for.
        ImportState::Running | ImportState::Finished => import,
        ended => return Err(ApiError::ImportEnded(ended)),
    };
    Ok((StatusCode::ACCEPTED, Json(ImportAnswer::of(&app, &import).await?)).into_response())
}
