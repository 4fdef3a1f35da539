//! Quarters of an hour, which statistics are kept by.

use serde::{Deserialize, Serialize};

use super::{Day, TimeZone, Timestamp};

/// In a day of UTC.
const OF_DAY: i64 = 96;
const SECONDS: i64 = 900;

/// A quarter of an hour in UTC. The days of every time zone begin with one, since 1972 at the
/// latest: what is counted by them can be told by the days of any.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct QuarterHour(i64);

impl QuarterHour {
    /// That of an instant.
    pub const fn of(instant: Timestamp) -> Self {
        Self(instant.as_seconds().div_euclid(SECONDS))
    }

    /// That of this number in a day of UTC, from 0 on; none from 96 on.
    pub fn in_day(day: Day, number: u8) -> Option<Self> {
        let start = Self::of(day.start());
        (i64::from(number) < OF_DAY).then(|| Self(start.0 + i64::from(number)))
    }

    /// Its day in UTC.
    pub fn day(self) -> Day {
        Day::of(Timestamp::from_millis(self.0 * SECONDS * 1_000))
    }

    /// Its number in its day, from 0 to 95.
    pub const fn of_day(self) -> u8 {
        self.0.rem_euclid(OF_DAY) as u8
    }
}

/// Days of a time zone, one after another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DayRange {
    /// Each day, and where it begins.
    days: Vec<(QuarterHour, Day)>,
    /// Where the day after the last one begins.
    end: QuarterHour,
}

impl DayRange {
    /// The days of a zone from `first` to `last`; the first alone where `last` comes before it.
    pub fn new(zone: &TimeZone, first: Day, last: Day) -> Self {
        let last = last.max(first);
        let start = |day| QuarterHour::of(zone.start_of(day));
        let days = first.through(last).map(|day| (start(day), day));
        Self {
            days: days.collect(),
            end: start(last.next()),
        }
    }

    /// Each of the days.
    pub fn days(&self) -> impl Iterator<Item = Day> {
        self.days.iter().map(|(_, day)| *day)
    }

    /// The day that a quarter of an hour belongs to, if it is one of these.
    pub fn day_of(&self, quarter: QuarterHour) -> Option<Day> {
        let begun = self.days.partition_point(|(start, _)| *start <= quarter);
        let (_, day) = self.days.get(begun.checked_sub(1)?)?;
        (quarter < self.end).then_some(*day)
    }

    /// The first and the last day of UTC that these days touch.
    pub fn in_utc(&self) -> (Day, Day) {
        let before_the_end = QuarterHour(self.end.0 - 1);
        let first = self
            .days
            .first()
            .map_or(before_the_end, |(start, _)| *start);
        (first.day(), before_the_end.max(first).day())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn a_quarter_reads_back_from_its_day_and_number() {
        let instant: Timestamp = "2026-04-04T14:44:59.999Z".parse().unwrap();
        let quarter = QuarterHour::of(instant);
        assert_eq!((quarter.day(), quarter.of_day()), (day("2026-04-04"), 58));
        assert_eq!(QuarterHour::in_day(day("2026-04-04"), 58), Some(quarter));
        assert_eq!(QuarterHour::in_day(day("2026-04-04"), 96), None);
    }

    #[test]
    fn days_of_a_zone_touch_those_of_utc_that_they_overlap() {
        let zone = "Australia/Lord_Howe".parse().unwrap();
        let range = DayRange::new(&zone, day("2026-04-05"), day("2026-04-05"));
        assert_eq!(range.in_utc(), (day("2026-04-04"), day("2026-04-05")));
        let utc = DayRange::new(&TimeZone::default(), day("2026-04-05"), day("2026-04-06"));
        assert_eq!(utc.in_utc(), (day("2026-04-05"), day("2026-04-06")));
    }

    proptest! {
        #[test]
        fn whatever_the_zone_a_quarter_belongs_to_the_day_of_all_its_instants(
            seconds in 94_694_400_i64..4_102_444_800, which in 0..7_usize, into in 0..900_i64,
        ) {
            let names = [
                "Europe/Berlin", "Australia/Lord_Howe", "America/Havana", "Asia/Kathmandu", "UTC",
                "Pacific/Apia", "Africa/Monrovia",
            ];
            let zone: TimeZone = names[which].parse().unwrap();
            let quarter = QuarterHour::of(Timestamp::from_millis(seconds * 1_000));
            let instant = Timestamp::from_millis((quarter.0 * SECONDS + into) * 1_000);
            let of_instant = zone.day_of(instant);
            let range = DayRange::new(&zone, of_instant.earlier(2), of_instant.next());
            prop_assert_eq!(range.day_of(quarter), Some(of_instant));
            let day = DayRange::new(&zone, of_instant.next(), of_instant.next());
            prop_assert_eq!(day.day_of(quarter), None);
        }
    }
}
