//! `GET /v1/imports`, `/v1/imports/{id}` and `/v1/imports/{id}/rows`: how far imports have come.

use axum::{Json, extract::State};
use usher_directory::ImportRows;
use usher_domain::{Permission, Problem, import::Verdict};
use utoipa::IntoParams;

use super::{
    find, may_see,
    view::{ImportIdParam, ImportView, RowView},
};
use crate::{
    App,
    caller::Caller,
    language::CallerTexts,
    openapi::schemas::WantedVerdict,
    paging::{PageView, QueryFields},
    path::Segment,
    problem::ApiError,
};

/// How many imports the list shows, and among how many it looks for those that the caller may see.
const LATEST: usize = 20;
const LOOKED_AT: i32 = 100;

/// The most rows of a page, and how many there are unless asked otherwise.
const MAX_ROWS: usize = 1000;
const DEFAULT_ROWS: usize = 100;

/// Which rows of an import are wanted.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "describes what `list_import_rows` reads")]
struct RowParams {
    /// Rows of this verdict only; `rejected` stands for all that nobody is added by.
    #[param(inline, example = "rejected")]
    verdict: Option<WantedVerdict>,
    /// The most rows of the page.
    #[param(minimum = 1, maximum = 1000, default = 100)]
    limit: Option<u32>,
    /// The `next_cursor` of the page before, of the same import with the same verdict.
    cursor: Option<String>,
}

/// List the latest imports, 20 at most.
///
/// They are the caller's own among the last 100, or everybody's for whoever manages users.
#[utoipa::path(
    get,
    path = "/v1/imports",
    tag = "Imports",
    extensions(("x-permission" = json!("users:invite"))),
    responses((status = 200, description = "The imports.", body = PageView<ImportView>)),
)]
pub async fn list_imports(
    State(app): State<App>,
    caller: Caller,
    query: QueryFields,
) -> Result<Json<PageView<ImportView>>, ApiError> {
    caller.require(Permission::UsersInvite)?;
    query.finish()?;
    let now = app.clock.now();
    let imports = app.directory.imports(LOOKED_AT).await?.into_iter();
    let mut shown: Vec<_> =
        imports.filter(|import| may_see(&caller, import) && !import.is_expired(now)).collect();
    shown.truncate(LATEST);
    Ok(Json(PageView { items: ImportView::all_named(&app, &shown).await?, next_cursor: None }))
}

/// Read how far an import has come.
#[utoipa::path(
    get,
    path = "/v1/imports/{id}",
    tag = "Imports",
    extensions(("x-permission" = json!("users:invite"))),
    params(ImportIdParam),
    responses((status = 200, description = "The import.", body = ImportView)),
)]
pub async fn read_import(
    State(app): State<App>,
    caller: Caller,
    Segment(id): Segment,
) -> Result<Json<ImportView>, ApiError> {
    caller.require(Permission::UsersInvite)?;
    let import = find(&app, &caller, &id).await?;
    Ok(Json(ImportView::named(&app, &import).await?))
}

/// List the rows of an import, and what will be made of each, or was.
#[utoipa::path(
    get,
    path = "/v1/imports/{id}/rows",
    tag = "Imports",
    extensions(("x-permission" = json!("users:invite"))),
    params(ImportIdParam, RowParams),
    responses((status = 200, description = "A page of rows.", body = PageView<RowView>)),
)]
pub async fn list_import_rows(
    State(app): State<App>,
    caller: Caller,
    CallerTexts(texts): CallerTexts,
    Segment(id): Segment,
    mut query: QueryFields,
) -> Result<Json<PageView<RowView>>, ApiError> {
    caller.require(Permission::UsersInvite)?;
    let import = find(&app, &caller, &id).await?;
    let wanted = ImportRows {
        verdict: query.get("verdict", verdict),
        limit: query.limit_up_to(MAX_ROWS).unwrap_or(DEFAULT_ROWS),
    };
    let scope = format!("import {} {:?}", import.id, wanted.verdict);
    let position = query.cursor(&app, &scope);
    query.finish()?;
    let page = app.directory.import_rows(&import, &wanted, position).await?;
    Ok(Json(PageView::new(&app, &scope, page, |row| RowView::new(texts, row))?))
}

fn verdict(text: &str) -> Result<String, Problem> {
    if text == "rejected" || Verdict::WORDS.contains(&text) {
        Ok(text.to_owned())
    } else {
        Err(Problem::UnknownVerdict)
    }
}
