//! A message, and what a receiver gets of it.

use std::time::{Duration, SystemTime};

use s3s::crypto::{Checksum, Md5};
use tokio::time::Instant;
use uuid::Uuid;

/// A message in a queue.
#[derive(Debug, Clone)]
pub(super) struct Message {
    pub id: Uuid,
    pub body: String,
    /// When it was sent, as receivers are told.
    pub sent: SystemTime,
    /// When it was sent, for its age.
    pub since: Instant,
    /// From when on it may be received, again or at all.
    pub visible: Instant,
    pub received: u32,
    pub first_received: Option<SystemTime>,
    /// Of the last delivery: with an earlier one, the message cannot be deleted any more.
    pub receipt: Option<Uuid>,
}

/// A message that was received.
#[derive(Debug, Clone)]
pub(crate) struct Delivery {
    pub id: String,
    pub receipt: String,
    pub body: String,
    pub md5: String,
    pub sent: SystemTime,
    pub received: u32,
    pub first_received: SystemTime,
}

impl Message {
    pub fn new(body: String, delay: Duration) -> Self {
        let now = Instant::now();
        Self {
            id: Uuid::new_v4(),
            body,
            sent: SystemTime::now(),
            since: now,
            visible: now + delay,
            received: 0,
            first_received: None,
            receipt: None,
        }
    }

    /// Hands the message out and hides it.
    pub fn deliver(&mut self, hidden_until: Instant) -> Delivery {
        let receipt = Uuid::new_v4();
        self.visible = hidden_until;
        self.received += 1;
        self.receipt = Some(receipt);
        Delivery {
            id: self.id.to_string(),
            receipt: receipt.to_string(),
            body: self.body.clone(),
            md5: md5(&self.body),
            sent: self.sent,
            received: self.received,
            first_received: *self.first_received.get_or_insert_with(SystemTime::now),
        }
    }
}

/// The hash that clients check bodies by.
pub(super) fn md5(body: &str) -> String {
    let hash = Md5::checksum(body.as_bytes());
    hash.iter().map(|byte| format!("{byte:02x}")).collect()
}
