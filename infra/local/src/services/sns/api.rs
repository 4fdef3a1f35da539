//! The operations of SNS that are served here.
//!
//! <https://docs.aws.amazon.com/sns/latest/api/API_Operations.html>

use std::sync::Arc;

use axum::Router;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use bytes::Bytes;

use super::api_error::ApiError;
use super::message::{LIMIT, Message};
use super::subscription::Subscription;
use super::topic::Topic;
use super::{NAMESPACE, Topics, batch};
use crate::ACCOUNT;
use crate::services::query::{Form, element, text};

pub(super) fn router(topics: Arc<Topics>) -> Router {
    Router::new().fallback(handle).with_state(topics)
}

async fn handle(State(topics): State<Arc<Topics>>, body: Bytes) -> Response {
    let mut form = Form::parse(&body);
    let action = form.take("Action").unwrap_or_default();
    form.take("Version");
    match topics.answer(&action, form).await {
        Ok(result) => NAMESPACE.response(&action, &result),
        Err(error) => error.into_response(),
    }
}

impl Topics {
    async fn answer(&self, action: &str, form: Form) -> Result<String, ApiError> {
        match action {
            "Publish" => self.publish(form).await,
            "PublishBatch" => self.publish_batch(form).await,
            "ListTopics" => self.list(form),
            "GetTopicAttributes" => self.attributes(form),
            "ListSubscriptions" => self.list_subscriptions(form),
            "ListSubscriptionsByTopic" => self.list_subscriptions_of(form),
            other => Err(ApiError::InvalidAction(other.to_owned())),
        }
    }

    async fn publish(&self, mut form: Form) -> Result<String, ApiError> {
        let arn = form.take("TopicArn").or_else(|| form.take("TargetArn"));
        let topic = self.find(arn)?;
        let message = Message::read(&mut form)?;
        form.finish()?;
        if message.size() > LIMIT {
            return Err(ApiError::InvalidParameter("Message too long".to_owned()));
        }
        topic.publish(&message, &self.queues).await;
        Ok(text("MessageId", &message.id.to_string()))
    }

    async fn publish_batch(&self, mut form: Form) -> Result<String, ApiError> {
        let topic = self.find(form.take("TopicArn"))?;
        let entries = form.take_list("PublishBatchRequestEntries");
        form.finish()?;
        batch::publish(topic, entries, &self.queues).await
    }

    /// All of them: there are never so many that a second page would be asked for.
    fn list(&self, form: Form) -> Result<String, ApiError> {
        form.finish()?;
        let arns = self.topics.keys();
        let members = arns.map(|arn| element("member", &text("TopicArn", arn)));
        Ok(element("Topics", &members.collect::<String>()))
    }

    fn attributes(&self, mut form: Form) -> Result<String, ApiError> {
        let topic = self.find(form.take("TopicArn"))?;
        form.finish()?;
        let attributes = topic.attributes();
        let entries = attributes
            .iter()
            .map(|(key, value)| element("entry", &(text("key", key) + &text("value", value))));
        Ok(element("Attributes", &entries.collect::<String>()))
    }

    fn list_subscriptions(&self, form: Form) -> Result<String, ApiError> {
        form.finish()?;
        let topics = self.topics.values();
        let subscriptions = topics.flat_map(|topic| &topic.subscriptions);
        Ok(listed(subscriptions))
    }

    fn list_subscriptions_of(&self, mut form: Form) -> Result<String, ApiError> {
        let topic = self.find(form.take("TopicArn"))?;
        form.finish()?;
        Ok(listed(topic.subscriptions.iter()))
    }

    fn find(&self, arn: Option<String>) -> Result<&Topic, ApiError> {
        let topic = arn.and_then(|arn| self.topics.get(&arn));
        topic.ok_or(ApiError::NotFound)
    }
}

fn listed<'a>(subscriptions: impl Iterator<Item = &'a Subscription>) -> String {
    let members = subscriptions.map(|subscription| {
        let member = [
            text("SubscriptionArn", &subscription.arn()),
            text("Owner", ACCOUNT),
            text("Protocol", "sqs"),
            text("Endpoint", &subscription.spec.queue),
            text("TopicArn", &subscription.spec.topic),
        ];
        element("member", &member.concat())
    });
    element("Subscriptions", &members.collect::<String>())
}

impl Topic {
    /// <https://docs.aws.amazon.com/sns/latest/api/API_GetTopicAttributes.html>
    fn attributes(&self) -> [(&'static str, String); 6] {
        [
            ("TopicArn", self.spec.arn()),
            ("Owner", ACCOUNT.to_owned()),
            ("DisplayName", String::new()),
            (
                "SubscriptionsConfirmed",
                self.subscriptions.len().to_string(),
            ),
            ("SubscriptionsPending", "0".to_owned()),
            ("SubscriptionsDeleted", "0".to_owned()),
        ]
    }
}
