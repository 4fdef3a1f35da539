//! ReceiveMessage.
//!
//! <https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ReceiveMessage.html>

use serde_json::{Value, json};

use super::api_error::ApiError;
use super::attributes::of_message;
use super::message::ReceivedMessage;
use super::message_attributes::{MessageAttribute, MessageAttributes, md5_of};
use super::requests::ReceiveMessage;
use super::{Queues, parameters};

pub(super) async fn receive(queues: &Queues, request: &ReceiveMessage) -> Result<Value, ApiError> {
    let queue = parameters::queue(queues, &request.queue_url)?;
    let visibility_timeout = match request.visibility_timeout {
        Some(seconds) => {
            parameters::seconds(seconds, parameters::VISIBILITY_TIMEOUT, "VisibilityTimeout")?
        }
        None => queue.spec.visibility_timeout,
    };
    let wait = parameters::seconds(request.wait_time_seconds, 0..=20, "WaitTimeSeconds")?;
    let max_messages = request.max_number_of_messages;
    if !(1..=10).contains(&max_messages) {
        let message = format!("MaxNumberOfMessages is {max_messages}");
        return Err(ApiError::InvalidParameterValue(message));
    }
    let received = queues
        .receive(queue, max_messages, visibility_timeout, wait)
        .await;
    let messages = received.iter().map(|message| to_json(message, request));
    Ok(json!({ "Messages": messages.collect::<Vec<_>>() }))
}

fn to_json(message: &ReceivedMessage, request: &ReceiveMessage) -> Value {
    let mut json = json!({
        "MessageId": message.id,
        "ReceiptHandle": message.receipt_handle,
        "Body": message.body,
        "MD5OfBody": message.md5,
        "Attributes": of_message(message, &request.attributes()),
    });
    let mut attributes = message.message_attributes.clone();
    let wanted = &request.message_attribute_names;
    attributes.retain(|name, _| wanted.iter().any(|wanted| is_wanted(wanted, name)));
    if let Some(hash) = md5_of(&attributes) {
        json["MD5OfMessageAttributes"] = json!(hash);
        json["MessageAttributes"] = wire(&attributes);
    }
    json
}

/// All, one, or those whose names begin so: `prefix.*`.
fn is_wanted(wanted: &str, name: &str) -> bool {
    let prefix = wanted.strip_suffix(".*");
    wanted == "All" || wanted == name || prefix.is_some_and(|prefix| name.starts_with(prefix))
}

fn wire(attributes: &MessageAttributes) -> Value {
    let attributes = attributes.iter();
    attributes
        .map(|(name, attribute)| (name.clone(), wire_attribute(attribute)))
        .collect()
}

fn wire_attribute(MessageAttribute { data_type, value }: &MessageAttribute) -> Value {
    match value.text() {
        Some(text) => json!({ "DataType": data_type, "StringValue": text }),
        None => json!({ "DataType": data_type, "BinaryValue": value.base64() }),
    }
}
