//! The Ephemeral table: what may be forgotten. DynamoDB removes items some time after they expire, so
//! whoever reads one checks its expiry.

use aws_sdk_dynamodb::Client;

use super::{StoreError, Table, keys::Key};

/// The Ephemeral table.
#[derive(Debug, Clone)]
pub struct Ephemeral {
    pub(super) table: Table,
}

impl Ephemeral {
    /// The Ephemeral table of this name.
    pub fn new(client: &Client, table: &str) -> Self {
        Self {
            table: Table::new(client, table),
        }
    }

    /// Finds out whether the database answers.
    pub async fn ping(&self) -> Result<(), StoreError> {
        self.table.get(&Key::health()).await.map(drop)
    }
}
