//! `GET /v1/team-members`: who accepted, the latest first.

use axum::{Json, extract::State};
use usher_directory::Need;
use usher_domain::{Permission, Status};

use super::users::{NamesParam, SearchParams, page};
use crate::{
    App,
    caller::Caller,
    paging::{PageParams, PageView, QueryFields},
    problem::ApiError,
    views::UserView,
};

/// List the team members: who accepted, the latest first.
#[utoipa::path(
    get,
    path = "/v1/team-members",
    tag = "Team",
    extensions(("x-permission" = json!("users:read"))),
    params(SearchParams, NamesParam, PageParams),
    responses((status = 200, description = "A page of team members.", body = PageView<UserView>)),
)]
pub async fn list_team_members(
    State(app): State<App>,
    caller: Caller,
    query: QueryFields,
) -> Result<Json<PageView<UserView>>, ApiError> {
    caller.require(Permission::UsersRead)?;
    let need = Need::default();
    page(&app, "team-members", (Some(Status::Active), need), query).await
}
