//! Events of streams as AWS documents them.

use serde_json::Value;
use shared_domain::user::Role;
use shared_events::BatchItemFailures;
use testing::{System, aws_events};

use crate::support::FakeTopic;

/// The first item of a table with such a sort key.
async fn item(system: &System, table: &str, sort_key: &str) -> Value {
    let items = system.stream_records(table).await.into_iter();
    let is_wanted = |item: &Value| {
        let key = item["keys"]["sk"]["S"].as_str().unwrap();
        key.starts_with(sort_key)
    };
    items.into_iter().find(is_wanted).unwrap()
}

async fn invoke(topic: &FakeTopic, event: &Value) -> BatchItemFailures {
    topic.outbox().await.handle(aws_events::read(event)).await
}

/// The kinds of what a topic was told.
fn kinds(topic: &FakeTopic) -> Vec<String> {
    let told = topic.told().into_iter();
    told.map(|told| told.attributes["kind"].clone()).collect()
}

#[tokio::test]
async fn an_account_that_is_made_and_then_changed_is_published_twice() {
    let system = System::start().await;
    system.user(Role::Customer).await;
    let account = item(&system, "UsersTable", "USER").await;
    let topic = FakeTopic::default();
    let failures = invoke(&topic, &aws_events::dynamodb_stream(&account)).await;
    assert_eq!(failures, BatchItemFailures::default());
    assert_eq!(kinds(&topic), ["user", "user"]);
}

#[tokio::test]
async fn an_event_of_an_order_is_published() {
    let system = System::start().await;
    let customer = system.user(Role::Customer).await;
    system.order(&customer).await;
    let event = item(&system, "OrdersTable", "EVENT#").await;
    let mut inserted = aws_events::dynamodb_stream(&event);
    inserted["Records"].as_array_mut().unwrap().truncate(1);
    let topic = FakeTopic::default();
    assert_eq!(
        invoke(&topic, &inserted).await,
        BatchItemFailures::default()
    );
    assert_eq!(kinds(&topic), ["order"]);
}

#[tokio::test]
async fn a_session_whose_time_is_up_is_published_as_ended() {
    let system = System::start().await;
    let user = system.user(Role::Customer).await;
    let session = item(&system, "UsersTable", "SESSION#").await;
    let topic = FakeTopic::default();
    let failures = invoke(&topic, &aws_events::dynamodb_expiry(&session)).await;
    assert_eq!(failures, BatchItemFailures::default());
    let [told] = topic.told().try_into().unwrap();
    assert_eq!(told.attributes["kind"], "session-ended");
    assert_eq!(told.body["userId"], user.id().to_string());
}

#[tokio::test]
async fn whatever_else_expires_is_no_news_and_no_failure() {
    let system = System::start().await;
    let customer = system.user(Role::Customer).await;
    system.order(&customer).await;
    let topic = FakeTopic::default();
    for table in ["OrdersTable", "UsersTable"] {
        for item in system.stream_records(table).await {
            let failures = invoke(&topic, &aws_events::dynamodb_expiry(&item)).await;
            assert_eq!(failures, BatchItemFailures::default(), "{item}");
        }
    }
    assert_eq!(kinds(&topic), ["session-ended"]);
}

#[tokio::test]
async fn the_first_record_that_cannot_be_published_is_named_by_its_sequence_number() {
    let system = System::start().await;
    system.user(Role::Customer).await;
    let account = item(&system, "UsersTable", "USER").await;
    let topic = FakeTopic::default();
    topic.go_down();
    let failures = invoke(&topic, &aws_events::dynamodb_stream(&account)).await;
    let mut expected = BatchItemFailures::default();
    expected.push("111");
    assert_eq!(failures, expected);
}
