//! The states of an order and the ways between them.

use crate::string_enum;

string_enum! {
    /// Where an order is in its life.
    OrderStatus {
        /// Placed; nobody works on it yet.
        Pending = "PENDING",
        /// Somebody works on it.
        InProgress = "IN_PROGRESS",
        /// Done. Final.
        Completed = "COMPLETED",
        /// Begun, and waiting for something.
        OnHold = "ON_HOLD",
        /// Given up. Final.
        Cancelled = "CANCELLED",
    }
}

impl OrderStatus {
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
