//! Events again, from the history: for subscribers that have missed some.

use serde_json::{Value, json};
use shared_domain::{Duration, Timestamp, order::OrderStatus, user::Role};
use shared_events::{Event, Published};
use shared_store::StoreError;
use testing::{System, TestUser};

/// What is published again, in the order of its ids.
async fn again(system: &System, since: Timestamp) -> Vec<Value> {
    let mut events = Vec::new();
    let mut take = async |some: Vec<Published>| -> Result<(), StoreError> {
        events.extend(some);
        Ok(())
    };
    let (users, orders) = (system.users(), system.orders());
    users.each_change_since(since, &mut take).await.unwrap();
    orders.each_event_since(since, &mut take).await.unwrap();
    written(events)
}

fn written(mut events: Vec<Published>) -> Vec<Value> {
    events.sort_by_key(|published| published.event.id());
    events.iter().map(|event| json!(event)).collect()
}

/// What the streams have told since an instant.
async fn told(system: &System, since: Timestamp) -> Vec<Value> {
    let is_late = |published: &Published| match &published.event {
        Event::Order(told) => told.event.created_at >= since,
        Event::User(told) => told.user.updated_at >= since,
        Event::SessionEnded(_) | Event::FileRejected(_) => false,
    };
    let events = system.events().await.into_iter();
    written(events.filter(is_late).collect())
}

async fn some_work(system: &System, customer: &TestUser) {
    let staff = system.user(Role::Staff).await;
    let order = system.order_in_progress(customer, &staff).await;
    system.proceed(&order, OrderStatus::Completed).await;
}

#[tokio::test]
async fn what_the_streams_told_since_an_instant_is_told_again_and_nothing_before() {
    let system = System::start().await;
    let customer = system.user(Role::Customer).await;
    some_work(&system, &customer).await;
    system.advance(Duration::from_secs(60));
    let since = system.now();
    some_work(&system, &customer).await;

    let late = again(&system, since).await;
    assert_eq!(late, told(&system, since).await);
    // Placed, assigned, begun, completed; and whoever did it.
    assert_eq!(late.len(), 5);
    let all = again(&system, Timestamp::from_millis(0)).await;
    assert_eq!(all, told(&system, Timestamp::from_millis(0)).await);
    assert_eq!(all.len(), 11);
    let after = system.now() + Duration::from_secs(1);
    assert_eq!(again(&system, after).await, [] as [Value; 0]);
}
