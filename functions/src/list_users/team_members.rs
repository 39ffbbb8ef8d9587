//! `GET /v1/team-members`: who accepted, the latest first.

use axum::{Json, extract::State};
use usher_domain::{Permission, Status};

use super::users::page;
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
    query: QueryFields,
) -> Result<Json<PageView<UserView>>, ApiError> {
    caller.require(Permission::UsersRead)?;
    page(&app, "team-members", Some(Status::Active), query).await
}
