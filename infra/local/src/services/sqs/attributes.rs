//! The attributes of queues and of deliveries.

use std::collections::BTreeMap;
use std::time::SystemTime;

use serde_json::json;

use super::{Queue, ReceivedMessage};

/// The attributes of a queue, those of `wanted`.
///
/// <https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_GetQueueAttributes.html>
pub(super) async fn of_queue(queue: &Queue, wanted: &[String]) -> BTreeMap<&'static str, String> {
    let spec = &queue.spec;
    let (visible, in_flight, delayed) = queue.counts().await;
    let mut attributes = BTreeMap::from([
        ("QueueArn", spec.arn()),
        ("ApproximateNumberOfMessages", visible.to_string()),
        (
            "ApproximateNumberOfMessagesNotVisible",
            in_flight.to_string(),
        ),
        ("ApproximateNumberOfMessagesDelayed", delayed.to_string()),
        (
            "VisibilityTimeout",
            spec.visibility_timeout.as_secs().to_string(),
        ),
        ("DelaySeconds", spec.delay.as_secs().to_string()),
        (
            "MessageRetentionPeriod",
            spec.retention.as_secs().to_string(),
        ),
    ]);
    if let Some(redrive) = &spec.redrive {
        let policy = json!({
            "deadLetterTargetArn": redrive.dead_letter_target_arn,
            "maxReceiveCount": redrive.max_receive_count,
        });
        attributes.insert("RedrivePolicy", policy.to_string());
    }
    let wanted: Vec<_> = wanted.iter().map(String::as_str).collect();
    attributes.retain(|name, _| is_wanted(&wanted, name));
    attributes
}

/// The attributes of a delivery, those of `wanted`.
pub(super) fn of_message(
    message: &ReceivedMessage,
    wanted: &[&str],
) -> BTreeMap<&'static str, String> {
    let mut attributes = message.attributes();
    attributes.retain(|name, _| is_wanted(wanted, name));
    attributes
}

impl ReceivedMessage {
    /// What functions get with the message.
    pub fn attributes(&self) -> BTreeMap<&'static str, String> {
        let mut attributes = BTreeMap::from([
            ("ApproximateReceiveCount", self.receive_count.to_string()),
            (
                "ApproximateFirstReceiveTimestamp",
                milliseconds(self.first_received_at),
            ),
            ("SenderId", "local".to_owned()),
            ("SentTimestamp", milliseconds(self.sent_at)),
        ]);
        if let Some(source) = &self.dead_letter_source {
            attributes.insert("DeadLetterQueueSourceArn", source.clone());
        }
        attributes
    }
}

fn is_wanted(wanted: &[&str], name: &str) -> bool {
    wanted
        .iter()
        .any(|wanted| *wanted == "All" || *wanted == name)
}

fn milliseconds(time: SystemTime) -> String {
    let since = time.duration_since(SystemTime::UNIX_EPOCH);
    since.unwrap_or_default().as_millis().to_string()
}
