//! A message, and what a receiver gets of it.

use std::time::{Duration, SystemTime};

use tokio::time::Instant;
use uuid::Uuid;

use super::md5::md5;
use super::message_attributes::{self, MessageAttributes};

/// A message in a queue.
#[derive(Debug, Clone)]
pub(super) struct Message {
    pub id: Uuid,
    pub body: String,
    pub attributes: MessageAttributes,
    /// When it was sent, as receivers are told.
    pub sent: SystemTime,
    /// When it was sent, for its age.
    pub since: Instant,
    /// When it was sent for the first time, however often it was moved since.
    pub first_sent: Instant,
    /// From when on it may be received, again or at all.
    pub visible: Instant,
    pub received: u32,
    pub first_received: Option<SystemTime>,
    /// Of the last delivery: with an earlier one, the message cannot be deleted any more.
    pub receipt: Option<Uuid>,
    /// The ARN of the queue that it was received too often from.
    pub source: Option<String>,
}

/// A message that was received.
#[derive(Debug, Clone)]
pub(crate) struct Delivery {
    pub id: String,
    pub receipt: String,
    pub body: String,
    pub md5: String,
    pub message_attributes: MessageAttributes,
    pub sent: SystemTime,
    pub received: u32,
    pub first_received: SystemTime,
    pub source: Option<String>,
}

impl Message {
    pub fn new(body: String, attributes: MessageAttributes, delay: Duration) -> Self {
        let now = Instant::now();
        Self {
            id: Uuid::new_v4(),
            body,
            attributes,
            sent: SystemTime::now(),
            since: now,
            first_sent: now,
            visible: now + delay,
            received: 0,
            first_received: None,
            receipt: None,
            source: None,
        }
    }

    /// The same, sent again: its age and its receptions count from now.
    pub fn renewed(self) -> Self {
        Self {
            first_sent: self.first_sent,
            ..Self::new(self.body, self.attributes, Duration::ZERO)
        }
    }

    pub fn size(&self) -> usize {
        self.body.len() + message_attributes::size(&self.attributes)
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
            md5: md5(self.body.as_bytes()),
            message_attributes: self.attributes.clone(),
            sent: self.sent,
            received: self.received,
            first_received: *self.first_received.get_or_insert_with(SystemTime::now),
            source: self.source.clone(),
        }
    }
}
