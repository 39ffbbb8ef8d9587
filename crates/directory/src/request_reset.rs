//! Ask for a new password.

use jiff::Timestamp;
use usher_domain::{EmailAddress, outbox::Message};

use crate::{Bucket, Directory, StoreError, transaction::Commit};

#[derive(Clone, Copy)]
struct TooOften;

impl Directory {
    /// Puts the request into the outbox, counted in every bucket, without looking at who holds the
    /// address: whoever delivers it finds out. False: that was asked too often; nothing was written.
    pub async fn request_reset(
        &self,
        email: &EmailAddress,
        buckets: &[Bucket],
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        let mut writes = self.transaction();
        for bucket in buckets {
            writes.count(bucket, now, TooOften)?;
        }
        writes.post_unaddressed(now, Message::ResetRequested { email: email.clone() })?;
        Ok(matches!(writes.commit().await?, Commit::Done))
    }
}
