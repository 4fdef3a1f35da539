//! The delay queue: sending that is left to the next invocation.

use std::env;

use aws_config::SdkConfig;
use aws_sdk_sqs::{Client, config::Builder};
use serde::{Deserialize, Serialize};
use shared_domain::{Duration, UserId};
use shared_events::SqsEvent;
use shared_store::StoreError;

/// The queue that invokes this function, which tells itself through it whom it has still to send
/// something: at once, and not when the message that it comes from would be delivered again.
#[derive(Debug, Clone)]
pub struct DelayQueue {
    client: Client,
    queue_url: String,
}

/// Names a user who has still to be sent events that are in their log.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct PendingUser {
    #[serde(rename = "userStillToHear")]
    user: UserId,
}

impl DelayQueue {
    /// Through the queue with this URL, of the SQS at `AWS_ENDPOINT_URL_SQS` where that is set
    /// ([service-specific
    /// endpoints](https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html)).
    pub fn from_env(aws: &SdkConfig, queue_url: &str) -> Self {
        let mut config = Builder::from(aws);
        config.set_endpoint_url(env::var("AWS_ENDPOINT_URL_SQS").ok());
        Self::new(config, queue_url)
    }

    /// Through the queue with this URL, as configured.
    pub fn new(config: Builder, queue_url: &str) -> Self {
        Self {
            client: Client::from_conf(config.build()),
            queue_url: queue_url.to_owned(),
        }
    }

    /// Has the pending events of a user sent after a while.
    pub async fn send_later(&self, user: UserId, after: Duration) -> Result<(), StoreError> {
        let still = PendingUser { user };
        let body = serde_json::to_string(&still).map_err(StoreError::internal)?;
        let message = self.client.send_message().queue_url(&self.queue_url);
        let delay = i32::try_from(after.as_secs()).unwrap_or(i32::MAX);
        let message = message.message_body(body).delay_seconds(delay);
        message.send().await?;
        Ok(())
    }
}

/// Takes out of a batch the users who have events pending.
pub(crate) fn take_pending(batch: &mut SqsEvent) -> Vec<UserId> {
    let mut users = Vec::new();
    batch.messages.retain(|message| {
        let still: Option<PendingUser> = serde_json::from_str(&message.body).ok();
        users.extend(still.as_ref().map(|still| still.user));
        still.is_none()
    });
    users
}
