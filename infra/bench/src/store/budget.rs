//! What a request may cost, as `docs/BENCHMARKS.md` lists it.

use super::cost::Cost;
use crate::report::limited;

/// What a request may cost at most, where that is laid down.
#[derive(Debug, Clone, Copy, Default)]
pub struct Budget {
    round_trips: Option<f64>,
    read: Option<f64>,
    read_per_partition: Option<f64>,
    write: Option<f64>,
}

impl Budget {
    /// Nothing is laid down.
    pub const NONE: Self = Self {
        round_trips: None,
        read: None,
        read_per_partition: None,
        write: None,
    };

    pub const REFRESH: Self = Self {
        round_trips: Some(2.0),
        ..Self::NONE
    };

    pub const GET: Self = Self {
        round_trips: Some(1.0),
        read: Some(2.0),
        ..Self::NONE
    };

    pub const GET_BY_NUMBER: Self = Self {
        round_trips: Some(2.0),
        ..Self::GET
    };

    pub const LIST: Self = Self {
        round_trips: Some(1.0),
        read_per_partition: Some(2.0),
        ..Self::NONE
    };

    pub const SEARCH: Self = Self {
        read: Some(50.0),
        ..Self::NONE
    };

    pub const STATUS_CHANGE: Self = Self {
        round_trips: Some(2.0),
        write: Some(9.0),
        ..Self::NONE
    };

    /// Two units more for each of `extras`: an idempotency key, a text, and every kilobyte after
    /// an item's first.
    pub const fn create(extras: u32) -> Self {
        Self {
            round_trips: Some(2.0),
            write: Some(9.0 + 2.0 * extras as f64),
            ..Self::NONE
        }
    }

    /// Cells of a table: round trips, what is left aside, units per partition, read and write
    /// units.
    pub fn cells(&self, cost: &Cost) -> [String; 5] {
        let dearest = match cost.partitions {
            0 => "–".to_owned(),
            count => {
                let dearest = beside(cost.dearest_partition, self.read_per_partition);
                format!("{count} × {dearest}")
            }
        };
        [
            beside(cost.round_trips as f64, self.round_trips),
            format!("{} + {}", cost.aside.read, cost.aside.write),
            dearest,
            beside(cost.own.read, self.read),
            beside(cost.own.write, self.write),
        ]
    }
}

fn beside(figure: f64, budget: Option<f64>) -> String {
    let decimals = if figure.fract() == 0.0 { 0 } else { 1 };
    match budget {
        Some(budget) => limited(figure, decimals, budget),
        None => format!("{figure:.decimals$}"),
    }
}
