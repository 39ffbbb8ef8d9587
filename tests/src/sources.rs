//! Time and randomness that a test holds in its hand.

use std::sync::{Arc, Mutex};

use jiff::{SignedDuration, Timestamp};
use usher_domain::sources::{Clock, Random};

/// A clock that stands until a test moves it.
#[derive(Clone)]
pub struct TestClock(Arc<Mutex<Timestamp>>);

impl Default for TestClock {
    /// A Monday morning.
    fn default() -> Self {
        Self(Arc::new(Mutex::new("2026-11-23T09:00:00Z".parse().unwrap())))
    }
}

impl TestClock {
    /// What it shows.
    pub fn now(&self) -> Timestamp {
        *self.0.lock().unwrap()
    }

    /// Moves it on.
    pub fn advance(&self, by: SignedDuration) {
        *self.0.lock().unwrap() += by;
    }

    /// Moves it to an instant.
    pub fn set(&self, to: Timestamp) {
        *self.0.lock().unwrap() = to;
    }

    /// The clock as the system takes it.
    pub fn source(&self) -> Clock {
        let clock = self.clone();
        Clock::new(move || clock.now())
    }
}

/// Randomness that is the same in every run (`SplitMix64`).
pub fn seeded(seed: u64) -> Random {
    let state = Mutex::new(seed);
    Random::new(move |bytes| {
        let mut state = state.lock().unwrap();
        for byte in bytes {
            *state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
            let mixed = (*state ^ (*state >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
            let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
            *byte = (mixed ^ (mixed >> 31)).to_le_bytes()[0];
        }
    })
}
