//! `GET /openapi.json`: the description as a program reads it.

use std::sync::LazyLock;

use axum::response::{IntoResponse, Response};
use http::header::CONTENT_TYPE;

use crate::problem::ApiError;

/// The document does not change while the process runs.
static JSON: LazyLock<Result<String, String>> =
    LazyLock::new(|| super::DOCUMENT.to_json().map_err(|error| error.to_string()));

pub async fn json() -> Result<Response, ApiError> {
    let json = JSON.as_deref().map_err(|error| ApiError::Internal(error.clone()))?;
    Ok(([(CONTENT_TYPE, "application/json")], json).into_response())
}
