//! Counters and search follow every change to an order or a user.

// Futures of the client library nest deeply.
#![recursion_limit = "256"]

mod bootstrap;

pub use bootstrap::bootstrap;

use shared_events::{BatchItemFailures, Event, SqsEvent, each_event};
use shared_store::Projector;

/// Handles a batch of events. What failed of it is named in the answer.
pub async fn handle(projector: &Projector, batch: SqsEvent) -> BatchItemFailures {
    each_event(batch, async |event| match event {
        Event::Order(order) => projector.project_order(&order.order.number).await,
        Event::User(user) => projector.project_user(user.user.id).await,
        Event::SessionEnded(_) | Event::FileRejected(_) => Ok(()),
    })
    .await
}
