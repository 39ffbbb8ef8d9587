//! The pages' styles and scripts, under names that change with their content, so that a browser may
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
    fn new(name: &str, ending: &str, content: &'static str) -> Self {
        let hash = Sha256::digest(content.as_bytes());
        let hash = URL_SAFE_NO_PAD.encode(&hash[..9]);
        let media_type = match ending {
            "css" => "text/css; charset=utf-8",
            _ => "text/javascript; charset=utf-8",
        };
        let path = format!("/assets/{name}-{hash}.{ending}");
        Self { path, media_type, content }
    }

    /// Where it is served.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// What it is.
    pub fn content(&self) -> &'static str {
        self.content
    }
}

/// The colours of all pages, as variables of CSS.
pub const COLORS: &str = include_str!("../assets/css/colors.css");

/// The style of all pages.
pub static STYLE: LazyLock<Asset> = LazyLock::new(|| {
    let style = concat!(
        include_str!("../assets/css/colors.css"),
        include_str!("../assets/css/base.css"),
        include_str!("../assets/css/portal.css"),
        include_str!("../assets/css/users.css"),
        include_str!("../assets/css/user.css"),
        include_str!("../assets/css/import.css"),
        include_str!("../assets/css/overview.css"),
        include_str!("../assets/css/settings.css"),
    );
    Asset::new("usher", "css", style)
});

/// What the reference page of the API has besides.
pub static REFERENCE_STYLE: LazyLock<Asset> =
    LazyLock::new(|| Asset::new("reference", "css", include_str!("../assets/css/reference.css")));

/// The script of the pages that anybody sees: the button that shows a password, the switch of languages.
pub static SCRIPT: LazyLock<Asset> = LazyLock::new(|| {
    let script = concat!(
        include_str!("../assets/js/language.js"),
        include_str!("../assets/js/password.js"),
    );
    Asset::new("usher", "js", script)
});

/// The script of the portal: htmx, and what goes beyond it.
pub static PORTAL_SCRIPT: LazyLock<Asset> = LazyLock::new(|| {
    let script = concat!(
        include_str!("../assets/js/htmx.min.js"),
        "\n",
        include_str!("../assets/js/language.js"),
        include_str!("../assets/js/password.js"),
        include_str!("../assets/js/portal.js"),
        include_str!("../assets/js/import.js"),
    );
    Asset::new("portal", "js", script)
});

/// Serves a file.
pub(crate) async fn asset(Segment(file): Segment) -> Result<Response, ApiError> {
    let all: [&'static Asset; 4] = [&STYLE, &REFERENCE_STYLE, &SCRIPT, &PORTAL_SCRIPT];
    let asset = all
        .into_iter()
        .find(|asset| asset.path.strip_prefix("/assets/") == Some(file.as_str()))
        .ok_or(ApiError::NotFound)?;
    let kept = [
        (header::CONTENT_TYPE, asset.media_type),
        (header::CACHE_CONTROL, "public, max-age=31536000, immutable"),
    ];
    Ok((kept, asset.content).into_response())
}
