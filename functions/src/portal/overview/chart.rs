//! Invites a week, as a chart that is drawn here: plain SVG, whose numbers also stand in a table.

use usher_client::WeekStats;

use crate::portal::Reader;

/// How wide a week is drawn, and how high the chart; the page stretches both.
const WEEK: usize = 40;
const HEIGHT: u64 = 100;

/// How many weeks are named below the chart at most.
const NAMES: usize = 4;

/// A chart of weeks.
pub struct Chart {
    pub width: usize,
    /// What the uppermost line stands for; the middle one is half of it.
    pub top: u64,
    pub half: u64,
    pub weeks: Vec<Week>,
    /// The chart in one sentence.
    pub says: String,
}

/// A week of it.
pub struct Week {
    /// Its Monday.
    pub day: String,
    /// Its Monday as programs read it.
    pub starts: String,
    /// Whether it is named below the chart.
    pub named: bool,
    pub added: Bar,
    pub accepted: Bar,
    pub sent: u64,
    pub delivered: u64,
    pub expired: u64,
    pub bounced: u64,
}

/// A bar.
pub struct Bar {
    pub count: u64,
    pub x: usize,
    pub y: u64,
    pub height: u64,
    /// What it says when it is pointed at.
    pub title: String,
}

impl Chart {
    /// The chart of `weeks`, the oldest first.
    pub fn new(reader: &Reader, weeks: &[WeekStats]) -> Self {
        let count = |week: &WeekStats| week.tally.added.max(week.tally.accepted);
        let most = weeks.iter().map(count).max().unwrap_or_default();
        let top = top_of(most);
        let step = weeks.len().div_ceil(NAMES).max(1);
        let named = |at: usize| (weeks.len() - 1 - at).is_multiple_of(step);
        let week = |(at, week)| Week::new(reader, week, (at, top), named(at));
        Self {
            width: weeks.len().max(1) * WEEK,
            top,
            half: top / 2,
            weeks: weeks.iter().enumerate().map(week).collect(),
            says: says(reader, weeks),
        }
    }
}

/// The least round number that `most` does not exceed, and whose half is whole.
fn top_of(most: u64) -> u64 {
    let mut ten = 1_u64;
    loop {
        for step in [2, 4, 6, 8, 10] {
            let top = ten.saturating_mul(step);
            if top >= most {
                return top;
            }
        }
        ten = ten.saturating_mul(10);
    }
}

fn says(reader: &Reader, weeks: &[WeekStats]) -> String {
    let sum = |of: fn(&WeekStats) -> u64| weeks.iter().map(of).sum::<u64>();
    let busiest = weeks.iter().max_by_key(|week| week.tally.added);
    let most = busiest.map(|week| week.tally.added).unwrap_or_default();
    let day = busiest.map(|week| day(reader, &week.starts)).unwrap_or_default();
    reader.format(
        "chart-says",
        &[
            ("added", sum(|week| week.tally.added).into()),
            ("accepted", sum(|week| week.tally.accepted).into()),
            ("most", most.into()),
            ("day", day.into()),
        ],
    )
}

/// A day as the axis names it.
fn day(reader: &Reader, starts: &str) -> String {
    starts.parse().map_or_else(|_| starts.to_owned(), |day| reader.texts.short_day(day))
}

impl Week {
    fn new(reader: &Reader, week: &WeekStats, (at, top): (usize, u64), named: bool) -> Self {
        let tally = &week.tally;
        let day = day(reader, &week.starts);
        let bar = |count: u64, x: usize, id: &str| {
            // Whatever there is can be seen.
            let height = (count.saturating_mul(HEIGHT) / top).max(u64::from(count > 0) * 2);
            let values = [("day", day.as_str().into()), ("count", count.into())];
            let title = reader.format(id, &values);
            Bar { count, x: at * WEEK + x, y: HEIGHT.saturating_sub(height), height, title }
        };
        Self {
            added: bar(tally.added, 5, "chart-added"),
            accepted: bar(tally.accepted, 20, "chart-accepted"),
            sent: tally.sent,
            delivered: tally.delivered,
            expired: tally.expired,
            bounced: tally.bounced,
            starts: week.starts.clone(),
            named,
            day,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_top_is_round_and_never_below_what_is_shown() {
        let tops = [(0, 2), (2, 2), (3, 4), (5, 6), (10, 10), (11, 20), (41, 60), (100, 100)];
        for (most, top) in tops {
            assert_eq!(top_of(most), top, "{most}");
        }
        assert!(top_of(u64::MAX) == u64::MAX);
    }
}
