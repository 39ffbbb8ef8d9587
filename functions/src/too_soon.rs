//! Invites by hand, too soon after the last ones to the same address.

use jiff::Timestamp;
use usher_directory::Bucket;
use usher_domain::{EmailAddress, throttle::INVITES_BY_HAND};

use crate::{App, problem::ApiError};

/// The problem, with how long it is until the next one may go to `email`.
pub async fn too_soon(
    app: &App,
    email: &EmailAddress,
    now: Timestamp,
) -> Result<ApiError, ApiError> {
    let bucket = Bucket::new(INVITES_BY_HAND, email.key());
    Ok(ApiError::TooManyRequests(app.directory.wait_of(&[bucket], now).await?))
}
