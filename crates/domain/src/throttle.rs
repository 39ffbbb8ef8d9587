//! How often something may be tried.

use jiff::SignedDuration;

/// How often something may be tried in a window of time, and how long to wait between tries.
///
/// Every try is counted before it is made. After the `k`-th the next must wait `first + (k - 1) * step`,
/// if that is more than nothing: with a negative `first` some tries are free.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Throttle {
    /// What is tried: part of the counter's key.
    pub name: &'static str,
    /// The wait after the first try.
    pub first: SignedDuration,
    /// By how much the wait grows with each try.
    pub step: SignedDuration,
    /// The most tries in a window.
    pub most: u32,
    /// After how long the counting begins anew.
    pub window: SignedDuration,
}

const DAY: SignedDuration = SignedDuration::from_hours(24);

/// Requests for a new link, by source: nobody types more of them in an hour.
pub const RENEWALS: Throttle = Throttle::at_most("renew", 20, SignedDuration::from_hours(1));

impl Throttle {
    /// `free` tries a day without a wait; from then on each waits `step` longer than the one before.
    pub const fn growing(name: &'static str, free: u32, step: SignedDuration) -> Self {
        let first = SignedDuration::from_secs(step.as_secs() * (2 - free as i64));
        Self { name, first, step, most: u32::MAX, window: DAY }
    }

    /// A wait of `wait` after each try, and at most `most` tries a day.
    pub const fn cooldown(name: &'static str, wait: SignedDuration, most: u32) -> Self {
        Self { name, first: wait, step: SignedDuration::ZERO, most, window: DAY }
    }

    /// At most `most` tries in a `window`, without waits.
    pub const fn at_most(name: &'static str, most: u32, window: SignedDuration) -> Self {
        Self { name, first: SignedDuration::ZERO, step: SignedDuration::ZERO, most, window }
    }
}

/// Requests for approval, by whoever asks, of which others are told by mail: beyond that they are only
/// listed, so that nobody floods mailboxes by asking.
pub const APPROVALS_TOLD: Throttle =
    Throttle::at_most("approvals", 30, SignedDuration::from_hours(1));

/// Invites that somebody mails to one address by hand: by a resend, a changed address, or by
/// adding somebody again.
pub const INVITES_BY_HAND: Throttle =
    Throttle::cooldown("invite", SignedDuration::from_secs(60), 10);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_wait_comes_after_the_last_free_try() {
        let throttle = Throttle::growing("test", 5, SignedDuration::from_secs(30));
        let wait_after = |tries: i32| throttle.first + throttle.step * (tries - 1);
        assert!(wait_after(4) <= SignedDuration::ZERO);
        assert_eq!(wait_after(5), SignedDuration::from_secs(30));
        assert_eq!(wait_after(6), SignedDuration::from_secs(60));
    }
}
