//! The topic that events are published to.

use std::env;

use aws_config::SdkConfig;
use aws_sdk_sns::{
    Client,
    error::SdkError,
    operation::publish_batch::PublishBatchError,
    types::{MessageAttributeValue, PublishBatchRequestEntry},
};

use shared_events::Published;

use crate::dispatch::Dispatch;

/// The most messages that SNS takes at once
/// ([PublishBatch](https://docs.aws.amazon.com/sns/latest/api/API_PublishBatch.html)).
const ENTRIES: usize = 10;
/// The most bytes that it takes at once, less some room for attributes.
const BYTES: usize = 256 * 1_024 - 4_096;

/// The topic.
#[derive(Debug, Clone)]
pub struct Topic {
    client: Client,
    arn: String,
}

/// Some events were not published.
#[derive(Debug, thiserror::Error)]
#[error("only the first {published} events were published")]
pub struct PublishError {
    /// How many were, from the first on. Some of the others may have been too.
    pub published: usize,
    /// Why the next one was not.
    #[source]
    pub cause: PublishFault,
}

/// Why an event was not published.
#[derive(Debug, thiserror::Error)]
pub enum PublishFault {
    /// It cannot be written.
    #[error("the event cannot be written")]
    Unwritable(#[from] serde_json::Error),
    /// SNS could not be asked, or did nothing.
    #[error("SNS did not answer as it should")]
    Request(#[source] Box<SdkError<PublishBatchError>>),
    /// SNS refused this one.
    #[error("SNS refused the event: {0}")]
    Refused(String),
}

impl Topic {
    /// The topic with this ARN.
    pub fn new(client: Client, arn: &str) -> Self {
        Self {
            client,
            arn: arn.to_owned(),
        }
    }

    /// The same, at `AWS_ENDPOINT_URL_SNS` where that is set.
    pub fn from_env(aws: &SdkConfig, arn: &str) -> Self {
        let mut config = aws_sdk_sns::config::Builder::from(aws);
        config.set_endpoint_url(env::var("AWS_ENDPOINT_URL_SNS").ok());
        Self::new(Client::from_conf(config.build()), arn)
    }

    /// Publishes events, each at least once.
    ///
    /// # Errors
    /// With the first that was not published. Publishing it and all after it again is safe.
    pub async fn publish(
        &self,
        events: impl IntoIterator<Item = &Published>,
    ) -> Result<(), PublishError> {
        let mut published = 0;
        let mut waiting: Vec<PublishBatchRequestEntry> = Vec::new();
        let mut bytes = 0;
        for event in events {
            let entry = entry(published + waiting.len(), event);
            let entry = entry.map_err(|cause| PublishError { published, cause });
            // What comes before one that cannot be written is published all the same.
            let length = entry.as_ref().map_or(BYTES, |entry| entry.message().len());
            if waiting.len() == ENTRIES || bytes + length > BYTES {
                published += self.send(published, std::mem::take(&mut waiting)).await?;
                bytes = 0;
            }
            waiting.push(entry.map_err(|error| PublishError { published, ..error })?);
            bytes += length;
        }
        self.send(published, waiting).await?;
        Ok(())
    }

    /// Sends what waits, whose first is number `first` of all. How many they were.
    async fn send(
        &self,
        first: usize,
        entries: Vec<PublishBatchRequestEntry>,
    ) -> Result<usize, PublishError> {
        let count = entries.len();
        if count == 0 {
            return Ok(0);
        }
        let request = self.client.publish_batch().topic_arn(&self.arn);
        let sent = request
            .set_publish_batch_request_entries(Some(entries))
            .dispatch()
            .await;
        let answer = sent.map_err(|error| PublishError {
            published: first,
            cause: PublishFault::Request(Box::new(error)),
        })?;
        let refused = answer
            .failed()
            .iter()
            .filter_map(|failed| Some((failed.id().parse::<usize>().ok()?, failed.code())))
            .min();
        match refused {
            Some((number, code)) => Err(PublishError {
                published: number,
                cause: PublishFault::Refused(code.to_owned()),
            }),
            None => Ok(count),
        }
    }
}

/// An event as SNS takes it. Its number among all names it in the answer.
fn entry(number: usize, event: &Published) -> Result<PublishBatchRequestEntry, PublishFault> {
    let mut entry = PublishBatchRequestEntry::builder()
        .id(number.to_string())
        .message(serde_json::to_string(event)?);
    for (name, value) in event.event.attributes() {
        let attribute = MessageAttributeValue::builder()
            .data_type("String")
            .string_value(value)
            .build()
            .map_err(|error| PublishFault::Refused(error.to_string()))?;
        entry = entry.message_attributes(name.as_str(), attribute);
    }
    entry
        .build()
        .map_err(|error| PublishFault::Refused(error.to_string()))
}
