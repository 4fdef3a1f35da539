//! Rate expressions of schedules.
//!
//! <https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-scheduled-rule-pattern.html>

use std::time::Duration;

const MINUTE: u64 = 60;
const HOUR: u64 = 60 * MINUTE;
const DAY: u64 = 24 * HOUR;

/// The time between two invocations: `rate(1 hour)`.
pub(super) fn parse(text: &str) -> Result<Duration, String> {
    let wrong = || format!("{text} is no rate, such as rate(1 hour) or rate(5 minutes)");
    let inner = text
        .strip_prefix("rate(")
        .and_then(|rest| rest.strip_suffix(')'));
    let (count, unit) = inner
        .and_then(|rate| rate.split_once(' '))
        .ok_or_else(wrong)?;
    let count: u64 = count.parse().map_err(|_| wrong())?;
    let seconds = match (count, unit) {
        (1, "minute") | (2.., "minutes") => count.checked_mul(MINUTE),
        (1, "hour") | (2.., "hours") => count.checked_mul(HOUR),
        (1, "day") | (2.., "days") => count.checked_mul(DAY),
        _ => None,
    };
    seconds.map(Duration::from_secs).ok_or_else(wrong)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::parse;

    #[test]
    fn a_rate_is_a_number_of_minutes_hours_or_days() {
        assert_eq!(parse("rate(1 minute)").unwrap().as_secs(), 60);
        assert_eq!(parse("rate(12 hours)").unwrap().as_secs(), 43_200);
        assert_eq!(parse("rate(2 days)").unwrap().as_secs(), 172_800);
    }

    #[test]
    fn a_unit_agrees_with_its_number_as_eventbridge_wants_it() {
        for text in ["rate(1 hours)", "rate(2 hour)", "rate(0 minutes)"] {
            assert!(parse(text).is_err(), "{text}");
        }
    }

    #[test]
    fn anything_else_is_no_rate() {
        for text in [
            "cron(0 10 * * ? *)",
            "rate(1hour)",
            "rate(-1 hours)",
            "1 hour",
            "",
        ] {
            assert!(parse(text).is_err(), "{text}");
        }
    }
}
