//! Counters a week: the way from being added to being a member, in numbers.
//!
//! What is counted is what happened in a week, by the events that leave the outbox. A counter names
//! nobody.

use std::fmt;

use jiff::{
    Timestamp, ToSpan,
    civil::{Date, ISOWeekDate, Weekday},
};

use crate::{
    User,
    days::day_of,
    outbox::{Event, OutboxEntry},
};

/// How many items a week's counters are spread over, so that none is hot.
pub const SHARDS: u8 = 16;

/// How many steps the time to accept is told in.
pub const BUCKETS: usize = 21;

/// What is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Count {
    /// Users added, or added again.
    Added,
    /// Invite mails handed to the mail service.
    Sent,
    /// Invite mails that the recipient's server took.
    Delivered,
    /// Invites accepted.
    Accepted,
    /// Invites that ended without being accepted.
    Expired,
    /// Invite mails that came back.
    Bounced,
    /// Invite mails reported as spam.
    Complained,
    /// Invites withdrawn or declined.
    Revoked,
}

impl Count {
    /// Everything that is counted, in the order of a user's life.
    pub const ALL: [Self; 8] = [
        Self::Added,
        Self::Sent,
        Self::Delivered,
        Self::Accepted,
        Self::Expired,
        Self::Bounced,
        Self::Complained,
        Self::Revoked,
    ];

    /// What an event counts as, if anything.
    pub fn of(event: Event) -> Option<Self> {
        match event {
            Event::UserAdded => Some(Self::Added),
            Event::InviteSent => Some(Self::Sent),
            Event::UserAccepted => Some(Self::Accepted),
            Event::InviteExpired => Some(Self::Expired),
            Event::InviteDelivered => Some(Self::Delivered),
            Event::InviteBounced => Some(Self::Bounced),
            Event::InviteComplained => Some(Self::Complained),
            Event::InviteDeclined | Event::InviteRevoked => Some(Self::Revoked),
            Event::InviteFailed
            | Event::InviteDelayed
            | Event::InviteRenewalRequested
            | Event::InviteResent
            | Event::UserChanged
            | Event::UserDeactivated
            | Event::UserReactivated
            | Event::UserErased
            | Event::UserApprovalRequested
            | Event::UserApproved
            | Event::UserApprovalDeclined
            | Event::UserApprovalLapsed => None,
        }
    }

    /// Its name in the table and in the API.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Sent => "sent",
            Self::Delivered => "delivered",
            Self::Accepted => "accepted",
            Self::Expired => "expired",
            Self::Bounced => "bounced",
            Self::Complained => "complained",
            Self::Revoked => "revoked",
        }
    }
}

/// A week of the ISO calendar, in UTC.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Week(ISOWeekDate);

impl Week {
    /// The week in which an instant lies.
    pub fn of(at: Timestamp) -> Self {
        Self(day_of(at).iso_week_date())
    }

    /// Its Monday.
    pub fn starts(self) -> Date {
        let monday = ISOWeekDate::new(self.0.year(), self.0.week(), Weekday::Monday);
        monday.unwrap_or(self.0).date()
    }

    /// The week so many weeks before.
    #[must_use]
    pub fn back(self, weeks: u16) -> Self {
        Self(self.starts().saturating_sub(i32::from(weeks).weeks()).iso_week_date())
    }
}

impl fmt::Display for Week {
    /// As ISO 8601 writes it, such as `2026-W48`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-W{:02}", self.0.year(), self.0.week())
    }
}

/// What one event adds to the counters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fold {
    /// Of which week.
    pub week: Week,
    /// Of which of its items.
    pub shard: u8,
    /// What is counted.
    pub count: Count,
    /// For an acceptance: the step of the time it took, if that is known.
    pub bucket: Option<usize>,
    /// For a bounce: the domain whose server refused, if that is known.
    pub domain: Option<String>,
}

impl Fold {
    /// What the event of an entry adds. `user` is whom it is about, where [`Fold::asks_for_user`] says
    /// so and they are still there.
    pub fn of(entry: &OutboxEntry, count: Count, user: Option<&User>) -> Self {
        let accepted = user.filter(|_| count == Count::Accepted);
        let took =
            accepted.and_then(|user| Some(user.accepted_at?.duration_since(user.created_at)));
        let bounced = user.filter(|_| count == Count::Bounced);
        Self {
            week: Week::of(entry.created_at),
            shard: entry.id.0.as_bytes()[15] % SHARDS,
            count,
            bucket: took.map(|took| bucket(u64::try_from(took.as_mins()).unwrap_or(0))),
            domain: bounced.map(|user| user.email.domain().to_owned()),
        }
    }

    /// Whether more is counted than the bare number, for which the user must be looked at.
    pub fn asks_for_user(count: Count) -> bool {
        matches!(count, Count::Accepted | Count::Bounced)
    }
}

/// The step in which a time to accept lies: 0 for less than a minute, then 1 minute, 2 to 3, 4 to 7 and
/// so on, each twice as wide; the last has no end.
fn bucket(minutes: u64) -> usize {
    let bits = (u64::BITS - minutes.leading_zeros()) as usize;
    bits.min(BUCKETS - 1)
}

/// The counters of a week, or the sum of several.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tally {
    counts: [u64; Count::ALL.len()],
    accepted_within: [u64; BUCKETS],
}

