//! `GET /v1/outbox/dead`: what could not be sent for two days.

use std::collections::BTreeSet;

use axum::{Json, extract::State};
use usher_domain::{Permission, UserId};

use super::view::DeadEntryView;
use crate::{
    App,
    caller::Caller,
    paging::{PageParams, PageView, QueryFields},
    problem::ApiError,
};

/// List what could not be sent, the oldest first.
///
/// A mail or an event that cannot leave is tried for 48 hours, at least eight times. Then it lies here
/// until somebody has it tried again or lets it go.
#[utoipa::path(
    get,
    path = "/v1/outbox/dead",
    tag = "Mail",
    extensions(("x-permission" = json!("users:manage"))),
    params(PageParams),
    responses((status = 200, description = "A page of entries.", body = PageView<DeadEntryView>)),
)]
pub async fn list_dead_entries(
    State(app): State<App>,
    caller: Caller,
    mut fields: QueryFields,
) -> Result<Json<PageView<DeadEntryView>>, ApiError> {
    caller.require(Permission::UsersManage)?;
    let scope = "dead entries";
    let limit = fields.limit();
    let position = fields.cursor(&app, scope);
    fields.finish()?;
    let page = app.directory.dead_entries(limit, position).await?;
    let people: BTreeSet<UserId> = page.items.iter().filter_map(|dead| dead.entry.user).collect();
    let people = app.directory.find_users(&people.into_iter().collect::<Vec<_>>()).await?;
    Ok(Json(PageView::new(&app, scope, page, |dead| DeadEntryView::new(&dead, &people))?))
}
