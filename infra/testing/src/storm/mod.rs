//! A storm: a thousand events of orders, each delivered one to five times, shuffled, to functions
//! of which some are killed at any moment.
//!
//! Whatever the queue and Lambda do in earnest comes down to this: a message comes again, late and
//! after others, and a function that died was at any place between its writes and its
//! acknowledgement.

mod lives;
mod mail;

use shared_domain::order::Order;
use shared_events::{BatchItemFailures, Published, SqsEvent};

use crate::System;
use lives::Lives;
use mail::Mail;

pub use lives::People;

/// How many events of orders there are.
const EVENTS: usize = 1_000;
/// How many of them happen between two rounds of deliveries.
const AT_ONCE: usize = 50;

/// What a storm leaves behind.
#[derive(Debug)]
pub struct Aftermath {
    /// Who took part.
    pub people: People,
    /// The orders as they are in the end.
    pub orders: Vec<Order>,
    /// Everything that happened, in order.
    pub events: Vec<Published>,
}

impl System {
    /// Has a function hear of a thousand events while they happen. It returns when each delivery
    /// was acknowledged.
    pub async fn storm(
        &self,
        seed: u64,
        handle: impl AsyncFn(SqsEvent) -> BatchItemFailures,
    ) -> Aftermath {
        let mut lives = Lives::begin(self, seed).await;
        let mut mail = Mail::new(seed);
        let mut events = self.events().await;
        mail.post(&events);
        for _ in 0..EVENTS / AT_ONCE {
            let happened = lives.go_on(AT_ONCE).await;
            mail.post(&happened);
            events.extend(happened);
            mail.deliver_half(&handle).await;
        }
        mail.deliver_all(&handle).await;
        Aftermath {
            people: lives.people,
            orders: lives.orders,
            events,
        }
    }
}
