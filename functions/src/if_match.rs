//! `If-Match`: a change that is made only to the version that the caller has seen.

use axum::extract::FromRequestParts;
use http::{header::IF_MATCH, request::Parts};
use usher_domain::Problem;

use crate::problem::ApiError;

/// The version that a change is meant for, if the caller says so.
#[derive(Debug, Clone, Copy)]
pub struct IfMatch(Option<u64>);

impl<S: Sync> FromRequestParts<S> for IfMatch {
    type Rejection = ApiError;

    /// Reads one entity tag as the API gives it (`"7"`), or `*` for whatever version there is.
    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, ApiError> {
        let Some(value) = parts.headers.get(IF_MATCH) else {
            return Ok(Self(None));
        };
        let text = value.to_str().unwrap_or_default().trim();
        if text == "*" {
            return Ok(Self(None));
        }
        let version = text.strip_prefix('"').and_then(|text| text.strip_suffix('"'));
        let version = version.and_then(|digits| digits.parse().ok());
        match version {
            Some(version) => Ok(Self(Some(version))),
            None => Err(ApiError::field("If-Match", Problem::WrongType("version"))),
        }
    }
}

impl IfMatch {
    /// Refuses a thing that has another version than the caller has seen.
    pub fn require(self, version: u64) -> Result<(), ApiError> {
        match self.0 {
            Some(wanted) if wanted != version => Err(ApiError::VersionMismatch),
            _ => Ok(()),
        }
    }

    /// What a lost race means: with `If-Match`, that the caller's version is not the newest.
    pub fn race_lost(self) -> ApiError {
        if self.0.is_some() { ApiError::VersionMismatch } else { ApiError::Conflict }
    }
}
