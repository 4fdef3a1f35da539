//! The notification that a queue gets, unless it subscribed with raw message delivery.
//!
//! <https://docs.aws.amazon.com/sns/latest/dg/sns-message-and-json-formats.html#http-notification-json>

use serde_json::{Value, json};

use super::message::Message;
use crate::services::sqs::{AttributeValue, MessageAttributes};
use crate::timestamps;

/// Nothing is signed here.
pub(super) fn notification(message: &Message, topic: &str, subscription: &str) -> Value {
    let mut notification = json!({
        "Type": "Notification",
        "MessageId": message.id.to_string(),
        "TopicArn": topic,
        "Message": message.text,
        "Timestamp": timestamps::milliseconds(message.published),
        "SignatureVersion": "1",
        "Signature": "",
        "SigningCertURL": "",
        "UnsubscribeURL": format!("?Action=Unsubscribe&SubscriptionArn={subscription}"),
    });
    if let Some(subject) = &message.subject {
        notification["Subject"] = json!(subject);
    }
    if !message.attributes.is_empty() {
        notification["MessageAttributes"] = attributes_json(&message.attributes);
    }
    notification
}

fn attributes_json(attributes: &MessageAttributes) -> Value {
    let attributes = attributes.iter().map(|(name, attribute)| {
        let value = match &attribute.value {
            AttributeValue::Text(text) => Some(text.clone()),
            binary => binary.base64(),
        };
        let described = json!({ "Type": attribute.data_type, "Value": value });
        (name.clone(), described)
    });
    attributes.collect()
}
