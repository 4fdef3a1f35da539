//! One topic.

use super::message::Message;
use super::subscription::Subscription;
use crate::services::sqs::Queues;
use crate::template::TopicSpec;

/// A standard topic: it passes each message on and keeps none.
#[derive(Debug)]
pub(super) struct Topic {
    pub spec: TopicSpec,
    pub subscriptions: Vec<Subscription>,
}

impl Topic {
    pub fn new(spec: &TopicSpec) -> Self {
        Self {
            spec: spec.clone(),
            subscriptions: Vec::new(),
        }
    }

    /// Delivers a message to every queue that is to hear of it.
    pub async fn publish(&self, message: &Message, queues: &Queues) {
        for subscription in &self.subscriptions {
            subscription.deliver(message, queues).await;
        }
    }
}
