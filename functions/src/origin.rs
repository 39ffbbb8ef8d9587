//! Whether a change was asked for by a page of ours.

use http::{HeaderMap, HeaderName, Method, header::ORIGIN};

use crate::{App, problem::ApiError};

static SEC_FETCH_SITE: HeaderName = HeaderName::from_static("sec-fetch-site");

/// Whether a request asks for a change.
pub fn changes(method: &Method) -> bool {
    !matches!(*method, Method::GET | Method::HEAD | Method::OPTIONS)
}

/// Refuses what a browser says another site has asked for. Whatever is no browser says nothing.
pub fn require_ours(app: &App, headers: &HeaderMap) -> Result<(), ApiError> {
    let ours = app.settings.base_url.origin().ascii_serialization();
    if headers.get(ORIGIN).is_some_and(|origin| origin.as_bytes() != ours.as_bytes()) {
        return Err(ApiError::Csrf);
    }
    let site = headers.get(&SEC_FETCH_SITE).map(http::HeaderValue::as_bytes);
    match site {
        None | Some(b"same-origin" | b"none") => Ok(()),
        Some(_) => Err(ApiError::Csrf),
    }
}
