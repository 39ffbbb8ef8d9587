//! State that is looked at and waited for.

use std::{
    sync::{Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use tokio::sync::watch;

/// What a fake knows, and a number that is raised with every change of it.
pub(crate) struct Watched<S> {
    state: Mutex<S>,
    changes: watch::Sender<u64>,
}

impl<S: Default> Default for Watched<S> {
    fn default() -> Self {
        Self { state: Mutex::default(), changes: watch::Sender::new(0) }
    }
}

impl<S> Watched<S> {
    /// The state, for as long as it is held.
    pub(crate) fn lock(&self) -> MutexGuard<'_, S> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Changes the state, and tells whoever waits.
    pub(crate) fn change<T>(&self, change: impl FnOnce(&mut S) -> T) -> T {
        let changed = change(&mut self.lock());
        self.changes.send_modify(|count| *count += 1);
        changed
    }

    /// The number that is raised with every change.
    pub(crate) fn subscribe(&self) -> watch::Receiver<u64> {
        self.changes.subscribe()
    }

    /// Waits until `look` finds something; `None` if that takes longer than `limit`.
    pub(crate) async fn wait_for<T>(
        &self,
        limit: Duration,
        look: impl Fn() -> Option<T>,
    ) -> Option<T> {
        let mut changes = self.subscribe();
        let found = async {
            loop {
                changes.mark_unchanged();
                if let Some(found) = look() {
                    return Some(found);
                }
                changes.changed().await.ok()?;
            }
        };
        tokio::time::timeout(limit, found).await.ok().flatten()
    }
}
