//! Where something stands in a log.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

use crate::{Invalid, Timestamp};

/// Where something stands in the log of what concerns somebody. Clients hold it as the id of what
/// they were sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Position(u64);

impl Position {
    /// Before everything.
    pub const ORIGIN: Self = Self(0);

    /// Where a log begins. A log that begins later, because the one before was forgotten, begins
    /// further on, so that no position means two things: nobody hears of a thousand things a
    /// second.
    pub fn beginning(now: Timestamp) -> Self {
        Self(now.as_millis().unsigned_abs())
    }

    /// The position after so many others.
    pub const fn after(self, entries: usize) -> Self {
        Self(self.0 + entries as u64)
    }

    /// How many entries lie after another position up to here. None where that lies further on.
    pub const fn entries_since(self, other: Self) -> Option<u64> {
        self.0.checked_sub(other.0)
    }

    /// As sort keys have it: of the same length whatever the number, so that they sort like it.
    pub fn sortable(self) -> String {
        format!("{:020}", self.0)
    }
}

impl fmt::Display for Position {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(formatter)
    }
}

impl FromStr for Position {
    type Err = Invalid;

    fn from_str(text: &str) -> Result<Self, Invalid> {
        let number = text.parse();
        number
            .map(Self)
            .map_err(|_| Invalid::new("must be the id of something that was sent"))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::Duration;

    proptest! {
        #[test]
        fn a_position_reads_back_as_it_was_written_and_sorts_like_its_text(one: u64, other: u64) {
            let (one, other) = (Position(one), Position(other));
            prop_assert_eq!(one.to_string().parse(), Ok(one));
            prop_assert_eq!(one.cmp(&other), one.sortable().cmp(&other.sortable()));
        }

        #[test]
        fn a_log_that_begins_later_begins_after_all_of_the_one_before(
            millis in 1_700_000_000_000_i64..1_900_000_000_000, entries in 0_usize..80_000_000
        ) {
            let now = Timestamp::from_millis(millis);
            let day = Duration::from_secs(24 * 3_600);
            let end = Position::beginning(now).after(entries);
            prop_assert!(end < Position::beginning(now + day));
        }
    }

    #[test]
    fn what_is_no_position_is_refused() {
        for text in ["", "-1", "1.5", "x", "18446744073709551616"] {
            assert!(text.parse::<Position>().is_err(), "{text}");
        }
    }
}
