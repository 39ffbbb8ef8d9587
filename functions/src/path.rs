//! The variable segment of a path.

use std::convert::Infallible;

use axum::extract::{FromRequestParts, Path};
use http::request::Parts;

/// The one variable segment of a route. What is not UTF-8 is a segment that names nothing, so that
/// whoever asks for it is told what everybody is told who asks for what is not there.
pub struct Segment(pub String);

impl<S: Send + Sync> FromRequestParts<S> for Segment {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Infallible> {
        let path = Path::<String>::from_request_parts(parts, state).await;
        Ok(Self(path.map_or_else(|_| String::from('\u{FFFD}'), |Path(segment)| segment)))
    }
}
