//! A subscription of a queue to a topic.

use s3s::crypto::{Checksum, Md5};
use uuid::Builder;

use super::message::Message;
use super::notification::notification;
use crate::services::sqs::{MessageAttributes, Queues};
use crate::template::SubscriptionSpec;

#[derive(Debug)]
pub(super) struct Subscription {
    pub spec: SubscriptionSpec,
}

impl Subscription {
    pub fn new(spec: SubscriptionSpec) -> Self {
        Self { spec }
    }

    /// The same with each start: its last part comes from the name.
    pub fn arn(&self) -> String {
        let hash = Md5::checksum(self.spec.name.as_bytes());
        let id = Builder::from_md5_bytes(hash).into_uuid();
        format!("{}:{id}", self.spec.topic)
    }

    pub async fn deliver(&self, message: &Message, queues: &Queues) {
        if !self.spec.matches(&message.filterable(), &message.text) {
            return;
        }
        let (body, attributes) = match self.spec.raw {
            true => (message.text.clone(), message.attributes.clone()),
            false => {
                let notification = notification(message, &self.spec.topic, &self.arn());
                (notification.to_string(), MessageAttributes::new())
            }
        };
        queues.send(&self.spec.queue, body, attributes).await;
    }
}
