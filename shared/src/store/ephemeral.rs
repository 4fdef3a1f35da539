//! The Ephemeral table: what may be forgotten. DynamoDB removes items some time after they expire, so
//! whoever reads one checks its expiry.

use aws_sdk_dynamodb::Client;

use super::{StoreError, Table, item::Item, keys::Key};

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
        self.get(&Key::health()).await.map(drop)
    }

    pub(super) async fn get(&self, key: &Key) -> Result<Option<Item>, StoreError> {
        let answer = self
            .table
            .client
            .get_item()
            .table_name(&*self.table.name)
            .set_key(Some(key.attributes()))
            .consistent_read(true)
            .send()
            .await?;
        Ok(answer.item)
    }
}
