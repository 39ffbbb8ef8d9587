//! `GET /v1/users.csv`: users as a file that spreadsheets open, page by page.

use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use http::{HeaderValue, header};
use jiff::Timestamp;
use url::form_urlencoded::Serializer;
use usher_directory::{Need, UserQuery};
use usher_domain::{Permission, User, csv_file};
use utoipa::IntoParams;

use super::users::{SearchParams, search_text};
use crate::{
    App,
    caller::Caller,
    openapi::schemas::StatusName,
    paging::{PageView, QueryFields},
    problem::ApiError,
};

/// The most users of a page, and how many there are unless asked otherwise.
const MAX_USERS: usize = 1000;

const HEADER: [&str; 8] =
    ["first_name", "last_name", "email", "language", "role", "status", "created_at", "accepted_at"];

/// Which part of the list is wanted.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "describes what `export_users` reads")]
struct ExportParams {
    /// Users with this status only.
    status: Option<StatusName>,
    /// The most users of the page.
    #[param(minimum = 1, maximum = 1000, default = 1000)]
    limit: Option<u32>,
    /// Where the page begins: from the link of the page before.
    cursor: Option<String>,
}

/// Export users as CSV, page by page.
///
/// Cells that a spreadsheet would take for a formula have an apostrophe before them. An import takes
/// it off again.
#[utoipa::path(
    get,
    path = "/v1/users.csv",
    tag = "Users",
    extensions(("x-permission" = json!("users:read"))),
    params(SearchParams, ExportParams),
    responses((
        status = 200,
        description = "A page of users, with a header.",
        body = String,
        content_type = "text/csv",
        headers(("Link" = String, description = "Where the next page is, with `rel=\"next\"`.")),
    )),
)]
pub async fn export_users(
    State(app): State<App>,
    caller: Caller,
    mut query: QueryFields,
) -> Result<Response, ApiError> {
    caller.require(Permission::UsersRead)?;
    let wanted = UserQuery {
        q: query.get("q", search_text),
        status: query.get("status", str::parse),
        role: query.get("role", str::parse),
        need: Need::default(),
        limit: query.limit_up_to(MAX_USERS).unwrap_or(MAX_USERS),
    };
    let scope = format!("users.csv {:?} {:?} {:?}", wanted.q, wanted.status, wanted.role);
    let position = query.cursor(&app, &scope);
    query.finish()?;
    let now = app.clock.now();
    let page = app.directory.list_users(&wanted, now, position).await?;
    let page = PageView::new(&app, &scope, page, |user| row(&user, now))?;
    let rows = std::iter::once(HEADER.map(str::to_owned)).chain(page.items);
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"users.csv\""),
    ];
    let mut response = (headers, csv_file::write(rows)).into_response();
    if let Some(cursor) = &page.next_cursor
        && let Ok(link) = HeaderValue::try_from(next_link(&app, &wanted, cursor))
    {
        response.headers_mut().insert(header::LINK, link);
    }
    Ok(response)
}

fn row(user: &User, now: Timestamp) -> [String; HEADER.len()] {
    let instant = |instant: Option<Timestamp>| instant.map(|at| at.to_string()).unwrap_or_default();
    [
        user.first_name.to_string(),
        user.last_name.to_string(),
        user.email.as_typed().to_owned(),
        user.language.to_string(),
        user.role.to_string(),
        user.status_at(now).to_string(),
        instant(Some(user.created_at)),
        instant(user.accepted_at),
    ]
}

/// Where the next page is (RFC 8288), below the address that was set.
fn next_link(app: &App, wanted: &UserQuery, cursor: &str) -> String {
    let mut pairs = Serializer::new(String::new());
    let filters = [
        ("q", wanted.q.clone()),
        ("status", wanted.status.map(|status| status.to_string())),
        ("role", wanted.role.as_ref().map(ToString::to_string)),
    ];
    for (name, value) in filters {
        if let Some(value) = value {
            pairs.append_pair(name, &value);
        }
    }
    pairs.append_pair("limit", &wanted.limit.to_string()).append_pair("cursor", cursor);
    let base = app.settings.base_url.as_str().trim_end_matches('/');
    format!("<{base}/v1/users.csv?{}>; rel=\"next\"", pairs.finish())
}
