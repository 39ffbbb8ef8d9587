//! `GET /v1/roles`: the roles that users can have.

use axum::{Json, extract::State};
use usher_domain::Permission;

use crate::{App, caller::Caller, paging::PageView, problem::ApiError, views::RoleView};

/// List the roles that users can have.
#[utoipa::path(
    get,
    path = "/v1/roles",
    tag = "Roles",
    extensions(("x-permission" = json!("users:read"))),
    responses((status = 200, description = "All roles.", body = PageView<RoleView>)),
)]
pub async fn list_roles(
    State(app): State<App>,
    caller: Caller,
) -> Result<Json<PageView<RoleView>>, ApiError> {
    caller.require(Permission::UsersRead)?;
    let items = app.directory.roles().await?.into_iter().map(RoleView::from).collect();
    Ok(Json(PageView { items, next_cursor: None }))
}
