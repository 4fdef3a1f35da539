//! What a table's stream tells of, where a test has no stream: the difference between two looks at the table.

use serde_json::{Value, json};

use crate::System;

/// A table as it was at the last look.
#[derive(Debug)]
pub struct Watched {
    table: String,
    items: Vec<Value>,
}

impl System {
    /// Looks at a table from now on.
    pub async fn watch(&self, table: &str) -> Watched {
        Watched {
            table: table.to_owned(),
            items: self.stream_records(table).await,
        }
    }

    /// What the stream tells of the changes since the last look, written as functions get it.
    pub async fn changes(&self, watched: &mut Watched) -> Vec<Value> {
        let items = self.stream_records(&watched.table).await;
        let before = std::mem::replace(&mut watched.items, items);
        let written = watched.items.iter().filter_map(|item| {
            match before.iter().find(|then| then["keys"] == item["keys"]) {
                None => Some(record("INSERT", item, &item["image"])),
                Some(then) if then != item => Some(record("MODIFY", item, &item["image"])),
                Some(_) => None,
            }
        });
        let is_gone = |then: &&Value| {
            let mut now = watched.items.iter();
            now.all(|item| item["keys"] != then["keys"])
        };
        let removed = before.iter().filter(is_gone);
        let removed = removed.map(|then| record("REMOVE", then, &Value::Null));
        written.chain(removed).collect()
    }
}

/// <https://docs.aws.amazon.com/lambda/latest/dg/with-ddb.html#services-dynamodb-event-example>
fn record(name: &str, item: &Value, image: &Value) -> Value {
    let mut record = json!({
        "eventName": name,
        "dynamodb": {"Keys": item["keys"], "SequenceNumber": "1"},
    });
    if !image.is_null() {
        record["dynamodb"]["NewImage"] = image.clone();
    }
    record
}
