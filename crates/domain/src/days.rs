//! Days of the calendar, in UTC, as the audit trail is asked for them.

use jiff::{Timestamp, ToSpan, civil::Date, tz::TimeZone};

use crate::{EntryId, FieldError, Problem};

/// The most days that can be asked for at once.
pub const MOST_DAYS: u16 = 366;

/// How many days there are unless asked otherwise.
const USUAL_DAYS: i32 = 30;

/// A range of days, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Days {
    /// The first day.
    pub first: Date,
    /// The last day.
    pub last: Date,
}

impl Days {
    /// The range from one day to another. Without an end it ends today, without a beginning it has 30
    /// days.
    pub fn between(
        from: Option<Date>,
        to: Option<Date>,
        now: Timestamp,
    ) -> Result<Self, FieldError> {
        let last = to.unwrap_or_else(|| from.unwrap_or(Date::MIN).max(day_of(now)));
        let first = from.unwrap_or_else(|| last.saturating_sub((USUAL_DAYS - 1).days()));
        // What was left out follows what was given, so that is where a fault lies.
        let field = if to.is_some() { "to" } else { "from" };
        if last < first {
            return Err(FieldError::new(field, Problem::DaysReversed));
        }
        if last.duration_since(first).as_hours() / 24 >= i64::from(MOST_DAYS) {
            return Err(FieldError::new(field, Problem::TooManyDays(MOST_DAYS)));
        }
        Ok(Self { first, last })
    }

    /// Sorts before every entry of these days.
    pub fn first_id(self) -> EntryId {
        EntryId::first_at(start_of(self.first))
    }

    /// Sorts after every entry of these days.
    pub fn last_id(self) -> EntryId {
        EntryId::last_at(end_of(self.last))
    }
}

/// Reads a day as `yyyy-mm-dd`, its one spelling.
pub fn parse_day(text: &str) -> Result<Date, Problem> {
    let day: Option<Date> = text.parse().ok();
    day.filter(|day| day.to_string() == text).ok_or(Problem::DayMalformed)
}

/// The day in which an instant lies.
pub fn day_of(at: Timestamp) -> Date {
    TimeZone::UTC.to_datetime(at).date()
}

/// The first instant of a day.
pub fn start_of(day: Date) -> Timestamp {
    let limit = if day.year() < 1970 { Timestamp::MIN } else { Timestamp::MAX };
    TimeZone::UTC.to_timestamp(day.at(0, 0, 0, 0)).unwrap_or(limit)
}

/// The last millisecond of a day.
pub fn end_of(day: Date) -> Timestamp {
    let next = day.tomorrow().map_or(Timestamp::MAX, start_of);
    next.checked_sub(1.millisecond()).unwrap_or(next)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days(from: &str, to: &str) -> Result<String, String> {
        let now = "2026-11-23T09:00:00Z".parse().unwrap();
        let day = |text: &str| (!text.is_empty()).then(|| parse_day(text).unwrap());
        match Days::between(day(from), day(to), now) {
            Ok(days) => Ok(format!("{} {}", days.first, days.last)),
            Err(error) => Err(format!("{} {}", error.field, error.problem.code())),
        }
    }

    #[test]
    fn a_range_that_is_left_open_ends_today_and_has_thirty_days() {
        assert_eq!(days("", "").unwrap(), "2026-10-25 2026-11-23");
        assert_eq!(days("2026-11-20", "").unwrap(), "2026-11-20 2026-11-23");
        assert_eq!(days("", "2026-03-01").unwrap(), "2026-01-31 2026-03-01");
        assert_eq!(days("2027-01-01", "").unwrap(), "2027-01-01 2027-01-01");
        assert_eq!(days("2025-11-23", "2026-11-23").unwrap(), "2025-11-23 2026-11-23");
        assert_eq!(days("9999-12-31", "9999-12-31").unwrap(), "9999-12-31 9999-12-31");
        assert_eq!(days("-009999-01-01", "-009999-01-01").unwrap(), "-009999-01-01 -009999-01-01");
    }

    #[test]
    fn a_range_that_makes_no_sense_names_its_field() {
        assert_eq!(days("2026-02-02", "2026-02-01").unwrap_err(), "to days_reversed");
        assert_eq!(days("2025-11-22", "2026-11-23").unwrap_err(), "to too_many_days");
        assert_eq!(days("2025-11-22", "").unwrap_err(), "from too_many_days");
        assert_eq!(days("-009999-01-01", "9999-12-31").unwrap_err(), "to too_many_days");
    }

    #[test]
    fn a_day_has_one_spelling() {
        for text in ["2026-2-1", "20260201", "2026-02-30", "2026-02-01T00:00", "", "tomorrow"] {
            assert_eq!(parse_day(text), Err(Problem::DayMalformed), "{text}");
        }
    }

    #[test]
    fn the_ids_of_days_take_in_their_every_millisecond() {
        let now = "2026-11-23T09:00:00Z".parse().unwrap();
        for day in ["-009999-01-01", "1970-01-01", "2026-11-23", "9999-12-29"] {
            let day = parse_day(day).unwrap();
            let days = Days::between(Some(day), Some(day), now).unwrap();
            assert!(days.first_id() <= days.last_id(), "{day}");
        }
        let day = Days::between(None, None, now).unwrap();
        let (start, end) = (start_of(day.first), end_of(day.last));
        assert!(day.first_id() <= EntryId::first_at(start));
        assert!(EntryId::last_at(end) <= day.last_id());
        assert_eq!(
            EntryId::last_at(end).after(),
            EntryId::first_at(start_of(day.last.tomorrow().unwrap()))
        );
    }
}
