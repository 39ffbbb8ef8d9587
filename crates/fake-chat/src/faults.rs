//! Ways to misbehave: too many requests, lost answers, slow answers.

use std::sync::{Mutex, PoisonError};

use tokio::sync::watch;

/// How the next calls are treated.
#[derive(Debug)]
pub struct Faults {
    plan: Mutex<Plan>,
    held: watch::Sender<bool>,
}

#[derive(Clone, Copy, Debug, Default)]
struct Plan {
    limited: u32,
    retry_after: u32,
    broken: u32,
    lost: u32,
}

/// What happens to one call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    /// 429, to come back after so many seconds.
    Limited(u32),
    /// 500; nothing was done.
    Broken,
    /// The call takes effect, and its answer is lost with a 500.
    Lost,
}

impl Default for Faults {
    fn default() -> Self {
        Self { plan: Mutex::default(), held: watch::Sender::new(false) }
    }
}

impl Faults {
    /// The next `calls` are told to come back after `seconds`.
    pub fn limit(&self, calls: u32, seconds: u32) {
        self.change(|plan| (plan.limited, plan.retry_after) = (calls, seconds));
    }

    /// The next `calls` fail with 500 before anything is done.
    pub fn break_next(&self, calls: u32) {
        self.change(|plan| plan.broken = calls);
    }

    /// The next `calls` take effect, but answer 500.
    pub fn lose_next(&self, calls: u32) {
        self.change(|plan| plan.lost = calls);
    }

    /// From now on calls wait, before anything is done, until `held` is false again.
    pub fn hold(&self, held: bool) {
        self.held.send_replace(held);
    }

    /// What happens to the call at hand; a call that is held waits here.
    pub(crate) async fn next(&self) -> Option<Fault> {
        let mut held = self.held.subscribe();
        // The sender is `self`, so it is not gone.
        let _ = held.wait_for(|held| !held).await;
        let mut plan = self.plan.lock().unwrap_or_else(PoisonError::into_inner);
        let Plan { limited, retry_after, broken, lost } = &mut *plan;
        [(limited, Fault::Limited(*retry_after)), (broken, Fault::Broken), (lost, Fault::Lost)]
            .into_iter()
            .find_map(|(left, fault)| {
                *left = left.checked_sub(1)?;
                Some(fault)
            })
    }

    fn change(&self, change: impl FnOnce(&mut Plan)) {
        change(&mut self.plan.lock().unwrap_or_else(PoisonError::into_inner));
    }
}
