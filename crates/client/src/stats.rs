//! What happened a week, in numbers.

use serde::{Deserialize, Serialize};

use crate::{Client, Error};

/// What happened in some weeks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stats {
    /// Week by week, the oldest first.
    pub weeks: Vec<WeekStats>,
    /// All of these weeks together.
    pub totals: Tally,
    /// The domains that most mails came back from.
    pub bounces_by_domain: Vec<DomainBounces>,
}

/// What happened in a week, in UTC from Monday to Sunday.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WeekStats {
    /// The week of the ISO calendar, such as `2026-W48`.
    pub week: String,
    /// Its Monday, `yyyy-mm-dd`.
    pub starts: String,
    /// The numbers.
    #[serde(flatten)]
    pub tally: Tally,
}

/// What happened, in numbers. A user counts in the week in which each thing happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tally {
    /// Users added, or added again.
    pub added: u64,
    /// Invite mails handed to the mail service.
    pub sent: u64,
    /// Invite mails that the recipient's server took.
    pub delivered: u64,
    /// Invites accepted.
    pub accepted: u64,
    /// Invites that ended without being accepted.
    pub expired: u64,
    /// Invite mails that came back.
    pub bounced: u64,
    /// Invite mails reported as spam.
    pub complained: u64,
    /// Invites withdrawn or declined.
    pub revoked: u64,
    /// The median of the minutes from being added to accepting, interpolated.
    pub median_minutes_to_accept: Option<u64>,
}

/// How many mails came back from a domain.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DomainBounces {
    /// In punycode.
    pub domain: String,
    /// How many.
    pub bounced: u64,
}

impl Client {
    /// What happened in so many weeks up to this one; 12 unless given, 53 at most.
    pub async fn stats(&self, weeks: Option<u16>) -> Result<Stats, Error> {
        let weeks = weeks.map(|weeks| ("weeks", weeks.to_string()));
        self.get(&["v1", "stats"], &weeks.into_iter().collect::<Vec<_>>()).await
    }
}
