//! `POST /v1/imports`: look at a file of users, and keep what would be made of it.

use axum::{
    Json,
    response::{IntoResponse, Response},
};
use http::{StatusCode, header};
use serde_json::json;
use usher_domain::{
    Import, ImportId, Language, Permission, Problem, RoleName,
    csv_file::{self, FileProblem},
    import::{Defaults, rows_of},
};

use super::{judge::judge, view::ImportView};
use crate::{
    App, body::CsvBody, caller::Caller, idempotency::ForRequest, paging::QueryFields,
    problem::ApiError,
};

pub async fn check(
    ForRequest(app): ForRequest,
    caller: Caller,
    query: QueryFields,
    CsvBody(bytes): CsvBody,
) -> Result<Response, ApiError> {
    caller.require(Permission::UsersInvite)?;
    let defaults = defaults(&app, query).await?;
    let file = csv_file::read(&bytes).map_err(of_file)?;
    let mut rows = rows_of(&file, &defaults).map_err(ApiError::Invalid)?;
    drop((bytes, file));
    judge(&app, &caller, &mut rows).await?;
    let id = ImportId(app.ids.next());
    let import = Import::checked(id, caller.actor, app.clock.now(), &rows);
    app.directory.keep_import(&import, &rows).await?;
    let headers = [(header::LOCATION, format!("/v1/imports/{id}"))];
    let body = json!({ "import": ImportView::named(&app, &import).await? });
    Ok((StatusCode::CREATED, headers, Json(body)).into_response())
}

/// What is meant where the file says nothing.
async fn defaults(app: &App, mut query: QueryFields) -> Result<Defaults, ApiError> {
    let flag = |text: &str| text.parse().map_err(|_| Problem::WrongType("boolean"));
    let language: Option<Language> = query.get("language", str::parse);
    let role: Option<RoleName> = query.get("role", str::parse);
    let welcome_email = query.get("send_welcome_email", flag);
    query.finish()?;
    let role = match role {
        Some(role) => role,
        None => RoleName::USER.parse().map_err(|problem| ApiError::field("role", problem))?,
    };
    if app.directory.find_role(&role).await?.is_none() {
        return Err(ApiError::field("role", Problem::UnknownRole));
    }
    Ok(Defaults {
        language: language.unwrap_or_default(),
        role,
        welcome_email: welcome_email.unwrap_or(true),
    })
}

fn of_file(problem: FileProblem) -> ApiError {
    ApiError::field("file", Problem::File(problem))
}
