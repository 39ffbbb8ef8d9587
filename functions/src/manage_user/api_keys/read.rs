//! `GET /v1/api-keys/{id}`: one key.

use axum::{Json, extract::State};
use usher_domain::Permission;

use super::{
    find,
    view::{KeyView, creators},
};
use crate::{App, caller::Caller, openapi::schemas::KeyIdParam, path::Segment, problem::ApiError};

/// Read one API key. Its secret is not told again.
#[utoipa::path(
    get,
    path = "/v1/api-keys/{id}",
    tag = "API keys",
    extensions(("x-permission" = json!("keys:manage"))),
    params(KeyIdParam),
    responses((status = 200, description = "The key.", body = KeyView)),
)]
pub async fn read_api_key(
    State(app): State<App>,
    caller: Caller,
    Segment(id): Segment,
) -> Result<Json<KeyView>, ApiError> {
    caller.require(Permission::KeysManage)?;
    let key = find(&app, &id).await?;
    let people = creators(&app, std::slice::from_ref(&key)).await?;
    Ok(Json(KeyView::new(&key, &people, app.clock.now())))
}
