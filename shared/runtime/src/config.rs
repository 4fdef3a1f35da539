//! Settings, read once at start from the environment that `template.yaml` describes.

use std::{env, str::FromStr};

use shared_domain::{
    Duration,
    settings::{RateLimits, RequestLimit, Settings, WindowSeconds},
    shop::Shop,
};

/// A setting that is missing or makes no sense. The function does not start.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// No such environment variable.
    #[error("the environment variable {0} is not set")]
    Missing(&'static str),
    /// The variable holds something else than it should.
    #[error("the environment variable {name} {message}")]
    Invalid {
        /// The variable.
        name: &'static str,
        /// What it should be.
        message: String,
    },
}

/// The text of an environment variable.
///
/// # Errors
/// Where it is not set, or empty.
pub fn required(name: &'static str) -> Result<String, ConfigError> {
    env::var(name)
        .ok()
        .filter(|value| !value.is_empty())
        .ok_or(ConfigError::Missing(name))
}

/// The value of an environment variable.
///
/// # Errors
/// Where it is not set, or no `T`.
pub fn parsed<T: FromStr<Err: std::fmt::Display>>(name: &'static str) -> Result<T, ConfigError> {
    required(name)?
        .parse()
        .map_err(|error: T::Err| ConfigError::Invalid {
            name,
            message: error.to_string(),
        })
}

/// The settings that the deployment's parameters make; administrators change them from then on.
///
/// # Errors
/// Names the variable that is missing or makes no sense.
pub fn settings() -> Result<Settings, ConfigError> {
    let everybody = parsed("RATE_LIMIT_MAX_REQUESTS")?;
    Ok(Settings {
        max_file_size: parsed("MAX_FILE_SIZE")?,
        allowed_file_types: parsed("ALLOWED_FILE_TYPES")?,
        rate_limits: RateLimits {
            window_seconds: window_seconds()?,
            customer: everybody,
            staff: share_or("RATE_LIMIT_STAFF", everybody, 10_000)?,
            anonymous: everybody,
            login: share_or("RATE_LIMIT_LOGIN", everybody, 200)?,
            register: share_or("RATE_LIMIT_REGISTER", everybody, 100)?,
            refresh: share_or("RATE_LIMIT_REFRESH", everybody, 600)?,
        },
        shop: Shop::default(),
        version: Settings::FIRST_VERSION,
    })
}

/// The limit that a variable sets; where it is not set, so many thousandths of everybody's: whoever
/// raises that one raises all.
fn share_or(
    name: &'static str,
    everybody: RequestLimit,
    per_mille: u64,
) -> Result<RequestLimit, ConfigError> {
    match required(name) {
        Ok(_) => parsed(name),
        Err(_) => {
            let share = (everybody.get() * per_mille).div_ceil(1_000);
            let limit = RequestLimit::try_from(share.min(RequestLimit::MAX));
            limit.map_err(|error| ConfigError::Invalid {
                name,
                message: error.to_string(),
            })
        }
    }
}

/// The window of the rate limits, which the original system configured in milliseconds.
fn window_seconds() -> Result<WindowSeconds, ConfigError> {
    const NAME: &str = "RATE_LIMIT_WINDOW_MS";
    let millis: u64 = parsed(NAME)?;
    let seconds = WindowSeconds::try_from(millis.div_ceil(1_000));
    seconds.map_err(|_| ConfigError::Invalid {
        name: NAME,
        message: "must be from 1 millisecond to a day".to_owned(),
    })
}

/// A span of time as settings write it: `90s`, `15m`, `24h`, `7d`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span(pub Duration);

impl FromStr for Span {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        const REFUSED: &str = "must be a whole number followed by s, m, h or d, such as 15m";
        let unit = text.chars().next_back().ok_or(REFUSED)?;
        let seconds: u64 = match unit {
            's' => 1,
            'm' => 60,
            'h' => 3_600,
            'd' => 86_400,
            _ => return Err(REFUSED),
        };
        let count: u64 = text[..text.len() - unit.len_utf8()]
            .parse()
            .map_err(|_| REFUSED)?;
        match count.checked_mul(seconds) {
            Some(span) if span > 0 => Ok(Self(Duration::from_secs(span))),
            _ => Err(REFUSED),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_are_a_number_and_a_unit() {
        assert_eq!("15m".parse(), Ok(Span(Duration::from_secs(900))));
        assert_eq!("7d".parse(), Ok(Span(Duration::from_secs(604_800))));
    }

    #[test]
    fn what_is_no_span_is_refused() {
        for text in [
            "",
            "m",
            "15",
            "0s",
            "-1m",
            "1.5h",
            "15 m",
            "99999999999999999999d",
            "18446744073709551615d",
            "5µ",
        ] {
            assert!(text.parse::<Span>().is_err(), "{text}");
        }
    }
}
