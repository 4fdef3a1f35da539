//! Handing out messages.
//!
//! <https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ReceiveMessage.html>

use serde_json::{Value, json};

use super::attributes::of_delivery;
use super::fault::Fault;
use super::message::Delivery;
use super::message_attributes::{MessageAttribute, MessageAttributes, md5_of};
use super::requests::Receive;
use super::{Queues, parameters};

pub(super) async fn receive(queues: &Queues, request: &Receive) -> Result<Value, Fault> {
    let queue = parameters::queue(queues, &request.queue_url)?;
    let hidden = match request.visibility_timeout {
        Some(seconds) => {
            parameters::seconds(seconds, parameters::VISIBILITY_TIMEOUT, "VisibilityTimeout")?
        }
        None => queue.spec.visibility_timeout,
    };
    let wait = parameters::seconds(request.wait_time_seconds, 0..=20, "WaitTimeSeconds")?;
    let most = request.max_number_of_messages;
    if !(1..=10).contains(&most) {
        let message = format!("MaxNumberOfMessages is {most}");
        return Err(Fault::InvalidParameterValue(message));
    }
    let deliveries = queues.receive(queue, most, hidden, wait).await;
    let messages = deliveries
        .iter()
        .map(|delivery| described(delivery, request));
    Ok(json!({ "Messages": messages.collect::<Vec<_>>() }))
}

fn described(delivery: &Delivery, request: &Receive) -> Value {
    let mut described = json!({
        "MessageId": delivery.id,
        "ReceiptHandle": delivery.receipt,
        "Body": delivery.body,
        "MD5OfBody": delivery.md5,
        "Attributes": of_delivery(delivery, &request.attributes()),
    });
    let mut attributes = delivery.message_attributes.clone();
    let wanted = &request.message_attribute_names;
    attributes.retain(|name, _| wanted.iter().any(|wanted| is_wanted(wanted, name)));
    if let Some(hash) = md5_of(&attributes) {
        described["MD5OfMessageAttributes"] = json!(hash);
        described["MessageAttributes"] = wire(&attributes);
    }
    described
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
