//! Imports of many users: a file is looked at first, then committed, then worked on by `deliver`.

mod cancel;
mod check;
mod commit;
mod judge;
mod read;
mod view;

pub(crate) use self::judge::allowed;
use usher_domain::{Import, Permission};
use utoipa_axum::{router::OpenApiRouter, routes};

use crate::{App, caller::Caller, problem::ApiError};

/// The routes that change something: the function `add-user`.
pub fn changing() -> OpenApiRouter<App> {
    OpenApiRouter::default()
        .routes(routes!(check::check_import))
        .routes(routes!(cancel::cancel_import))
        .routes(routes!(commit::commit_import))
}

/// The routes that read: the function `list-users`.
pub fn reading() -> OpenApiRouter<App> {
    OpenApiRouter::default()
        .routes(routes!(read::list_imports))
        .routes(routes!(read::read_import))
        .routes(routes!(read::list_import_rows))
}

/// The import that a path names, if the caller may see it: their own, or anybody's for whoever manages
/// users. One that nobody committed in time is there no more.
async fn find(app: &App, caller: &Caller, id: &str) -> Result<Import, ApiError> {
    let id = id.parse().map_err(|_| ApiError::NotFound)?;
    let import = app.directory.find_import(id).await?.ok_or(ApiError::NotFound)?;
    let shown = may_see(caller, &import) && !import.is_expired(app.clock.now());
    if shown { Ok(import) } else { Err(ApiError::NotFound) }
}

fn may_see(caller: &Caller, import: &Import) -> bool {
    import.is_of(caller.actor) || caller.require(Permission::UsersManage).is_ok()
}
