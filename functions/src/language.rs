//! The language of an answer.

use std::convert::Infallible;

use axum::extract::FromRequestParts;
use http::{HeaderMap, header::ACCEPT_LANGUAGE, request::Parts};
use usher_domain::Language;
use usher_i18n::{Texts, negotiate};

use crate::cookies;

/// The sentences in the language that the caller asked for by `Accept-Language`.
pub struct CallerTexts(pub &'static Texts);

impl<S: Sync> FromRequestParts<S> for CallerTexts {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(Self(Texts::of(asked_for(&parts.headers))))
    }
}

/// The language that a request asks for: the one that was switched to, or what the browser or program
/// is set to.
pub fn asked_for(headers: &HeaderMap) -> Language {
    cookies::language_of(headers).unwrap_or_else(|| accepted(headers))
}

fn accepted(headers: &HeaderMap) -> Language {
    negotiate(headers.get(ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()))
}
