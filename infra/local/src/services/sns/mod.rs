//! SNS: the topics of the template, served on loopback, which deliver to the queues of the
//! template.
//!
//! A message is in every queue that hears of it before its publisher gets an answer.

mod api;
mod api_error;
mod authorization;
mod batch;
mod message;
mod notification;
mod subscription;
mod topic;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::Error;
use crate::iam::{Iam, authorized};
use crate::server::{Listener, Server};
use crate::services::query::Namespace;
use crate::services::sqs::Queues;
use crate::template::{SubscriptionSpec, TopicSpec};
use authorization::SnsAuthorization;
use subscription::Subscription;
use topic::Topic;

/// The namespace of answers.
const NAMESPACE: Namespace = Namespace("http://sns.amazonaws.com/doc/2010-03-31/");

/// Every topic.
#[derive(Debug)]
pub(crate) struct Topics {
    /// By ARN.
    topics: BTreeMap<String, Topic>,
    queues: Arc<Queues>,
}

/// The running SNS. It stops when it is dropped.
#[derive(Debug)]
pub(crate) struct Sns {
    pub topics: Arc<Topics>,
    server: Server,
}

impl Sns {
    pub async fn start(
        topics: &[TopicSpec],
        subscriptions: &[SubscriptionSpec],
        queues: &Arc<Queues>,
        iam: Arc<Iam>,
    ) -> Result<Self, Error> {
        let listener = Listener::bind(0).await?;
        let mut topics = Topics {
            topics: topics
                .iter()
                .map(|spec| (spec.arn(), Topic::new(spec)))
                .collect(),
            queues: Arc::clone(queues),
        };
        for spec in subscriptions {
            topics.subscribe(spec)?;
        }
        let topics = Arc::new(topics);
        let router = api::router(Arc::clone(&topics));
        Ok(Self {
            server: listener.serve(authorized(router, SnsAuthorization, iam)),
            topics,
        })
    }

    /// Where SNS listens.
    pub fn url(&self) -> String {
        self.server.url()
    }
}

impl Topics {
    fn subscribe(&mut self, spec: &SubscriptionSpec) -> Result<(), Error> {
        let topic = self.topics.get_mut(&spec.topic);
        let topic = topic.ok_or_else(|| Error::NoTopic(spec.topic.clone()))?;
        if self.queues.by_arn(&spec.queue).is_none() {
            return Err(Error::NoQueue(spec.queue.clone()));
        }
        topic.subscriptions.push(Subscription::new(spec.clone()));
        Ok(())
    }

    pub fn iter(&self) -> impl Iterator<Item = &TopicSpec> {
        self.topics.values().map(|topic| &topic.spec)
    }
}
