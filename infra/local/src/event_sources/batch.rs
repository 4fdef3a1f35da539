//! The event that a function gets with messages of a queue.
//!
//! <https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html#example-standard-queue-message-event>

use bytes::Bytes;
use serde_json::{Value, json};

use crate::queues::{Delivery, MessageAttributes, md5_of};

pub(super) fn event(batch: &[Delivery], queue_arn: &str) -> Bytes {
    let records = batch.iter().map(|delivery| record(delivery, queue_arn));
    let event = json!({ "Records": records.collect::<Vec<_>>() });
    Bytes::from(event.to_string())
}

fn record(delivery: &Delivery, queue_arn: &str) -> Value {
    let attributes = &delivery.message_attributes;
    let mut record = json!({
        "messageId": delivery.id,
        "receiptHandle": delivery.receipt,
        "body": delivery.body,
        "attributes": delivery.attributes(),
        "messageAttributes": described(attributes),
        "md5OfBody": delivery.md5,
        "eventSource": "aws:sqs",
        "eventSourceARN": queue_arn,
        "awsRegion": crate::REGION,
    });
    if let Some(hash) = md5_of(attributes) {
        record["md5OfMessageAttributes"] = json!(hash);
    }
    record
}

fn described(attributes: &MessageAttributes) -> Value {
    let attributes = attributes.iter().map(|(name, attribute)| {
        let mut described = json!({
            "stringListValues": [],
            "binaryListValues": [],
            "dataType": attribute.data_type,
        });
        match attribute.value.text() {
            Some(text) => described["stringValue"] = json!(text),
            None => described["binaryValue"] = json!(attribute.value.base64()),
        }
        (name.clone(), described)
    });
    attributes.collect()
}
