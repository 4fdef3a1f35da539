//! Messages of a queue: each is handled for itself, and those that failed are named to Lambda,
//! which lets SQS deliver them again and no others ([partial batch
//! responses](https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html#services-sqs-batchfailurereporting)).

use std::error::Error;

use serde::{Deserialize, Serialize};

use crate::{Event, Published};
use shared_runtime::telemetry::{error_chain, metric, on_behalf_of};

/// Messages of a queue ([SQS
/// event](https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html#example-standard-queue-message-event)).
#[derive(Debug, Deserialize)]
pub struct SqsEvent {
    /// At least one.
    #[serde(rename = "Records")]
    pub messages: Vec<SqsMessage>,
}

/// A message of a queue.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SqsMessage {
    /// Names it in the answer.
    pub message_id: String,
    /// What it says.
    pub body: String,
    /// What SQS says of it.
    pub attributes: SqsMessageAttributes,
}

/// What SQS says of a message.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct SqsMessageAttributes {
    /// How often it was received, this time included.
    pub approximate_receive_count: String,
}

impl SqsMessage {
    /// How often it was received, this time included.
    pub fn receives(&self) -> u32 {
        let count = self.attributes.approximate_receive_count.parse();
        count.unwrap_or(1)
    }
}

/// Which messages or records are to be delivered again. Lambda is told so by a [`BatchResponse`].
#[derive(Debug, Default, PartialEq, Eq)]
pub struct BatchItemFailures {
    /// Those, and no others.
    pub batch_item_failures: Vec<BatchItemFailure>,
}

/// A message or record that is to be delivered again.
#[derive(Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct BatchItemFailure {
    /// Its id.
    pub item_identifier: String,
}

impl BatchItemFailures {
    /// Has these delivered again.
    pub fn of(item_identifiers: impl IntoIterator<Item = String>) -> Self {
        let mut failures = Self::default();
        for item_identifier in item_identifiers {
            failures.push(item_identifier);
        }
        failures
    }

    /// Has this one delivered again.
    pub fn push(&mut self, item_identifier: impl Into<String>) {
        self.batch_item_failures.push(BatchItemFailure {
            item_identifier: item_identifier.into(),
        });
    }
}

/// What Lambda is answered. It takes an invocation for a success that names what it failed on, so
/// these are counted here ([partial batch
/// responses](https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html#services-sqs-batchfailurereporting)).
#[derive(Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct BatchResponse {
    batch_item_failures: Vec<BatchItemFailure>,
}

impl From<BatchItemFailures> for BatchResponse {
    fn from(failures: BatchItemFailures) -> Self {
        let batch_item_failures = failures.batch_item_failures;
        if !batch_item_failures.is_empty() {
            metric::batch_items_failed(batch_item_failures.len());
        }
        Self {
            batch_item_failures,
        }
    }
}

/// Hands each event of a batch to `handle`, one after the other, on behalf of the request that
/// caused it. Writes one line in the log for each.
pub async fn each_event<E: Error + 'static>(
    batch: SqsEvent,
    handle: impl AsyncFn(Event) -> Result<(), E>,
) -> BatchItemFailures {
    let mut failures = BatchItemFailures::default();
    for message in batch.messages {
        let published: Published = match serde_json::from_str(&message.body) {
            Ok(published) => published,
            Err(error) => {
                let cause = error_chain(&error);
                tracing::error!(
                    message_id = message.message_id,
                    cause,
                    "message is no event"
                );
                failures.push(message.message_id);
                continue;
            }
        };
        let event_id = published.event.id();
        let request_id = published.request_id;
        let handled = on_behalf_of(request_id.clone(), handle(published.event)).await;
        match handled {
            Ok(()) => tracing::info!(request_id, event_id, "event"),
            Err(error) => {
                let cause = error_chain(&error);
                tracing::error!(request_id, event_id, cause, "event failed");
                failures.push(message.message_id);
            }
        }
    }
    failures
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    /// The number of failures that an answer leaves in the log as a metric, and the answer.
    async fn answered(failures: BatchItemFailures) -> (Vec<serde_json::Value>, serde_json::Value) {
        let (answer, lines) = metric::collected(async { BatchResponse::from(failures) }).await;
        let counts = lines.iter().map(|line| line["BatchItemFailures"].clone());
        (counts.collect(), serde_json::to_value(answer).unwrap())
    }

    #[tokio::test]
    async fn what_an_answer_names_as_failed_is_counted() {
        let failures = BatchItemFailures::of(["a", "b"].map(str::to_owned));
        let named = json!([{"itemIdentifier": "a"}, {"itemIdentifier": "b"}]);
        let expected = (vec![json!(2)], json!({"batchItemFailures": named}));
        assert_eq!(answered(failures).await, expected);
    }

    #[tokio::test]
    async fn an_answer_without_failures_counts_nothing() {
        let expected = (vec![], json!({"batchItemFailures": []}));
        assert_eq!(answered(BatchItemFailures::default()).await, expected);
    }
}
