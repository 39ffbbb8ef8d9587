//! Days in words.

use icu_calendar::Gregorian;
use icu_datetime::{
    FixedCalendarDateTimeFormatter,
    fieldsets::{MD, YMD, YMDE},
    input::{Date, DateTime, Time},
};
use jiff::{Timestamp, civil, tz::TimeZone};

use crate::Texts;

impl Texts {
    /// An instant as a day in words with its time, such as “Monday, November 30, 2026 at 9:00 AM
    /// UTC”. It is told in UTC, and says so, because nobody knows where the reader is.
    pub fn date(&self, instant: Timestamp) -> String {
        self.try_date(instant).unwrap_or_else(|| instant.to_string())
    }

    /// A day as the axis of a chart names it, such as “Nov 30”.
    pub fn short_day(&self, day: civil::Date) -> String {
        self.try_short_day(day).unwrap_or_else(|| day.to_string())
    }

    fn try_short_day(&self, day: civil::Date) -> Option<String> {
        let part = |value: i8| u8::try_from(value).ok();
        let date =
            Date::try_new_gregorian(i32::from(day.year()), part(day.month())?, part(day.day())?);
        let formatter = FixedCalendarDateTimeFormatter::<Gregorian, _>::try_new(
            self.locale()?.into(),
            MD::medium(),
        )
        .ok()?;
        Some(formatter.format(&date.ok()?).to_string())
    }

    /// The day alone, as short as it can be in a list, such as “Nov 30, 2026”. It is the day in UTC.
    pub fn short_date(&self, instant: Timestamp) -> String {
        self.try_short_date(instant).unwrap_or_else(|| instant.to_string())
    }

    fn try_date(&self, instant: Timestamp) -> Option<String> {
        let formatter = FixedCalendarDateTimeFormatter::<Gregorian, _>::try_new(
            self.locale()?.into(),
            YMDE::long().with_time_hm(),
        )
        .ok()?;
        Some(format!("{} UTC", formatter.format(&in_utc(instant)?)))
    }

    fn try_short_date(&self, instant: Timestamp) -> Option<String> {
        let formatter = FixedCalendarDateTimeFormatter::<Gregorian, _>::try_new(
            self.locale()?.into(),
            YMD::medium(),
        )
        .ok()?;
        Some(formatter.format(&in_utc(instant)?.date).to_string())
    }

    fn locale(&self) -> Option<icu_locale_core::Locale> {
        self.language().tag().parse().ok()
    }
}

/// An instant in UTC, as dates are formatted from it.
fn in_utc(instant: Timestamp) -> Option<DateTime<Gregorian>> {
    let utc = instant.to_zoned_datetime(TimeZone::UTC).datetime();
    let day = |value: i8| u8::try_from(value).ok();
    let date = Date::try_new_gregorian(i32::from(utc.year()), day(utc.month())?, day(utc.day())?);
    let time = Time::try_new(day(utc.hour())?, day(utc.minute())?, 0, 0);
    Some(DateTime { date: date.ok()?, time: time.ok()? })
}
