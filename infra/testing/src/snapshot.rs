//! Putting the database back as it was.

use std::collections::{BTreeSet, HashMap};

use aws_sdk_dynamodb::types::AttributeValue;

use crate::System;

type Item = HashMap<String, AttributeValue>;

/// What all tables held at one moment.
#[derive(Debug)]
pub struct Snapshot(HashMap<String, Vec<Item>>);

impl System {
    /// What all tables hold.
    pub async fn snapshot(&self) -> Snapshot {
        let mut tables = HashMap::new();
        for table in self.database.tables().keys() {
            tables.insert(table.clone(), self.scan(table).await);
        }
        Snapshot(tables)
    }

    /// Puts all tables back as they were, and says which were not.
    pub async fn restore(&self, snapshot: &Snapshot) -> BTreeSet<String> {
        let mut changed = BTreeSet::new();
        for (table, then) in &snapshot.0 {
            let now = self.scan(table).await;
            let gone = then.iter().filter(|item| !now.contains(item));
            let new = now.iter().filter(|item| !then.contains(item));
            let (gone, new): (Vec<_>, Vec<_>) = (gone.collect(), new.collect());
            if !(gone.is_empty() && new.is_empty()) {
                changed.insert(table.clone());
            }
            // What has become something else is new and gone: first the one is removed.
            for item in new {
                self.remove(table, item).await;
            }
            for item in gone {
                self.put(table, item).await;
            }
        }
        changed
    }

    async fn remove(&self, table: &str, item: &Item) {
        let request = self.client.delete_item().table_name(self.table(table));
        let request = request.key("pk", item["pk"].clone());
        let request = request.key("sk", item["sk"].clone());
        request.send().await.expect("an item to remove");
    }

    async fn put(&self, table: &str, item: &Item) {
        let request = self.client.put_item().table_name(self.table(table));
        let request = request.set_item(Some(item.clone()));
        request.send().await.expect("an item to put");
    }
}
