//! `GET /openapi.json` and `GET /docs`: the description as a program and as a person reads it.

use std::sync::LazyLock;

use askama::Template;
use axum::{
    Json,
    extract::State,
    response::{Html, IntoResponse, Response},
};
use http::header;
use utoipa::openapi::Server;

use super::{DOCUMENT, reference::Reference};
use crate::{App, assets, problem::ApiError};

/// The style comes from our own origin, and there is nothing else to load, run, send or frame.
const POLICY: &str = "default-src 'none'; style-src 'self'; img-src data:; form-action 'none'; \
                      base-uri 'none'; frame-ancestors 'none'";

/// It changes with a deployment, and its page with the organization's name.
const CACHE: &str = "public, max-age=300";

/// The document does not change while the process runs.
static JSON: LazyLock<Result<String, String>> =
    LazyLock::new(|| DOCUMENT.to_json().map_err(|error| error.to_string()));

static REFERENCE: LazyLock<Result<Reference, String>> =
    LazyLock::new(|| Reference::of(&DOCUMENT).map_err(|error| error.to_string()));

#[derive(Template)]
#[template(path = "reference.html")]
struct ReferencePage<'a> {
    reference: &'a Reference,
    organization: &'a str,
    base_url: &'a str,
    document: String,
    styles: [String; 2],
}

pub async fn json(State(app): State<App>) -> Result<Response, ApiError> {
    let headers = [(header::CONTENT_TYPE, "application/json"), (header::CACHE_CONTROL, CACHE)];
    let base = app.path("");
    if base.is_empty() {
        let json = JSON.as_deref().map_err(|error| ApiError::Internal(error.clone()))?;
        return Ok((headers, json).into_response());
    }
    let mut document = super::document();
    document.servers = Some(vec![Server::new(base)]);
    Ok((headers, Json(document)).into_response())
}

pub async fn page(State(app): State<App>) -> Result<Response, ApiError> {
    let reference = REFERENCE.as_ref().map_err(|error| ApiError::Internal(error.clone()))?;
    let org = app.org();
    let page = ReferencePage {
        reference,
        organization: org.organization.as_str(),
        base_url: app.settings.base_url.as_str().trim_end_matches('/'),
        document: app.path("/openapi.json"),
        styles: [&*assets::STYLE, &*assets::REFERENCE_STYLE].map(|style| app.path(style.path())),
    };
    let html = page.render().map_err(|error| ApiError::Internal(error.to_string()))?;
    let headers = [(header::CONTENT_SECURITY_POLICY, POLICY), (header::CACHE_CONTROL, CACHE)];
    Ok((headers, Html(html)).into_response())
}
