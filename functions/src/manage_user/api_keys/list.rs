//! `GET /v1/api-keys`: the keys, live or not.

use axum::{Json, extract::State};
use usher_domain::Permission;

use super::view::{KeyView, creators};
use crate::{
    App,
    caller::Caller,
    paging::{PageParams, PageView, QueryFields},
    problem::ApiError,
};

/// What cursors of this list are sealed for.
const SCOPE: &str = "api-keys";

/// List the API keys, the newest first.
#[utoipa::path(
    get,
    path = "/v1/api-keys",
    tag = "API keys",
    extensions(("x-permission" = json!("keys:manage"))),
    params(PageParams),
    responses((status = 200, description = "A page of keys.", body = PageView<KeyView>)),
)]
pub async fn list_api_keys(
    State(app): State<App>,
    caller: Caller,
    mut query: QueryFields,
) -> Result<Json<PageView<KeyView>>, ApiError> {
    caller.require(Permission::KeysManage)?;
    let limit = i32::try_from(query.limit()).unwrap_or(i32::MAX);
    let position = query.cursor(&app, SCOPE);
    query.finish()?;
    let page = app.directory.api_keys(limit, position).await?;
    let people = creators(&app, &page.items).await?;
    let now = app.clock.now();
    Ok(Json(PageView::new(&app, SCOPE, page, |key| KeyView::new(&key, &people, now))?))
}
