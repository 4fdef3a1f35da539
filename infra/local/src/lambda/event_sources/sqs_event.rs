//! The SQS event: a batch of messages, as a function gets it.
//!
//! <https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html#example-standard-queue-message-event>

use bytes::Bytes;
use serde_json::{Value, json};

use crate::services::sqs::{MessageAttributes, ReceivedMessage, md5_of};

pub(super) fn event(batch: &[ReceivedMessage], queue_arn: &str) -> Bytes {
    let records = batch.iter().map(|message| record(message, queue_arn));
    let event = json!({ "Records": records.collect::<Vec<_>>() });
    Bytes::from(event.to_string())
}

fn record(message: &ReceivedMessage, queue_arn: &str) -> Value {
    let attributes = &message.message_attributes;
    let mut record = json!({
        "messageId": message.id,
        "receiptHandle": message.receipt_handle,
        "body": message.body,
        "attributes": message.attributes(),
        "messageAttributes": attributes_json(attributes),
        "md5OfBody": message.md5,
        "eventSource": "aws:sqs",
        "eventSourceARN": queue_arn,
        "awsRegion": crate::REGION,
    });
    if let Some(hash) = md5_of(attributes) {
        record["md5OfMessageAttributes"] = json!(hash);
    }
    record
}

fn attributes_json(attributes: &MessageAttributes) -> Value {
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

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::time::SystemTime;

    use super::event;
    use crate::documented::assert_documented;
    use crate::services::sqs::{
        AttributeValue, MessageAttribute, MessageAttributes, ReceivedMessage,
    };

    fn message(message_attributes: MessageAttributes) -> ReceivedMessage {
        ReceivedMessage {
            id: "1".to_owned(),
            receipt_handle: "receipt".to_owned(),
            body: "Test message.".to_owned(),
            md5: "e4e68fb7bd0e697a0ae8f1bb342846b3".to_owned(),
            message_attributes,
            sent_at: SystemTime::UNIX_EPOCH,
            receive_count: 1,
            first_received_at: SystemTime::UNIX_EPOCH,
            dead_letter_source: None,
        }
    }

    #[test]
    fn messages_of_a_queue_come_as_aws_documents_them() {
        let attribute = MessageAttribute {
            data_type: "String".to_owned(),
            value: AttributeValue::Text("myValue".to_owned()),
        };
        let attributes = BTreeMap::from([("myAttribute".to_owned(), attribute)]);
        let batch = [message(attributes), message(BTreeMap::new())];
        let event = event(&batch, "arn:aws:sqs:us-east-2:123456789012:my-queue");
        assert_documented(
            &serde_json::from_slice(&event).unwrap(),
            include_str!("../../../../testing/fixtures/events/sqs.json"),
            &[],
        );
    }
}
