//! How many requests somebody has sent, counted across all instances: one write, whatever there was
//! before.

use aws_sdk_dynamodb::{
    Client,
    config::{retry::RetryConfig, timeout::TimeoutConfig},
    error::{ProvideErrorMetadata, SdkError},
    types::ReturnValue,
};
use serde::Deserialize;

use super::{Ephemeral, StoreError};
use crate::dynamo::dispatch::Dispatch;
use crate::dynamo::{
    item::{from_item, number},
    keys::{Key, TTL},
};
use shared_auth::SecretHash;
use shared_domain::{Duration, rate_limit::Window};

/// How long the count may take. A request waits no longer for it, and is let through uncounted.
const PATIENCE: Duration = Duration::from_secs(1);

/// What DynamoDB says where more comes for one key than it bears ([Error
/// handling](https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.Errors.html)).
const THROTTLED: [&str; 2] = [
    "ProvisionedThroughputExceededException",
    "ThrottlingException",
];

/// What came of counting a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Counted {
    /// With it so many have come.
    Requests(u64),
    /// More come than can be counted.
    Throttled,
}

#[derive(Deserialize)]
struct Count {
    count: u64,
}

impl Ephemeral {
    /// Counts so many requests of this subject in this window.
    ///
    /// # Errors
    /// Where the store does not answer in time. It is not asked again: the request waits.
    pub async fn count_requests(
        &self,
        requests: u64,
        subject: &SecretHash,
        window: &Window,
    ) -> Result<Counted, StoreError> {
        let sent = self
            .counter
            .update_item()
            .table_name(&*self.table.name)
            .set_key(Some(
                Key::request_count(subject, window.ends_at).attributes(),
            ))
            .update_expression("ADD #count :requests SET #ttl = :ttl")
            .expression_attribute_names("#count", "count")
            .expression_attribute_names("#ttl", TTL)
            .expression_attribute_values(":requests", number(requests))
            .expression_attribute_values(":ttl", number(window.ends_at.as_seconds()))
            .return_values(ReturnValue::UpdatedNew)
            .dispatch()
            .await;
        match sent {
            Ok(answer) => {
                let Count { count } = from_item(answer.attributes.unwrap_or_default())?;
                Ok(Counted::Requests(count))
            }
            Err(error) if is_throttled(&error) => Ok(Counted::Throttled),
            Err(error) => Err(error.into()),
        }
    }
}

/// A client that tries once, and not for long, over the same connections. Overriding the
/// configuration of single requests would set up anew with each what a client sets up once.
pub(super) fn impatient(client: &Client) -> Client {
    let config = client.config();
    let timeouts = config.timeout_config().map(TimeoutConfig::to_builder);
    let timeouts = timeouts.unwrap_or_default().operation_timeout(PATIENCE);
    let config = config
        .to_builder()
        .retry_config(RetryConfig::disabled())
        .timeout_config(timeouts.build());
    Client::from_conf(config.build())
}

fn is_throttled<E: ProvideErrorMetadata, R>(error: &SdkError<E, R>) -> bool {
    let code = error.as_service_error().and_then(|service| service.code());
    code.is_some_and(|code| THROTTLED.contains(&code))
}
