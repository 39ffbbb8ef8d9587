//! `GET /v1/users/{id}/timeline`: what happened to a user, the newest first.

use std::collections::BTreeSet;

use axum::{Json, extract::State};
use jiff::Timestamp;
use serde::Serialize;
use serde_json::Value;
use usher_domain::{Actor, Permission, User, UserId, timeline::TimelineEntry};
use utoipa::ToSchema;

use super::user::find;
use crate::{
    App,
    caller::Caller,
    openapi::schemas::UserIdParam,
    paging::{PageParams, PageView, QueryFields},
    path::Segment,
    problem::ApiError,
    views::ActorView,
};

/// Something that happened to a user.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = TimelineEntry)]
pub struct EntryView {
    #[schema(format = "uuid")]
    id: String,
    #[schema(value_type = String, format = DateTime)]
    at: Timestamp,
    /// What happened. There may be more kinds in later versions.
    #[schema(example = "mail_sent")]
    kind: String,
    actor: ActorView,
    /// What there is to tell of this kind.
    #[schema(value_type = Object, example = json!({ "generation": 1 }))]
    data: Value,
}

/// Read what happened to a user, the newest first.
#[utoipa::path(
    get,
    path = "/v1/users/{id}/timeline",
    tag = "Users",
    extensions(("x-permission" = json!("users:read"))),
    params(UserIdParam, PageParams),
    responses((status = 200, description = "A page of the timeline.", body = PageView<EntryView>)),
)]
pub async fn read_timeline(
    State(app): State<App>,
    caller: Caller,
    Segment(id): Segment,
    mut query: QueryFields,
) -> Result<Json<PageView<EntryView>>, ApiError> {
    caller.require(Permission::UsersRead)?;
    let user = find(&app, &id).await?;
    let scope = format!("timeline {}", user.id);
    let limit = i32::try_from(query.limit()).unwrap_or(i32::MAX);
    let position = query.cursor(&app, &scope);
    query.finish()?;
    let page = app.directory.timeline(user.id, limit, position).await?;
    let people: BTreeSet<UserId> =
        page.items.iter().filter_map(|entry| entry.actor.person()).collect();
    let people = app.directory.find_users(&people.into_iter().collect::<Vec<_>>()).await?;
    Ok(Json(PageView::new(&app, &scope, page, |entry| EntryView::new(&entry, &people))?))
}

impl EntryView {
    fn new(entry: &TimelineEntry, people: &[User]) -> Self {
        let data = entry.told.as_ref().map_or(Value::Null, |told| data_of(&told.what));
        Self {
            id: entry.id.to_string(),
            at: entry.at,
            kind: entry.kind.clone(),
            actor: ActorView::named(entry.actor, name(entry.actor, people)),
            data,
        }
    }
}

/// What is told of a happening; nothing at all once its person was erased.
pub(super) fn data_of(what: &str) -> Value {
    let mut value: Value = serde_json::from_str(what).unwrap_or_default();
    let data = value.get_mut("data").map(Value::take);
    data.unwrap_or_else(|| Value::Object(serde_json::Map::new()))
}

/// The name of the person behind the act, if they are among `people`.
pub(super) fn name(actor: Actor, people: &[User]) -> Option<String> {
    let id = actor.person()?;
    people.iter().find(|user| user.id == id).map(User::full_name)
}
