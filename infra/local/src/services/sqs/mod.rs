//! SQS: the queues of the template in memory, served on loopback.
//!
//! Messages go with the process. What is served is what functions and `aws sqs` use of standard
//! queues.

mod api;
mod api_error;
mod attributes;
mod authorization;
mod batches;
mod md5;
mod message;
mod message_attributes;
mod message_move_tasks;
mod parameters;
mod queue;
mod receive;
mod requests;
mod send;

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use tokio::time::Instant;

use crate::iam::{Iam, authorized};
use crate::server::{Listener, Server};
use crate::template::QueueSpec;
use crate::{ACCOUNT, Error};
use authorization::SqsAuthorization;
use message::Message;
pub(crate) use message::ReceivedMessage;
pub(crate) use message_attributes::{
    AttributeValue, MessageAttribute, MessageAttributes, md5_of, size,
};
use message_move_tasks::MessageMoveTasks;
pub(crate) use queue::Queue;

/// Every queue, and the server that clients reach them by.
#[derive(Debug)]
pub(crate) struct Queues {
    /// By ARN.
    queues: BTreeMap<String, Arc<Queue>>,
    moves: MessageMoveTasks,
    url: String,
}

/// The running SQS. It stops when it is dropped.
#[derive(Debug)]
pub(crate) struct Sqs {
    pub queues: Arc<Queues>,
    _server: Server,
}

impl Sqs {
    pub async fn start(specs: &[QueueSpec], iam: Arc<Iam>) -> Result<Self, Error> {
        let listener = Listener::bind(0).await?;
        let queue = |spec: &QueueSpec| (spec.arn(), Arc::new(Queue::new(spec.clone())));
        let queues = Arc::new(Queues {
            queues: specs.iter().map(queue).collect(),
            moves: MessageMoveTasks::default(),
            url: format!("http://{}", listener.address()),
        });
        let router = api::router(Arc::clone(&queues));
        let access = SqsAuthorization(Arc::clone(&queues));
        Ok(Self {
            _server: listener.serve(authorized(router, access, iam)),
            queues,
        })
    }
}

impl Queues {
    /// Queues that nobody listens for.
    #[cfg(test)]
    pub fn unserved(specs: &[QueueSpec]) -> Self {
        let queue = |spec: &QueueSpec| (spec.arn(), Arc::new(Queue::new(spec.clone())));
        Self {
            queues: specs.iter().map(queue).collect(),
            moves: MessageMoveTasks::default(),
            url: String::new(),
        }
    }

    /// Where SQS listens.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// What `Ref` gives for a queue.
    pub fn queue_url(&self, spec: &QueueSpec) -> String {
        format!("{}/{ACCOUNT}/{}", self.url, spec.queue_name)
    }

    pub fn by_arn(&self, arn: &str) -> Option<&Arc<Queue>> {
        self.queues.get(arn)
    }

    /// The queue of a URL that a client was given, whatever its host.
    fn by_url(&self, url: &str) -> Option<&Arc<Queue>> {
        let name = url.rsplit('/').next()?;
        self.by_name(name)
    }

    fn by_name(&self, name: &str) -> Option<&Arc<Queue>> {
        self.iter().find(|queue| queue.spec.queue_name == name)
    }

    pub fn iter(&self) -> impl Iterator<Item = &Arc<Queue>> {
        self.queues.values()
    }

    /// Sends a message to a queue of the template; to others, nothing.
    pub async fn send(&self, arn: &str, body: String, attributes: MessageAttributes) {
        if let Some(queue) = self.by_arn(arn) {
            let message = Message::new(body, attributes, queue.spec.delay);
            queue.add(message).await;
        }
    }

    /// When the messages of all queues were sent for the first time, the earliest first.
    pub async fn outstanding(&self) -> Vec<Instant> {
        let mut sent = Vec::new();
        for queue in self.iter() {
            sent.extend(queue.outstanding().await);
        }
        sent.sort_unstable();
        sent
    }

    /// Whether messages go to this queue that were received too often from another.
    fn is_dead_letter_queue(&self, arn: &str) -> bool {
        let mut policies = self.iter().filter_map(|queue| queue.spec.redrive.as_ref());
        policies.any(|redrive| redrive.dead_letter_target_arn == arn)
    }

    /// Receives up to `most` messages, waiting for the first one. Those that were received too
    /// often go to the dead-letter queue instead.
    pub async fn receive(
        &self,
        queue: &Queue,
        max_messages: usize,
        visibility_timeout: Duration,
        wait: Duration,
    ) -> Vec<ReceivedMessage> {
        let deadline = Instant::now() + wait;
        loop {
            let received = queue
                .receive(max_messages, visibility_timeout, deadline)
                .await;
            for message in received.dead {
                self.move_to_dead_letter_queue(queue, message).await;
            }
            if !received.messages.is_empty() || Instant::now() >= deadline {
                return received.messages;
            }
        }
    }

    /// The message keeps its age.
    /// <https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html>
    async fn move_to_dead_letter_queue(&self, queue: &Queue, message: Message) {
        let redrive = queue.spec.redrive.as_ref();
        let target = redrive.and_then(|redrive| self.by_arn(&redrive.dead_letter_target_arn));
        if let Some(target) = target {
            let message = Message {
                dead_letter_source: Some(queue.spec.arn()),
                ..message
            };
            target.add(message).await;
        }
    }
}
