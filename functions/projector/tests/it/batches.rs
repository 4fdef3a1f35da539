//! Batches of messages.

use shared_domain::user::Role;
use shared_events::BatchItemFailures;
use testing::{System, batch_of, bodies_of};

use crate::support::{deliver_all, drift};

#[tokio::test]
async fn a_message_that_cannot_be_read_fails_alone_wherever_it_stands() {
    let system = System::start().await;
    let customer = system.user(Role::Customer).await;
    for _ in 0..4 {
        system.order(&customer).await;
    }
    let events = system.events().await;
    let bodies = bodies_of(&events);
    for position in 0..=bodies.len() {
        let mut poisoned = bodies.clone();
        poisoned.insert(position, "{".to_owned());
        let failures = projector::handle(&system.projector(), batch_of(poisoned)).await;
        let mut expected = BatchItemFailures::default();
        expected.push(position.to_string());
        assert_eq!(failures, expected);
        assert_eq!(drift(&system).await, [""; 0]);
    }
}

#[tokio::test]
async fn an_event_of_something_that_is_not_there_is_no_failure() {
    let system = System::start().await;
    let customer = system.user(Role::Customer).await;
    system.order(&customer).await;
    let bodies = system.events().await;
    let elsewhere = System::start().await;
    let batch = testing::batch_of_events(&bodies);
    let failures = projector::handle(&elsewhere.projector(), batch).await;
    assert_eq!(failures, BatchItemFailures::default());
    assert_eq!(drift(&elsewhere).await, [""; 0]);
}

#[tokio::test]
async fn what_changed_between_two_events_is_counted_once() {
    let system = System::start().await;
    let customer = system.user(Role::Customer).await;
    let staff = system.user(Role::Staff).await;
    deliver_all(&system).await;
    let order = system.order(&customer).await;
    deliver_all(&system).await;
    let order = system.assign(&order, &staff).await;
    for status in ["IN_PROGRESS", "ON_HOLD", "IN_PROGRESS", "COMPLETED"] {
        system.proceed(&order, status.parse().unwrap()).await;
        deliver_all(&system).await;
        assert_eq!(drift(&system).await, [""; 0]);
    }
}
