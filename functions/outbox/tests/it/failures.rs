//! Records that cannot be published: Lambda goes on from the first of them, and what comes before
//! it is published.

use serde_json::json;
use shared_domain::user::Role;
use shared_events::BatchItemFailures;
use testing::System;

use crate::support::{FakeTopic, deliver, records};

fn failed_at(position: usize) -> BatchItemFailures {
    let mut failures = BatchItemFailures::default();
    failures.push(position.to_string());
    failures
}

pub async fn twelve_orders() -> System {
    let system = System::start().await;
    let customer = system.user(Role::Customer).await;
    for _ in 0..12 {
        system.order(&customer).await;
    }
    system
}

/// The records of events, numbered anew.
pub async fn events(system: &System) -> Vec<serde_json::Value> {
    let mut events = records(system, "OrdersTable").await;
    events.retain(|record| {
        record["dynamodb"]["Keys"]["sk"]["S"]
            .as_str()
            .unwrap()
            .starts_with("EVENT#")
    });
    for (position, event) in events.iter_mut().enumerate() {
        event["dynamodb"]["SequenceNumber"] = json!(position.to_string());
    }
    events
}

#[tokio::test]
async fn a_record_that_cannot_be_read_holds_up_only_what_comes_after_it() {
    let system = twelve_orders().await;
    let records = events(&system).await;
    for position in 0..records.len() {
        let mut poisoned = records.clone();
        poisoned[position]["dynamodb"]["NewImage"]["order"] = json!({"B": "AAAA"});
        let topic = FakeTopic::default();
        let failures = deliver(&topic.outbox().await, poisoned).await;
        assert_eq!(failures, failed_at(position));
        assert_eq!(topic.told().len(), position);
    }
}

#[tokio::test]
async fn an_event_that_the_topic_refuses_holds_up_only_what_comes_after_it() {
    let system = twelve_orders().await;
    let records = events(&system).await;
    for position in [0, 5, 9, 10, 11] {
        let id = records[position]["dynamodb"]["NewImage"]["id"]["S"]
            .as_str()
            .unwrap();
        let topic = FakeTopic::default();
        topic.refuse(id);
        let failures = deliver(&topic.outbox().await, records.clone()).await;
        assert_eq!(failures, failed_at(position));
        // Those in the same request after it are published, and will be again.
        assert!(topic.told().len() >= position);
    }
}

#[tokio::test]
async fn nothing_is_acknowledged_while_the_topic_is_down() {
    let system = twelve_orders().await;
    let topic = FakeTopic::default();
    topic.go_down();
    let failures = deliver(&topic.outbox().await, events(&system).await).await;
    assert_eq!(failures, failed_at(0));
}
