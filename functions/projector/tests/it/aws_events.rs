//! Messages of a queue as AWS documents them.

use shared_domain::user::Role;
use shared_events::BatchItemFailures;
use testing::{System, aws_events, bodies_of};

use crate::support::drift;

#[tokio::test]
async fn what_the_topic_delivers_raw_is_counted() {
    let system = System::start().await;
    let customer = system.user(Role::Customer).await;
    system.order(&customer).await;
    let events = system.events().await;
    let bodies = bodies_of(&events);
    let batch = aws_events::read(&aws_events::sqs(&bodies));
    let failures = projector::handle(&system.projector(), batch).await;
    assert_eq!(failures, BatchItemFailures::default());
    assert_eq!(drift(&system).await, [""; 0]);
}

#[tokio::test]
async fn a_message_that_is_no_event_is_named_by_its_id() {
    let system = System::start().await;
    let batch = aws_events::read(&aws_events::sqs(&["Test message.".to_owned()]));
    let failures = projector::handle(&system.projector(), batch).await;
    let mut expected = BatchItemFailures::default();
    expected.push("059f36b4-87a3-44ab-83d2-661975830a7d");
    assert_eq!(failures, expected);
}
