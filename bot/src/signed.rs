//! What both platforms' signatures have in common.

use http::HeaderMap;
use jiff::{SignedDuration, Timestamp};

/// How far a signature's time may be from ours: what is older may be somebody's repetition.
const WINDOW: SignedDuration = SignedDuration::from_mins(5);

/// A request that the platform did not sign, or not just now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the request is not signed, or not in the last five minutes")]
pub struct Forged;

/// A header of the signature; one that comes twice is nobody's.
pub(crate) fn header<'h>(headers: &'h HeaderMap, name: &str) -> Result<&'h str, Forged> {
    let mut values = headers.get_all(name).iter();
    match (values.next(), values.next()) {
        (Some(value), None) => value.to_str().map_err(|_| Forged),
        _ => Err(Forged),
    }
}

/// Whether the signature's time, in seconds since 1970, is about now.
pub(crate) fn is_recent(stamp: &str, now: Timestamp) -> Result<(), Forged> {
    let stamp = stamp.parse().ok().and_then(|second| Timestamp::from_second(second).ok());
    let age = now.duration_since(stamp.ok_or(Forged)?);
    if age.abs() <= WINDOW { Ok(()) } else { Err(Forged) }
}
