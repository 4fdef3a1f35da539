//! The states of an order and the ways between them.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

use crate::domain::Invalid;

/// Where an order is in its life.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum OrderStatus {
    /// Placed; nobody works on it yet.
    Pending,
    /// Somebody works on it.
    InProgress,
    /// Done. Final.
    Completed,
    /// Begun, and waiting for something.
    OnHold,
    /// Given up. Final.
    Cancelled,
}

impl OrderStatus {
    /// Every status there is.
    pub const ALL: [Self; 5] = [
        Self::Pending,
        Self::InProgress,
        Self::Completed,
        Self::OnHold,
        Self::Cancelled,
    ];

    /// The workflow: where an order may go from here, whoever moves it.
    pub const fn next(self) -> &'static [Self] {
        match self {
            Self::Pending | Self::OnHold => &[Self::InProgress, Self::Cancelled],
            Self::InProgress => &[Self::Completed, Self::OnHold],
            Self::Completed | Self::Cancelled => &[],
        }
    }

    /// True where nothing follows.
    pub const fn is_final(self) -> bool {
        self.next().is_empty()
    }

    /// The status as it is written.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Pending => "PENDING",
            Self::InProgress => "IN_PROGRESS",
            Self::Completed => "COMPLETED",
            Self::OnHold => "ON_HOLD",
            Self::Cancelled => "CANCELLED",
        }
    }
}

impl fmt::Display for OrderStatus {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

impl FromStr for OrderStatus {
    type Err = Invalid;

    fn from_str(text: &str) -> Result<Self, Invalid> {
        Self::ALL
            .into_iter()
            .find(|status| status.as_str() == text)
            .ok_or(Invalid::new(
                "must be PENDING, IN_PROGRESS, COMPLETED, ON_HOLD or CANCELLED",
            ))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_status_reads_back_as_it_was_written() {
        for status in OrderStatus::ALL {
            assert_eq!(status.as_str().parse(), Ok(status));
        }
        assert!("pending".parse::<OrderStatus>().is_err());
        assert!("".parse::<OrderStatus>().is_err());
    }

    #[test]
    fn completed_and_cancelled_alone_are_final() {
        let finals: Vec<_> = OrderStatus::ALL
            .into_iter()
            .filter(|status| status.is_final())
            .collect();
        assert_eq!(finals, [OrderStatus::Completed, OrderStatus::Cancelled]);
    }
}
