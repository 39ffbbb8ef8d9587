//! Where time, randomness and new ids come from: a `main` gives the real ones, a test its own.

use std::{
    fmt,
    sync::{Arc, Mutex, PoisonError},
};

use jiff::Timestamp;
use uuid::{Builder, Uuid};

/// Tells the current instant.
#[derive(Clone)]
pub struct Clock(Arc<dyn Fn() -> Timestamp + Send + Sync>);

impl Clock {
    /// A clock that asks `now` each time.
    pub fn new(now: impl Fn() -> Timestamp + Send + Sync + 'static) -> Self {
        Self(Arc::new(now))
    }

    /// The current instant, cut to whole milliseconds, which is what the table keeps.
    pub fn now(&self) -> Timestamp {
        let now = (self.0)();
        Timestamp::from_millisecond(now.as_millisecond()).unwrap_or(now)
    }
}

impl fmt::Debug for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Clock")
    }
}

type Fill = dyn Fn(&mut [u8]) + Send + Sync;

/// Fills bytes with randomness fit for secrets.
#[derive(Clone)]
pub struct Random(Arc<Fill>);

impl Random {
    /// A source that asks `fill` each time.
    pub fn new(fill: impl Fn(&mut [u8]) + Send + Sync + 'static) -> Self {
        Self(Arc::new(fill))
    }

    /// `N` fresh random bytes.
    pub fn bytes<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        self.fill(&mut bytes);
        bytes
    }

    /// Fills `bytes`.
    pub fn fill(&self, bytes: &mut [u8]) {
        (self.0)(bytes);
    }
}

impl fmt::Debug for Random {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Random")
    }
}

/// Makes ids that sort in the order in which this process made them.
///
/// Within one millisecond a counter in the 12 bits after the version keeps the order (RFC 9562,
/// section 6.2, method 1), so that a timeline reads in the order in which things happened.
#[derive(Clone, Debug)]
pub struct Ids {
    clock: Clock,
    random: Random,
    last: Arc<Mutex<(u64, u16)>>,
}

impl Ids {
    /// The largest value of the 12-bit counter.
    const MOST: u16 = 0x0FFF;

    /// Ids of the time `clock` tells, their random part from `random`.
    pub fn new(clock: Clock, random: Random) -> Self {
        Self { clock, random, last: Arc::new(Mutex::new((0, 0))) }
    }

    /// The next id.
    pub fn next(&self) -> Uuid {
        let now = u64::try_from(self.clock.now().as_millisecond()).unwrap_or(0);
        let (millis, counter) = {
            let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
            *last = match *last {
                (millis, Self::MOST) if millis >= now => (millis + 1, 0),
                (millis, counter) if millis >= now && millis - now < 1000 => (millis, counter + 1),
                _ => (now, 0),
            };
            *last
        };
        let mut bytes: [u8; 10] = self.random.bytes();
        [bytes[0], bytes[1]] = counter.to_be_bytes();
        Builder::from_unix_timestamp_millis(millis, &bytes).into_uuid()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn ids_of_one_millisecond_sort_in_the_order_they_were_made() {
        let clock = Clock::new(|| Timestamp::from_millisecond(1_800_000_000_000).unwrap());
        let ids = Ids::new(clock, Random::new(|bytes| bytes.fill(0xFF)));
        let made: Vec<Uuid> = (0..10_000).map(|_| ids.next()).collect();
        assert!(made.is_sorted());
        assert_eq!(made.iter().collect::<BTreeSet<_>>().len(), made.len());
        assert_eq!(made[0].get_version_num(), 7);
    }
}
