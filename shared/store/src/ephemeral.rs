//! The Ephemeral table: what may be forgotten. DynamoDB removes items some time after they expire,
//! so whoever reads one checks its expiry.

use aws_sdk_dynamodb::Client;

use super::{Table, request_counts::impatient};

/// The Ephemeral table.
#[derive(Debug, Clone)]
pub struct Ephemeral {
    /// Where they are.
    pub table: Table,
    /// Counts requests.
    pub(super) counter: Client,
}

impl Ephemeral {
    /// The Ephemeral table of this name.
    pub fn new(client: &Client, table: &str) -> Self {
        Self {
            table: Table::new(client, table),
            counter: impatient(client),
        }
    }
}
