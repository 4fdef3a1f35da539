//! What a table's stream tells of, where a test has no stream: the difference between two looks at
//! the table.

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
                None => Some(stream_record(
                    1,
                    "INSERT",
                    &item["keys"],
                    Some(&item["image"]),
                )),
                Some(then) if then != item => Some(stream_record(
                    1,
                    "MODIFY",
                    &item["keys"],
                    Some(&item["image"]),
                )),
                Some(_) => None,
            }
        });
        let is_gone = |then: &&Value| {
            let mut now = watched.items.iter();
            now.all(|item| item["keys"] != then["keys"])
        };
        let removed = before.iter().filter(is_gone);
        let removed = removed.map(|then| stream_record(1, "REMOVE", &then["keys"], None));
        written.chain(removed).collect()
    }
}

/// What a stream tells of one change: its position in the shard, `INSERT`, `MODIFY` or `REMOVE`,
/// and the item afterwards.
/// <https://docs.aws.amazon.com/lambda/latest/dg/with-ddb.html#services-dynamodb-event-example>
pub fn stream_record(position: usize, name: &str, keys: &Value, image: Option<&Value>) -> Value {
    let mut record = json!({
        "eventID": "1",
        "eventName": name,
        "eventVersion": "1.1",
        "eventSource": "aws:dynamodb",
        "awsRegion": "us-east-1",
        "dynamodb": {
            "ApproximateCreationDateTime": 1_600_000_000,
            "Keys": keys,
            "SequenceNumber": position.to_string(),
            "SizeBytes": 100,
            "StreamViewType": "NEW_IMAGE",
        },
        "eventSourceARN": "arn:aws:dynamodb:us-east-1:000000000000:table/t/stream/s",
    });
    if let Some(image) = image {
        record["dynamodb"]["NewImage"] = image.clone();
    }
    record
}
