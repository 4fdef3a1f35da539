//! Time zones, by the rules of [IANA](https://www.iana.org/time-zones) that are built in.

use std::{fmt, str::FromStr};

use jiff::{civil, tz};
use serde::{Deserialize, Serialize};

use super::{Day, Duration, Invalid, Timestamp};

/// A time zone, by its IANA name. The default is UTC.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct TimeZone(String);

impl TimeZone {
    /// Its name, such as `Europe/Berlin`.
    pub fn name(&self) -> &str {
        &self.0
    }

    /// The day of an instant there.
    pub fn day_of(&self, instant: Timestamp) -> Day {
        let date = self.rules().to_datetime(to_jiff(instant)).date();
        Day::of_date(date.year(), date.month(), date.day())
    }

    /// The instant at which a day begins there: midnight, or the first that the clocks show where
    /// they leave midnight out.
    pub fn start_of(&self, day: Day) -> Timestamp {
        let (year, month, day) = day.to_date();
        let midnight = civil::date(year, month, day).at(0, 0, 0, 0);
        let zone = self.rules();
        let start = zone.to_ambiguous_timestamp(midnight).compatible();
        // Only days at the ends of the calendar have none.
        start.map_or_else(
            |_| Day::of_date(year, month, day).start(),
            |start| Timestamp::from_millis(start.as_millisecond()),
        )
    }

    /// The last instant of a day there.
    pub fn end_of(&self, day: Day) -> Timestamp {
        self.start_of(day.next()) - Duration::from_millis(1)
    }

    /// An instant as the clocks there show it: RFC 3339 with milliseconds and their offset, or `Z`.
    pub fn write(&self, instant: Timestamp) -> String {
        let zone = self.rules();
        let offset = zone.to_offset(to_jiff(instant));
        match offset.seconds() {
            0 => instant.to_string(),
            seconds => {
                let shown =
                    Timestamp::from_millis(instant.as_millis() + i64::from(seconds) * 1_000);
                let (sign, minutes) = (['+', '-'][usize::from(seconds < 0)], seconds.abs() / 60);
                let clock = shown.to_string().replace('Z', "");
                format!("{clock}{sign}{:02}:{:02}", minutes / 60, minutes % 60)
            }
        }
    }

    /// The rules; those of UTC where the names that are built in have lost this one.
    fn rules(&self) -> tz::TimeZone {
        match self.0.as_str() {
            UTC => tz::TimeZone::UTC,
            name => tz::TimeZone::get(name).unwrap_or(tz::TimeZone::UTC),
        }
    }
}

const UTC: &str = "UTC";
/// What IANA's names have for a zone that is not known.
const UNKNOWN: &str = "Etc/Unknown";

impl Default for TimeZone {
    fn default() -> Self {
        Self(UTC.to_owned())
    }
}

impl FromStr for TimeZone {
    type Err = Invalid;

    fn from_str(text: &str) -> Result<Self, Invalid> {
        let zone = tz::TimeZone::get(text).ok();
        let name = zone.as_ref().and_then(tz::TimeZone::iana_name);
        match name {
            Some(name) if name != UNKNOWN => Ok(Self(name.to_owned())),
            _ => Err(Invalid::new(
                "must be an IANA time zone such as Europe/Berlin",
            )),
        }
    }
}

impl fmt::Display for TimeZone {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

fn to_jiff(instant: Timestamp) -> jiff::Timestamp {
    jiff::Timestamp::from_millisecond(instant.as_millis()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn zone(name: &str) -> TimeZone {
        name.parse().unwrap()
    }

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn hours(zone: &TimeZone, date: &str) -> f64 {
        let day = day(date);
        let length = zone.start_of(day.next()).since(zone.start_of(day));
        length.as_secs_f64() / 3_600.0
    }

    #[test]
    fn zones_go_by_their_iana_names_in_any_case() {
        assert_eq!(zone("europe/BERLIN").name(), "Europe/Berlin");
        assert_eq!(TimeZone::default().name(), "UTC");
        assert_eq!(zone("utc"), TimeZone::default());
        for text in [
            "",
            "Berlin",
            "+02:00",
            "CEST",
            "Etc/Unknown",
            "../etc/passwd",
            "local",
        ] {
            assert!(text.parse::<TimeZone>().is_err(), "{text}");
        }
    }

    #[test]
    fn a_day_is_as_long_as_its_clocks_go() {
        let berlin = zone("Europe/Berlin");
        assert!((hours(&berlin, "2026-03-29") - 23.0).abs() < 1e-9);
        assert!((hours(&berlin, "2026-10-25") - 25.0).abs() < 1e-9);
        // Half an hour is all that Lord Howe Island moves its clocks.
        let lord_howe = zone("Australia/Lord_Howe");
        assert!((hours(&lord_howe, "2026-04-05") - 24.5).abs() < 1e-9);
        assert!((hours(&lord_howe, "2026-10-04") - 23.5).abs() < 1e-9);
        // Clocks that leave midnight out: the day begins at one.
        let beirut = zone("Asia/Beirut");
        assert_eq!(
            beirut.start_of(day("2026-03-29")).to_string(),
            "2026-03-28T22:00:00.000Z"
        );
        assert!((hours(&beirut, "2026-03-29") - 23.0).abs() < 1e-9);
        // A day that Samoa never had.
        assert!(hours(&zone("Pacific/Apia"), "2011-12-30").abs() < 1e-9);
    }

    #[test]
    fn an_instant_is_written_as_the_clocks_there_show_it() {
        let instant: Timestamp = "2026-04-04T14:30:00.500Z".parse().unwrap();
        assert_eq!(TimeZone::default().write(instant), instant.to_string());
        for (name, written) in [
            ("Australia/Lord_Howe", "2026-04-05T01:30:00.500+11:00"),
            ("America/St_Johns", "2026-04-04T12:00:00.500-02:30"),
            ("Asia/Kathmandu", "2026-04-04T20:15:00.500+05:45"),
        ] {
            let zone = zone(name);
            assert_eq!(zone.write(instant), written);
            assert_eq!(zone.write(instant).parse(), Ok(instant));
        }
    }

    proptest! {
        #[test]
        fn every_instant_lies_within_its_day(
            seconds in 0_i64..253_370_764_800, which in 0..6_usize,
        ) {
            let names = [
                "Europe/Berlin", "Australia/Lord_Howe", "America/Havana", "Asia/Beirut", "UTC",
                "Pacific/Chatham",
            ];
            let (zone, instant) = (zone(names[which]), Timestamp::from_millis(seconds * 1_000));
            let day = zone.day_of(instant);
            prop_assert!(zone.start_of(day) <= instant && instant <= zone.end_of(day));
        }
    }
}
