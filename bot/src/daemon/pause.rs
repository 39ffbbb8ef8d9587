//! How long to wait before a connection is tried again.

use std::time::Duration;

use tokio::time::sleep;
use usher_domain::sources::Random;

use super::Parts;

/// The shortest and the longest pause.
const FIRST: Duration = Duration::from_secs(1);
const LONGEST: Duration = Duration::from_mins(1);

/// Pauses that double from one failure to the next.
pub(super) struct Pauses {
    next: Duration,
}

impl Default for Pauses {
    fn default() -> Self {
        Self { next: FIRST }
    }
}

impl Pauses {
    /// It worked: the next pause is the shortest again.
    pub(super) fn reset(&mut self) {
        self.next = FIRST;
    }

    /// Waits, between half of the pause and all of it: many that lost their connection at once do not
    /// come back at once. False if the process is to end.
    pub(super) async fn wait(&mut self, parts: &mut Parts) -> bool {
        let pause = jitter(self.next, &parts.random);
        self.next = (self.next * 2).min(LONGEST);
        tokio::select! {
            () = sleep(pause) => true,
            _ = parts.stop.wait_for(|stop| *stop) => false,
        }
    }
}

/// Between half of a time and all of it.
pub(super) fn jitter(time: Duration, random: &Random) -> Duration {
    let [byte] = random.bytes();
    time / 2 + time / 2 * u32::from(byte) / 255
}
