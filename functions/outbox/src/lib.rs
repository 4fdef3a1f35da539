//! The history of orders is the outbox: what the tables' streams tell of is published to one topic.
//!
//! An event is published at least once, and those of one item in their order. A record that cannot
//! be published holds up its shard until Lambda has tried it as often as `template.yaml` says; then
//! it goes to the bucket for failures, whole, and the shard goes on.

mod bootstrap;
mod dispatch;
mod topic;

pub use bootstrap::bootstrap;
pub use topic::{PublishError, Topic};

use std::error::Error;

use serde::Deserialize;
use shared_events::{BatchItemFailures, Published};
use shared_runtime::telemetry::{error_chain, metric};
use shared_store::StreamRecord;

/// Records of a stream ([DynamoDB Streams
/// event](https://docs.aws.amazon.com/lambda/latest/dg/with-ddb.html#services-dynamodb-event-example)).
#[derive(Debug, Deserialize)]
pub struct StreamEvent {
    /// In the order of their shard.
    #[serde(rename = "Records")]
    pub records: Vec<Record>,
}

/// A record of a stream.
#[derive(Debug, Deserialize)]
pub struct Record {
    /// The change that it tells of.
    pub dynamodb: StreamRecord,
}

/// Takes events from the streams to the topic.
#[derive(Debug, Clone)]
pub struct Outbox {
    /// Where they go.
    pub topic: Topic,
}

impl Outbox {
    /// Publishes what a batch of records tells of. Names the first record that could not be
    /// published, if there is one: Lambda goes on from there.
    pub async fn handle(&self, event: StreamEvent) -> BatchItemFailures {
        let mut failures = BatchItemFailures::default();
        let (events, unreadable) = read(event.records);
        let failed = self.publish(&events).await;
        if let Some(position) = failed.or(unreadable) {
            failures.push(position);
        }
        failures
    }

    /// Publishes events. The position of the first that could not be, if there is one.
    async fn publish(&self, events: &[(String, Published)]) -> Option<String> {
        let outcome = self
            .topic
            .publish(events.iter().map(|(_, published)| published))
            .await;
        let published = match &outcome {
            Ok(()) => events.len(),
            Err(failure) => failure.published,
        };
        for (_, Published { request_id, event }) in &events[..published] {
            tracing::info!(request_id, event_id = event.id(), "event published");
        }
        let failure = outcome.err()?;
        let (position, unpublished) = events.get(failure.published)?;
        log_failure(unpublished.request_id.as_deref(), position, &failure);
        metric::events_not_published(events.len() - failure.published);
        Some(position.clone())
    }
}

/// The events of the records before the first that cannot be read, and the position of that one.
fn read(records: Vec<Record>) -> (Vec<(String, Published)>, Option<String>) {
    let mut events = Vec::with_capacity(records.len());
    for Record { dynamodb } in records {
        let position = dynamodb.sequence_number.clone();
        match dynamodb.published() {
            Ok(Some(published)) => events.push((position, published)),
            Ok(None) => {}
            Err(error) => {
                log_failure(None, &position, &error);
                metric::events_not_published(1);
                return (events, Some(position));
            }
        }
    }
    (events, None)
}

fn log_failure(request_id: Option<&str>, position: &str, error: &(dyn Error + 'static)) {
    let cause = error_chain(error);
    tracing::error!(request_id, position, cause, "event not published");
}
