//! The event that a function gets with messages of a queue.
//!
//! <https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html#example-standard-queue-message-event>

use bytes::Bytes;
use serde_json::{Value, json};

use crate::queues::Delivery;

pub(super) fn event(batch: &[Delivery], queue_arn: &str) -> Bytes {
    let records = batch.iter().map(|delivery| record(delivery, queue_arn));
    let event = json!({ "Records": records.collect::<Vec<_>>() });
    Bytes::from(event.to_string())
}

fn record(delivery: &Delivery, queue_arn: &str) -> Value {
    json!({
        "messageId": delivery.id,
        "receiptHandle": delivery.receipt,
        "body": delivery.body,
        "attributes": delivery.attributes(),
        "messageAttributes": {},
        "md5OfBody": delivery.md5,
        "eventSource": "aws:sqs",
        "eventSourceARN": queue_arn,
        "awsRegion": crate::REGION,
    })
}
