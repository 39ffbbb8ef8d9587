//! A chore's steps: announced, timed, and over at the first failure.

use std::time::{Duration, Instant};

/// Counts the steps and their time.
#[derive(Debug)]
pub struct Steps {
    begun: Instant,
    done: u32,
}

impl Steps {
    /// Begins to count.
    pub fn begin() -> Self {
        Self { begun: Instant::now(), done: 0 }
    }

    /// Announces and takes one step. The error says which step failed, and why.
    pub fn step(
        &mut self,
        name: &str,
        take: impl FnOnce() -> Result<(), String>,
    ) -> Result<(), String> {
        eprintln!("\n==> {name}");
        let begun = Instant::now();
        take().map_err(|reason| format!("{name}: {reason}"))?;
        self.done += 1;
        eprintln!("    {name}: done in {}", seconds(begun.elapsed()));
        Ok(())
    }

    /// Says that all went well.
    pub fn finish(self) {
        eprintln!("\nAll {} steps passed in {}.", self.done, seconds(self.begun.elapsed()));
    }
}

fn seconds(time: Duration) -> String {
    format!("{:.1} s", time.as_secs_f64())
}
