//! Sends no faster than the account may.

use std::time::Duration;

use tokio::{
    sync::Mutex,
    time::{Instant, sleep_until},
};

/// Hands out turns at a steady rate.
#[derive(Debug)]
pub struct Pace {
    interval: Duration,
    next: Mutex<Option<Instant>>,
}

impl Pace {
    /// `per_second` turns a second; 0 for as many as come.
    pub fn per_second(per_second: u32) -> Self {
        let interval = Duration::from_secs(1).checked_div(per_second).unwrap_or_default();
        Self { interval, next: Mutex::new(None) }
    }

    /// Waits for the next turn.
    pub async fn wait(&self) {
        if self.interval.is_zero() {
            return;
        }
        let turn = {
            let mut next = self.next.lock().await;
            let turn = next.map_or_else(Instant::now, |at| at.max(Instant::now()));
            *next = Some(turn + self.interval);
            turn
        };
        sleep_until(turn).await;
    }
}
