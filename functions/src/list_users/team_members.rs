//! `GET /v1/team-members`: who accepted, the latest first.

use axum::{Json, extract::State};
use usher_directory::UserQuery;
use usher_domain::{Permission, Status};

use super::users::{page, search_text};
use crate::{
    App,
    caller::Caller,
    paging::{PageView, QueryFields},
    problem::ApiError,
    views::UserView,
};

pub async fn team_members(
    State(app): State<App>,
    caller: Caller,
    mut query: QueryFields,
) -> Result<Json<PageView<UserView>>, ApiError> {
    caller.require(Permission::UsersRead)?;
    let wanted = UserQuery {
        q: query.get("q", search_text),
        status: Some(Status::Active),
        role: query.get("role", str::parse),
        limit: query.limit(),
    };
    page(&app, "team-members", &wanted, query).await
}
