//! `GET /v1/users`: search and list.

use std::collections::BTreeSet;

use axum::{Json, extract::State};
use usher_directory::UserQuery;
use usher_domain::{Permission, Problem, Status, User, UserId};
use utoipa::IntoParams;

use crate::{
    App,
    caller::Caller,
    openapi::schemas::{RoleNameText, StatusName},
    paging::{PageParams, PageView, QueryFields},
    problem::ApiError,
    views::UserView,
};

/// The longest search text that is looked at.
const MAX_SEARCH_CHARS: usize = 200;

/// What a list of users is narrowed by.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "describes what `page` reads")]
pub struct SearchParams {
    /// The beginning of a name or address: "ada l", "lovelace, a" or "ada@". Case and accents do
    /// not matter.
    #[param(max_length = 200)]
    q: Option<String>,
    /// Users with this role only.
    role: Option<RoleNameText>,
    /// Whether `invited_by` tells the names of people.
    #[param(default = false)]
    names: Option<bool>,
}

/// What a list of users is narrowed by, if not of team members.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "describes what `list_users` reads")]
struct StatusParam {
    /// Users with this status only.
    status: Option<StatusName>,
}

/// Search and list users.
#[utoipa::path(
    get,
    path = "/v1/users",
    tag = "Users",
    extensions(("x-permission" = json!("users:read"))),
    params(SearchParams, StatusParam, PageParams),
    responses((status = 200, description = "A page of users.", body = PageView<UserView>)),
)]
pub async fn list_users(
    State(app): State<App>,
    caller: Caller,
    mut query: QueryFields,
) -> Result<Json<PageView<UserView>>, ApiError> {
    caller.require(Permission::UsersRead)?;
    let status = query.get("status", str::parse);
    page(&app, "users", status, query).await
}

/// A page of `list`, which shows users of `status` only, if there is one.
pub async fn page(
    app: &App,
    list: &str,
    status: Option<Status>,
    mut query: QueryFields,
) -> Result<Json<PageView<UserView>>, ApiError> {
    let wanted = UserQuery {
        q: query.get("q", search_text),
        status,
        role: query.get("role", str::parse),
        limit: query.limit(),
    };
    let names = query.get("names", flag).unwrap_or_default();
    let scope = format!("{list} {:?} {:?} {:?}", wanted.q, wanted.status, wanted.role);
    let position = query.cursor(app, &scope);
    query.finish()?;
    let now = app.clock.now();
    let page = app.directory.list_users(&wanted, now, position).await?;
    let inviters = if names { inviters(app, &page.items).await? } else { Vec::new() };
    let inviter =
        |user: &User| inviters.iter().find(|one| user.invited_by.person() == Some(one.id));
    let view = |user: User| UserView::new(&user, now).with_inviter(inviter(&user));
    Ok(Json(PageView::new(app, &scope, page, view)?))
}

/// The people who invited `users`.
async fn inviters(app: &App, users: &[User]) -> Result<Vec<User>, ApiError> {
    let people: BTreeSet<UserId> =
        users.iter().filter_map(|user| user.invited_by.person()).collect();
    Ok(app.directory.find_users(&people.into_iter().collect::<Vec<_>>()).await?)
}

/// `true` or `false`.
fn flag(text: &str) -> Result<bool, Problem> {
    text.parse().map_err(|_| Problem::WrongType("boolean"))
}

/// What is searched for.
pub fn search_text(text: &str) -> Result<String, Problem> {
    if text.chars().count() > MAX_SEARCH_CHARS {
        Err(Problem::TooLong(MAX_SEARCH_CHARS))
    } else {
        Ok(text.to_owned())
    }
}
