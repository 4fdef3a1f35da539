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
    pub sent_at: SystemTime,
    /// When it was sent, for its age.
    pub since: Instant,
    /// When it was sent for the first time, however often it was moved since.
    pub first_sent: Instant,
    /// From when on it may be received, again or at all.
    pub visible_at: Instant,
    pub receive_count: u32,
    pub first_received_at: Option<SystemTime>,
    /// Of the last delivery: with an earlier one, the message cannot be deleted any more.
    pub receipt_handle: Option<Uuid>,
    /// The ARN of the queue that it was received too often from.
    pub dead_letter_source: Option<String>,
}

/// A message that was received.
#[derive(Debug, Clone)]
pub(crate) struct ReceivedMessage {
    pub id: String,
    pub receipt_handle: String,
    pub body: String,
    pub md5: String,
    pub message_attributes: MessageAttributes,
    pub sent_at: SystemTime,
    pub receive_count: u32,
    pub first_received_at: SystemTime,
    pub dead_letter_source: Option<String>,
}

impl Message {
    pub fn new(body: String, attributes: MessageAttributes, delay: Duration) -> Self {
        let now = Instant::now();
        Self {
            id: Uuid::new_v4(),
            body,
            attributes,
            sent_at: SystemTime::now(),
            since: now,
            first_sent: now,
            visible_at: now + delay,
            receive_count: 0,
            first_received_at: None,
            receipt_handle: None,
            dead_letter_source: None,
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
    pub fn deliver(&mut self, hidden_until: Instant) -> ReceivedMessage {
        let receipt_handle = Uuid::new_v4();
        self.visible_at = hidden_until;
        self.receive_count += 1;
        self.receipt_handle = Some(receipt_handle);
        ReceivedMessage {
            id: self.id.to_string(),
            receipt_handle: receipt_handle.to_string(),
            body: self.body.clone(),
            md5: md5(self.body.as_bytes()),
            message_attributes: self.attributes.clone(),
            sent_at: self.sent_at,
            receive_count: self.receive_count,
            first_received_at: *self.first_received_at.get_or_insert_with(SystemTime::now),
            dead_letter_source: self.dead_letter_source.clone(),
        }
    }
}
