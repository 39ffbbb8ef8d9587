//! Ends the invites and the requests for approval that are due, and seals the audit trail. Run by a schedule; it costs what is due,
//! not how many users there are, and two runs at once do no harm.

use usher_directory::{Directory, StoreError};
use usher_domain::sources::Clock;

use crate::seal_audit::seal_audit;

/// How many invites one step looks at.
const STEP: i32 = 100;

/// The most steps of a run, well within the function's 60 s; the next run goes on from there, because
/// what was expired is due no more.
const MOST_STEPS: usize = 20;

/// Expires every invite that has ended by now, records the requests for approval that have lapsed, and
/// seals the audit trail. Tells how many invites expired.
pub async fn clean_up(directory: &Directory, clock: &Clock) -> Result<usize, StoreError> {
    let expired = expire_invites(directory, clock).await;
    // None waits for what ails another.
    let lapsed = lapse_approvals(directory, clock).await;
    let sealed = seal_audit(directory, clock).await;
    let expired = expired?;
    lapsed?;
    sealed.map(|_| expired)
}

/// Records that requests for approval have lapsed whose time is over by now.
async fn lapse_approvals(directory: &Directory, clock: &Clock) -> Result<(), StoreError> {
    let mut lapsed = 0;
    for _ in 0..MOST_STEPS {
        let now = clock.now();
        let mut changed = 0;
        for approval in directory.due_approvals(now, STEP).await? {
            match directory.lapse_approval(approval, now).await {
                Ok(ended) => changed += usize::from(ended),
                Err(error @ StoreError::Unreadable(_)) => {
                    tracing::error!(%approval, %error, "a request for approval did not lapse");
                }
                Err(error) => return Err(error),
            }
        }
        lapsed += changed;
        if changed == 0 {
            break;
        }
    }
    if lapsed > 0 {
        tracing::info!(lapsed, "requests for approval lapsed");
    }
    Ok(())
}

/// Expires every invite that has ended by now, and tells how many.
async fn expire_invites(directory: &Directory, clock: &Clock) -> Result<usize, StoreError> {
    let mut expired = 0;
    for _ in 0..MOST_STEPS {
        let now = clock.now();
        let due = directory.due_invites(now, STEP).await?;
        let mut changed = 0;
        for user in &due.users {
            match directory.expire_invite(*user, now).await {
                Ok(ended) => changed += usize::from(ended),
                // One user who cannot be read keeps nobody else from ending.
                Err(error @ StoreError::Unreadable(_)) => {
                    tracing::error!(user = %user, %error, "an invite was not expired");
                }
                Err(error) => return Err(error),
            }
        }
        expired += changed;
        // Nothing to do, or nothing but what the index has not caught up with.
        if changed == 0 {
            break;
        }
    }
    if expired > 0 {
        tracing::info!(expired, "invites expired");
    }
    Ok(expired)
}
