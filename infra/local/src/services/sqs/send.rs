//! SendMessage and SendMessageBatch.
//!
//! <https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html>

use std::time::Duration;

use serde_json::{Value, json};

use super::api_error::ApiError;
use super::md5::md5;
use super::message::Message;
use super::message_attributes::{MessageAttribute, MessageAttributes, md5_of};
use super::requests::{
    MessageAttributeValue, MessageAttributeValues, SendMessage, SendMessageBatch,
    SendMessageBatchEntry,
};
use super::{Queues, parameters};
use crate::template::QueueSpec;

/// The bytes that a request may have in all messages together, their attributes included.
/// <https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-messages.html>
const LIMIT: usize = 1_048_576;

pub(super) async fn one(queues: &Queues, request: SendMessage) -> Result<Value, ApiError> {
    let queue = parameters::queue(queues, &request.queue_url)?;
    let delay = delay(&queue.spec, request.delay_seconds)?;
    let message = message(request.message_body, delay, request.message_attributes)?;
    if message.size() > LIMIT {
        let message = format!("a message cannot be longer than {LIMIT} bytes");
        return Err(ApiError::InvalidParameterValue(message));
    }
    let answer = answer(&message);
    queue.add(message).await;
    Ok(answer)
}

pub(super) async fn batch(queues: &Queues, request: SendMessageBatch) -> Result<Value, ApiError> {
    let queue = parameters::queue(queues, &request.queue_url)?;
    super::batches::check(request.entries.iter().map(|entry| &entry.id))?;
    let (mut messages, mut failed) = (Vec::new(), Vec::new());
    for entry in request.entries {
        let id = entry.id.clone();
        match message_of(entry, &queue.spec) {
            Ok(message) => messages.push((id, message)),
            Err(error) => failed.push(error.of_entry(&id)),
        }
    }
    let sizes = messages.iter().map(|(_, message)| message.size());
    if sizes.sum::<usize>() > LIMIT {
        return Err(ApiError::BatchRequestTooLong);
    }
    let successful = messages.iter().map(|(id, message)| {
        let mut answer = answer(message);
        answer["Id"] = json!(id);
        answer
    });
    let successful: Vec<_> = successful.collect();
    let messages = messages.into_iter().map(|(_, message)| message);
    queue.add_all(messages).await;
    Ok(json!({ "Successful": successful, "Failed": failed }))
}

fn message_of(entry: SendMessageBatchEntry, queue: &QueueSpec) -> Result<Message, ApiError> {
    let delay = delay(queue, entry.delay_seconds)?;
    message(entry.message_body, delay, entry.message_attributes)
}

/// What the sender says, else what the queue says.
fn delay(queue: &QueueSpec, seconds: Option<u64>) -> Result<Duration, ApiError> {
    match seconds {
        Some(seconds) => parameters::seconds(seconds, 0..=900, "DelaySeconds"),
        None => Ok(queue.delay),
    }
}

fn message(
    body: String,
    delay: Duration,
    attributes: Option<MessageAttributeValues>,
) -> Result<Message, ApiError> {
    let attributes = attributes.unwrap_or_default().into_iter().map(attribute);
    let attributes = attributes.collect::<Result<MessageAttributes, _>>()?;
    Ok(Message::new(body, attributes, delay))
}

fn attribute(
    (name, wire): (String, MessageAttributeValue),
) -> Result<(String, MessageAttribute), ApiError> {
    let parsed = MessageAttribute::parse(wire.data_type, wire.string_value, wire.binary_value);
    match parsed {
        Ok(attribute) => Ok((name, attribute)),
        Err(wrong) => {
            let message = format!("the attribute {name} has {wrong}");
            Err(ApiError::InvalidParameterValue(message))
        }
    }
}

/// What the sender hears.
fn answer(message: &Message) -> Value {
    let mut answer = json!({
        "MessageId": message.id.to_string(),
        "MD5OfMessageBody": md5(message.body.as_bytes()),
    });
    if let Some(hash) = md5_of(&message.attributes) {
        answer["MD5OfMessageAttributes"] = json!(hash);
    }
    answer
}
