//! Records of streams, as DynamoDB writes them.

use std::io::Write;

use flate2::{Compression, write::DeflateEncoder};
use serde_dynamo::{AttributeValue, Item};
use serde_json::{Value, json};
use shared_domain::order::Change;
use shared_store::StreamRecord;

use crate::samples::{ID, json, placed, text, user};

/// An event of an order, an account, and a session that was ended.
pub fn records() -> Vec<Value> {
    let order = placed().order;
    let event = event(&deflate(text(&order).as_bytes()));
    let account: Item = serde_dynamo::to_item(user()).expect("an item");
    vec![
        record(&format!("EVENT#0000000001#{ID}"), Some(event)),
        record("USER", Some(account)),
        record(&format!("SESSION#{ID}"), None),
    ]
}

/// An event whose picture of its order this is.
pub fn event_with_picture(json: &[u8]) -> StreamRecord {
    let event = event(&deflate(json));
    let record = record(&format!("EVENT#0000000001#{ID}"), Some(event));
    serde_json::from_value(record["dynamodb"].clone()).expect("a record")
}

fn event(picture: &[u8]) -> Item {
    let Change { event, .. } = placed();
    let mut written = json(&event);
    let fields = written.as_object_mut().expect("an object");
    fields.retain(|_, value| !value.is_null());
    let item: Item = serde_dynamo::to_item(written).expect("an item");
    let mut item = item.into_inner();
    item.insert("order".to_owned(), AttributeValue::B(picture.to_vec()));
    item.into()
}

fn record(kind: &str, image: Option<Item>) -> Value {
    let mut stream = json!({
        "Keys": {"pk": {"S": format!("USER#{ID}")}, "sk": {"S": kind}},
        "SequenceNumber": "111",
    });
    if let Some(image) = image {
        stream["NewImage"] = json(&image);
    }
    json!({ "dynamodb": stream })
}

fn deflate(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(bytes).expect("room");
    encoder.finish().expect("room")
}
