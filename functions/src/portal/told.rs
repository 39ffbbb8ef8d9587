//! What one page leaves to be told by the next.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use http::HeaderMap;
use serde::{Deserialize, Serialize};

use crate::{App, cookies};

/// The most that is left: a cookie holds 4 KB, in base64 (RFC 6265, section 6.1).
const MAX_BYTES: usize = 2500;

/// A sentence for whoever is signed in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Told {
    /// The sentence.
    pub text: String,
    /// Whether something went wrong.
    pub alert: bool,
}

impl Told {
    /// Something was done.
    pub fn done(text: impl Into<String>) -> Self {
        Self { text: text.into(), alert: false }
    }

    /// Something was not done, or needs a second look.
    pub fn alert(text: impl Into<String>) -> Self {
        Self { text: text.into(), alert: true }
    }
}

/// Leaves sentences for the next page, the first of them if they are too many.
pub fn leave(app: &App, headers: &mut HeaderMap, told: &[Told]) {
    let mut kept = told.to_vec();
    while !kept.is_empty() {
        let json = serde_json::to_vec(&kept).unwrap_or_default();
        if json.len() <= MAX_BYTES {
            cookies::keep_told(app, headers, &URL_SAFE_NO_PAD.encode(json));
            return;
        }
        kept.pop();
    }
}

/// What was left by the page before.
pub fn left(app: &App, headers: &HeaderMap) -> Vec<Told> {
    let read = |text: String| serde_json::from_slice(&URL_SAFE_NO_PAD.decode(text).ok()?).ok();
    cookies::told_of(app, headers).and_then(read).unwrap_or_default()
}