impl Tally {
    /// Adds to a counter.
    pub fn add(&mut self, count: Count, more: u64) {
        self.counts[count as usize] += more;
    }

    /// Adds acceptances that took as long as a step of [`BUCKETS`] says.
    pub fn add_accepted_within(&mut self, bucket: usize, more: u64) {
        if let Some(sum) = self.accepted_within.get_mut(bucket) {
            *sum += more;
        }
    }

    /// Adds another tally.
    pub fn add_all(&mut self, other: &Self) {
        for count in Count::ALL {
            self.add(count, other.get(count));
        }
        for (bucket, more) in other.accepted_within.iter().enumerate() {
            self.add_accepted_within(bucket, *more);
        }
    }

    /// How many there were.
    pub fn get(&self, count: Count) -> u64 {
        self.counts[count as usize]
    }

    /// The median of the time to accept in minutes, as if the acceptances of a step were spread evenly
    /// over it. None without any.
    pub fn median_minutes(&self) -> Option<u64> {
        let total: u64 = self.accepted_within.iter().sum();
        let mut below = 0;
        for (bucket, count) in self.accepted_within.iter().enumerate() {
            // Twice both sides, so that the middle of an odd number is one of them.
            if (below + count) * 2 >= total && *count > 0 {
                let (start, width) =
                    if bucket == 0 { (0, 1) } else { (1 << (bucket - 1), 1 << (bucket - 1)) };
                return Some(start + width * (total - below * 2) / (count * 2));
            }
            below += count;
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::{EmailAddress, EntryId, outbox::Message};

    fn week(at: &str) -> Week {
        Week::of(at.parse().unwrap())
    }

    #[test]
    fn weeks_are_those_of_the_iso_calendar() {
        assert_eq!(week("2026-11-23T00:00:00Z").to_string(), "2026-W48");
        assert_eq!(week("2026-11-22T23:59:59Z").to_string(), "2026-W47");
        // The first days of a year may belong to the last week of the one before.
        assert_eq!(week("2027-01-03T12:00:00Z").to_string(), "2026-W53");
        assert_eq!(week("2027-01-04T12:00:00Z").back(1).to_string(), "2026-W53");
        assert_eq!(week("2026-12-30T12:00:00Z").starts().to_string(), "2026-12-28");
        assert_eq!(week("2026-11-23T00:00:00Z").back(52).to_string(), "2025-W48");
    }

    #[test]
    fn steps_double() {
        let steps = [0, 1, 2, 3, 4, 7, 8, 60 * 24, 1 << 30].map(bucket);
        assert_eq!(steps, [0, 1, 2, 2, 3, 3, 4, 11, 20]);
    }

    #[test]
    fn the_median_lies_in_its_step() {
        let tally = |steps: &[(usize, u64)]| {
            let mut tally = Tally::default();
            for &(step, more) in steps {
                tally.add_accepted_within(step, more);
            }
            tally.median_minutes()
        };
        assert_eq!(tally(&[]), None);
        assert_eq!(tally(&[(0, 5)]), Some(0));
        assert_eq!(tally(&[(4, 1)]), Some(12), "the middle of 8 to 16");
        assert_eq!(tally(&[(1, 1), (4, 1), (11, 1)]), Some(12));
        assert_eq!(tally(&[(1, 2), (11, 2)]), Some(2), "the end of the lower half");
        assert_eq!(tally(&[(1, 1), (11, 9)]), Some(1024 + 1024 * 4 / 9));
        assert_eq!(tally(&[(20, 1)]), Some(3 << 18));
    }

    #[test]
    fn tallies_add_up() {
        let mut one = Tally::default();
        one.add(Count::Added, 2);
        one.add_accepted_within(4, 1);
        let mut both = one.clone();
        both.add_all(&one);
        assert_eq!((both.get(Count::Added), both.get(Count::Sent)), (4, 0));
        assert_eq!(both.median_minutes(), Some(12));
    }

    #[test]
    fn a_bounce_counts_for_the_domain_and_an_acceptance_for_the_time_it_took() {
        let added: Timestamp = "2026-11-20T09:00:00Z".parse().unwrap();
        let accepted: Timestamp = "2026-11-23T09:10:00Z".parse().unwrap();
        let user: User = serde_json::from_value(serde_json::json!({
            "id": Uuid::from_u128(1), "first_name": "Ada", "last_name": "Lovelace",
            "email": "ada@Bücher.example".parse::<EmailAddress>().unwrap(), "language": "en", "role": "user", "status": "active",
            "status_since": accepted, "version": 3, "invited_by": { "type": "system" },
            "created_at": added, "updated_at": accepted, "accepted_at": accepted,
        }))
        .unwrap();
        let event = Message::Event { event: Event::UserAccepted };
        let entry = OutboxEntry::new(EntryId(Uuid::from_u128(35)), user.id, accepted, event);
        let fold = Fold::of(&entry, Count::Bounced, Some(&user));
        assert_eq!((fold.domain.as_deref(), fold.bucket), (Some("xn--bcher-kva.example"), None));
        assert_eq!((fold.shard, fold.week), (3, Week::of(accepted)));
        let fold = Fold::of(&entry, Count::Accepted, Some(&user));
        assert_eq!((fold.domain, fold.bucket), (None, Some(13)));
        // Who was erased meanwhile still counts.
        let fold = Fold::of(&entry, Count::Accepted, None);
        assert_eq!((fold.domain, fold.bucket), (None, None));
    }
}
