//! `GET /logo/{file}`: the organization's logo, for whoever looks at a page.

use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use http::header;
use usher_domain::LogoName;

use crate::{App, path::Segment, problem::ApiError};

/// A name means one picture for good, so a browser may keep it as long as it likes.
pub async fn logo(State(app): State<App>, Segment(file): Segment) -> Result<Response, ApiError> {
    let name: LogoName = file.parse().map_err(|_| ApiError::NotFound)?;
    let bytes = app.directory.find_logo(&name).await?.ok_or(ApiError::NotFound)?;
    let headers = [
        (header::CONTENT_TYPE, name.kind().media_type()),
        (header::CACHE_CONTROL, "public, max-age=31536000, immutable"),
    ];
    Ok((headers, bytes).into_response())
}
