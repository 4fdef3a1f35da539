//! Calendar days.

use std::{fmt, iter, ops::RangeInclusive, str::FromStr};

use serde::{Deserialize, Serialize};
use time::{Date, Month, OffsetDateTime};

use super::{Invalid, Timestamp};

/// A calendar day, written `2025-08-30`: of UTC, or of the time zone that is said beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct Day(Date);

impl Day {
    /// The years of days that can be asked about: every zone has them, and an end of them.
    pub const YEARS: RangeInclusive<u16> = 1970..=9998;

    /// A day that somebody asks about.
    ///
    /// # Errors
    /// Where it is no day, or none of [`Day::YEARS`].
    pub fn asked(text: &str) -> Result<Self, Invalid> {
        let day: Self = text.parse()?;
        let (first, last) = (Self::YEARS.start(), Self::YEARS.end());
        match Self::YEARS.contains(&day.year()) {
            true => Ok(day),
            false => Err(Invalid::new(format!(
                "must be in the years {first} to {last}"
            ))),
        }
    }

    /// The day of an instant in UTC.
    pub fn of(instant: Timestamp) -> Self {
        let instant = OffsetDateTime::from_unix_timestamp(instant.as_seconds());
        Self(instant.map_or(Date::MIN, OffsetDateTime::date))
    }

    /// The instant at which it begins in UTC.
    pub fn start(self) -> Timestamp {
        Timestamp::from_millis(self.0.midnight().assume_utc().unix_timestamp() * 1_000)
    }

    /// The days from this one through another one. None where that one comes before.
    pub fn through(self, last: Self) -> impl Iterator<Item = Self> {
        iter::successors(Some(self), move |day| day.0.next_day().map(Self))
            .take_while(move |day| *day <= last)
    }

    /// The day that comes this many days earlier.
    pub fn earlier(self, days: u16) -> Self {
        let earlier = self.0.checked_sub(time::Duration::days(days.into()));
        Self(earlier.unwrap_or(Date::MIN))
    }

    /// The day after; itself at the end of the calendar.
    pub fn next(self) -> Self {
        Self(self.0.next_day().unwrap_or(self.0))
    }

    /// The Monday of its week ([ISO 8601](https://www.iso.org/iso-8601-date-and-time-format.html)).
    pub fn monday(self) -> Self {
        self.earlier(self.0.weekday().number_days_from_monday().into())
    }

    /// Its year, month and number in the month.
    pub(crate) fn to_date(self) -> (i16, i8, i8) {
        let (year, month, day) = self.0.to_calendar_date();
        (year as i16, u8::from(month) as i8, day as i8)
    }

    /// The day of this year, month and number in the month.
    pub(crate) fn of_date(year: i16, month: i8, day: i8) -> Self {
        let month = Month::try_from(month.unsigned_abs());
        let date =
            month.map(|month| Date::from_calendar_date(year.into(), month, day.unsigned_abs()));
        Self(date.ok().and_then(Result::ok).unwrap_or(Date::MIN))
    }

    /// How many days it comes after `earlier`, zero where it does not.
    pub fn days_since(self, earlier: Self) -> u64 {
        u64::try_from((self.0 - earlier.0).whole_days()).unwrap_or(0)
    }

    /// Its year.
    pub fn year(self) -> u16 {
        self.0.year().unsigned_abs().try_into().unwrap_or(u16::MAX)
    }

    /// Its month: `2025-08`.
    pub fn month(self) -> String {
        format!("{:04}-{:02}", self.0.year(), u8::from(self.0.month()))
    }

    /// Its number in its month, from 1 on.
    pub const fn of_month(self) -> u8 {
        self.0.day()
    }

    /// The day of this number in a month as [`Day::month`] writes it, if there is one.
    pub fn in_month(month: &str, number: u8) -> Option<Self> {
        let (year, month) = month.split_once('-')?;
        let month = Month::try_from(month.parse::<u8>().ok()?).ok()?;
        Date::from_calendar_date(year.parse().ok()?, month, number)
            .ok()
            .map(Self)
    }
}

impl fmt::Display for Day {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}-{:02}", self.month(), self.of_month())
    }
}

impl FromStr for Day {
    type Err = Invalid;

    fn from_str(text: &str) -> Result<Self, Invalid> {
        let read = || {
            let (month, day) = text.rsplit_once('-')?;
            Self::in_month(month, day.parse().ok()?)
        };
        // What is written otherwise than we would, such as 2025-8-3, is refused.
        read()
            .filter(|day| day.to_string() == text)
            .ok_or_else(|| Invalid::new("must be a day such as 2025-08-30"))
    }
}

impl From<Day> for String {
    fn from(day: Day) -> Self {
        day.to_string()
    }
}

impl TryFrom<String> for Day {
    type Error = Invalid;

    fn try_from(text: String) -> Result<Self, Invalid> {
        text.parse()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Duration;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn an_instant_belongs_to_the_day_of_its_utc_date() {
        let last: Timestamp = "2024-02-29T23:59:59.999Z".parse().unwrap();
        assert_eq!(Day::of(last), day("2024-02-29"));
        let next = last + Duration::from_millis(1);
        assert_eq!(Day::of(next), day("2024-03-01"));
    }

    #[test]
    fn days_are_counted_across_months() {
        let (one, other) = (day("2025-12-31"), day("2026-03-01"));
        assert_eq!(other.days_since(one), 60);
        assert_eq!(one.days_since(other), 0);
        assert_eq!(other.earlier(60), one);
    }

    #[test]
    fn weeks_begin_on_monday() {
        for date in ["2026-11-30", "2026-12-02", "2026-12-06"] {
            assert_eq!(day(date).monday(), day("2026-11-30"), "{date}");
        }
        assert_eq!(day("2026-12-07").monday(), day("2026-12-07"));
    }

    #[test]
    fn a_range_has_both_its_ends_and_ends_with_the_calendar() {
        let leap: Vec<_> = day("2024-02-28").through(day("2024-03-01")).collect();
        assert_eq!(leap, ["2024-02-28", "2024-02-29", "2024-03-01"].map(day));
        let last = day("9999-12-31");
        assert_eq!(last.through(last).collect::<Vec<_>>(), [last]);
        assert_eq!(last.through(day("9999-12-30")).count(), 0);
    }

    #[test]
    fn days_that_no_zone_has_whole_cannot_be_asked_about() {
        assert_eq!(Day::asked("1970-01-01"), Ok(day("1970-01-01")));
        assert_eq!(Day::asked("9998-12-31"), Ok(day("9998-12-31")));
        for text in ["1969-12-31", "9999-01-01", "0000-01-01", "2025-8-30"] {
            assert!(Day::asked(text).is_err(), "{text}");
        }
    }

    #[test]
    fn days_are_written_in_one_way() {
        for text in [
            "2025-8-03",
            "2025-02-29",
            "2025-13-01",
            "20250830",
            "",
            "2025-08-30T00:00:00Z",
        ] {
            assert!(text.parse::<Day>().is_err(), "{text}");
        }
        assert_eq!(day("2025-08-30").to_string(), "2025-08-30");
        assert_eq!(Day::in_month("2025-08", 30), Some(day("2025-08-30")));
        assert_eq!(Day::in_month("2025-02", 29), None);
    }
}
