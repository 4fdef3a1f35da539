//! What the tests share.

use shared_events::BatchItemFailures;
use testing::{System, batch_of_events};

/// How what the read models hold differs from what they should.
pub async fn drift(system: &System) -> Vec<String> {
    system.projector().verify().await.unwrap()
}

/// Delivers every event once, in the order of the tables.
pub async fn deliver_all(system: &System) {
    let events = system.events().await;
    let failures = projector::handle(&system.projector(), batch_of_events(&events)).await;
    assert_eq!(failures, BatchItemFailures::default());
}
