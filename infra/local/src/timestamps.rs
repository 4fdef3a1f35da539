//! Times as AWS writes them.

use time::OffsetDateTime;
use time::format_description::well_known::Iso8601;
use time::format_description::well_known::iso8601::{Config, EncodedConfig, TimePrecision};

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
