//! `GET /v1/users`: search and list.

use axum::{Json, extract::State};
use usher_directory::UserQuery;
use usher_domain::{Permission, Problem, Status};

use crate::{
    App,
    caller::Caller,
    paging::{PageView, QueryFields},
    problem::ApiError,
    views::UserView,
};

/// The longest search text that is looked at.
const MAX_SEARCH_CHARS: usize = 200;

pub async fn users(
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
    let scope = format!("{list} {:?} {:?} {:?}", wanted.q, wanted.status, wanted.role);
    let position = query.cursor(app, &scope);
    query.finish()?;
    let now = app.clock.now();
    let page = app.directory.list_users(&wanted, now, position).await?;
    Ok(Json(PageView::new(app, &scope, page, |user| UserView::new(&user, now))?))
}

/// What is searched for.
pub fn search_text(text: &str) -> Result<String, Problem> {
    if text.chars().count() > MAX_SEARCH_CHARS {
        Err(Problem::TooLong(MAX_SEARCH_CHARS))
    } else {
        Ok(text.to_owned())
    }
}
