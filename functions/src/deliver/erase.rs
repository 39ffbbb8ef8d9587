//! Carries out what an erasure leaves to the outbox.

use jiff::SignedDuration;
use usher_directory::{Claim, Settlement, StoreError};
use usher_domain::{UserId, outbox::OutboxEntry};

use super::{Deliver, Outcome};

/// An entry is worked on for so long, far below what its claim and the function allow; the next sweep
/// goes on.
const AT_A_TIME: SignedDuration = SignedDuration::from_secs(20);

impl Deliver {
    /// Erases what is left of a person, step by step, and notes after each how far it has come.
    pub(super) async fn erase(
        &self,
        entry: &OutboxEntry,
        claim: &Claim,
        user: UserId,
        mut after: Option<String>,
    ) -> Result<Outcome, StoreError> {
        let directory = &self.app.directory;
        let began = self.app.clock.now();
        loop {
            let now = self.app.clock.now();
            if now.duration_since(began) >= AT_A_TIME {
                directory.defer_entry(entry, claim, now).await?;
                return Ok(Outcome::Deferred);
            }
            match directory.erase_step(user, after.as_deref()).await {
                Ok(None) => return self.settle(entry, claim, Settlement::Done).await,
                Ok(Some(next)) if directory.note_erased(entry, claim, &next).await? => {
                    after = Some(next);
                }
                Ok(Some(_)) => return Ok(Outcome::NotOurs),
                Err(error) => return self.defer(entry, claim, &error.to_string()).await,
            }
        }
    }
}
