//! What operators see of unpublished events in CloudWatch.

use serde_json::{Value, json};
use testing::measured;

use crate::{
    failures::{events, twelve_orders},
    support::{FakeTopic, deliver},
};

async fn counted(topic: &FakeTopic, records: Vec<Value>) -> Vec<Value> {
    let outbox = topic.outbox().await;
    measured(deliver(&outbox, records)).await.1
}

fn not_published(count: usize) -> Value {
    json!({"EventsNotPublished": count})
}

#[tokio::test]
async fn what_is_published_counts_nothing() {
    let records = events(&twelve_orders().await).await;
    let values = counted(&FakeTopic::default(), records).await;
    assert!(values.is_empty(), "{values:?}");
}

#[tokio::test]
async fn while_the_topic_is_down_every_event_of_a_try_counts() {
    let records = events(&twelve_orders().await).await;
    let topic = FakeTopic::default();
    topic.go_down();
    for _ in 0..2 {
        let values = counted(&topic, records.clone()).await;
        assert_eq!(values, [not_published(12)]);
    }
}

#[tokio::test]
async fn an_event_that_the_topic_refuses_counts_with_those_that_it_holds_up() {
    let records = events(&twelve_orders().await).await;
    let topic = FakeTopic::default();
    let id = &records[10]["dynamodb"]["NewImage"]["id"]["S"];
    topic.refuse(id.as_str().unwrap());
    assert_eq!(counted(&topic, records).await, [not_published(2)]);
}

#[tokio::test]
async fn a_record_that_cannot_be_read_counts_as_one() {
    let mut records = events(&twelve_orders().await).await;
    records[7]["dynamodb"]["NewImage"]["order"] = json!({"B": "AAAA"});
    let values = counted(&FakeTopic::default(), records).await;
    assert_eq!(values, [not_published(1)]);
}
