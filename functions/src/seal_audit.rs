//! Seals what the audit trail has grown by, so that nobody can change it unnoticed. Run by clean-up:
//! whoever changes something waits for no seal.

use usher_directory::{Directory, Sealing, StoreError};
use usher_domain::sources::Clock;

/// The most seals of a run, of up to 1,000 entries each; the next run goes on from there.
const MOST_SEALS: usize = 30;

/// Seals the entries that are older than five minutes, and tells how many seals that took. Two runs at
/// once do no harm: of each seal there is one.
pub async fn seal_audit(directory: &Directory, clock: &Clock) -> Result<usize, StoreError> {
    for made in 0..MOST_SEALS {
        let (seal, more) = match directory.seal_audit(clock.now()).await? {
            Sealing::Sealed { seal, more } => (seal, more),
            Sealing::Nothing | Sealing::Overtaken => return Ok(made),
        };
        // The log is kept apart from the table: a chain that was made up later does not match it.
        tracing::info!(
            number = seal.number,
            entries = seal.count,
            hash = seal.hash,
            "audit sealed"
        );
        if !more {
            return Ok(made + 1);
        }
    }
    Ok(MOST_SEALS)
}
