//! The ReadModels table: what is counted and found by words. Everything here follows from Orders
//! and Users, and can be made again from them.
//!
//! There is one row for each order and user, with the version that it was made from. A newer
//! version replaces it in one transaction that also adds the differences to the counters and
//! corrects the tokens of the search; an older version, or the same one again, changes nothing.
//!
//! Rows, counters and tokens belong to a generation. Readers read the one that serves; a rebuild
//! fills the next one while changes go into both.

mod contents;
mod counters;
mod figures;
mod generations;
mod project;
mod projector;
mod rebuild;
mod rows;
mod search;

use aws_sdk_dynamodb::Client;

use super::Table;

pub use contents::Contents;
pub use counters::{COUNTER_SHARDS, Count};
pub use figures::{ByStatus, DayFigures, Figures, StaffFigures, Totals};
pub use generations::{Generation, Generations};
pub use project::Projected;
pub use projector::Projector;
pub use rebuild::Rebuilt;
pub use rows::{OrderRow, Projection, Row, UserRow};
pub(crate) use search::ids_under;

/// The ReadModels table.
#[derive(Debug, Clone)]
pub struct ReadModels {
    /// Where they are.
    pub table: Table,
}

impl ReadModels {
    /// The ReadModels table of this name.
    pub fn new(client: &Client, table: &str) -> Self {
        Self {
            table: Table::new(client, table),
        }
    }
}
