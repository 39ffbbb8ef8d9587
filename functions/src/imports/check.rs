//! `POST /v1/imports`: look at a file of users, and keep what would be made of it.

use axum::{
    Json,
    response::{IntoResponse, Response},
};
use http::{StatusCode, header};
use usher_domain::{
    Import, ImportId, Language, Permission, Problem, RoleName,
    csv_file::{self, FileProblem},
    import::{Defaults, rows_of},
};

use utoipa::IntoParams;

use super::{judge::judge, view::ImportAnswer};
use crate::{
    App,
    body::CsvBody,
    caller::Caller,
    idempotency::ForRequest,
    openapi::schemas::{LanguageTag, RoleNameText},
    paging::QueryFields,
    problem::ApiError,
};

/// A file as the API's description shows it.
const EXAMPLE: &str = "first_name,last_name,email\r\nAda,Lovelace,ada@example.com\r\n";

/// What is meant where the file says nothing.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "describes what `defaults` reads")]
struct DefaultParams {
    /// The language of users whose row names none.
    #[param(default = "en")]
    language: Option<LanguageTag>,
    /// The role of users whose row names none.
    #[param(default = "user")]
    role: Option<RoleNameText>,
    /// Whether users whose row does not say so are sent a welcome email.
    #[param(default = true)]
    send_welcome_email: Option<bool>,
}

/// Look at a file of users, without adding anybody.
///
/// The file is CSV in UTF-8 with a header: `first_name`, `last_name` and `email`, and, if wanted,
/// `language`, `role` and `send_welcome_email`, in any order. A column `reason`, which a file of rejected
/// rows has, is passed over. At most 10,000 rows and 4 MB. The answer
/// counts what would be made of the rows, and names the hash that a commit must name.
#[utoipa::path(
    post,
    path = "/v1/imports",
    tag = "Imports",
    extensions(("x-permission" = json!("users:invite"))),
    params(DefaultParams),
    request_body(content = String, content_type = "text/csv", example = json!(EXAMPLE)),
    responses((
        status = 201,
        description = "The file was looked at.",
        body = ImportAnswer,
        headers(("Location" = String, description = "Where the import is.")),
    )),
)]
pub async fn check_import(
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
    let answer = ImportAnswer::of(&app, &import).await?;
    Ok((StatusCode::CREATED, headers, Json(answer)).into_response())
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
