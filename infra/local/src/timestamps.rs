//! Times as AWS writes them.

use time::OffsetDateTime;
use time::format_description::well_known::Iso8601;
use time::format_description::well_known::iso8601::{Config, EncodedConfig, TimePrecision};
use time::macros::format_description;

const SECONDS: EncodedConfig = precise_to(None);
const MILLISECONDS: EncodedConfig = precise_to(std::num::NonZero::new(3));

const fn precise_to(decimal_digits: Option<std::num::NonZero<u8>>) -> EncodedConfig {
    let precision = TimePrecision::Second { decimal_digits };
    Config::DEFAULT.set_time_precision(precision).encode()
}

/// As in `1970-01-01T00:00:00Z`.
pub(crate) fn seconds(time: OffsetDateTime) -> String {
    // Only years of more than four digits cannot be written so.
    time.format(&Iso8601::<SECONDS>).unwrap_or_default()
}

/// As in `1970-01-01T00:00:00.000Z`.
pub(crate) fn milliseconds(time: OffsetDateTime) -> String {
    time.format(&Iso8601::<MILLISECONDS>).unwrap_or_default()
}

/// As in `12/Mar/2020:19:03:58 +0000`.
pub(crate) fn common_log(time: OffsetDateTime) -> String {
    let format =
        format_description!("[day]/[month repr:short]/[year]:[hour]:[minute]:[second] +0000");
    time.format(&format).unwrap_or_default()
}

/// Milliseconds since 1970.
pub(crate) fn epoch_milliseconds(time: OffsetDateTime) -> i128 {
    time.unix_timestamp_nanos() / 1_000_000
}
