//! The pages' style and script, under names that change with their content, so that a browser may
//! keep them for good.

use std::sync::LazyLock;

use axum::response::{IntoResponse, Response};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use http::header;
use sha2::{Digest, Sha256};

use crate::{path::Segment, problem::ApiError};

/// An embedded file.
pub struct Asset {
    path: String,
    media_type: &'static str,
    content: &'static str,
}

impl Asset {
    fn new(name: &str, ending: &str, media_type: &'static str, content: &'static str) -> Self {
        let hash = Sha256::digest(content.as_bytes());
        let hash = URL_SAFE_NO_PAD.encode(&hash[..9]);
        Self { path: format!("/assets/{name}-{hash}.{ending}"), media_type, content }
    }

    /// Where it is served.
    pub fn path(&self) -> &str {
        &self.path
    }
}

/// The style of all pages.
pub static STYLE: LazyLock<Asset> = LazyLock::new(|| {
    Asset::new("usher", "css", "text/css; charset=utf-8", include_str!("../../assets/usher.css"))
});

/// What the reference page of the API has besides.
pub static REFERENCE_STYLE: LazyLock<Asset> = LazyLock::new(|| {
    Asset::new(
        "reference",
        "css",
        "text/css; charset=utf-8",
        include_str!("../../assets/reference.css"),
    )
});

/// The script of the accept page: the button that shows the password.
pub static SCRIPT: LazyLock<Asset> = LazyLock::new(|| {
    Asset::new(
        "accept",
        "js",
        "text/javascript; charset=utf-8",
        include_str!("../../assets/accept.js"),
    )
});

pub async fn asset(Segment(file): Segment) -> Result<Response, ApiError> {
    let asset = [&*STYLE, &*REFERENCE_STYLE, &*SCRIPT]
        .into_iter()
        .find(|asset| asset.path.strip_prefix("/assets/") == Some(file.as_str()))
        .ok_or(ApiError::NotFound)?;
    let headers = [
        (header::CONTENT_TYPE, asset.media_type),
        (header::CACHE_CONTROL, "public, max-age=31536000, immutable"),
    ];
    Ok((headers, asset.content).into_response())
}
