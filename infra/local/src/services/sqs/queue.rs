//! One queue.

use std::time::Duration;

use tokio::sync::{Mutex, Notify};
use tokio::time::{Instant, timeout_at};

use super::message::{Message, ReceivedMessage};
use crate::template::QueueSpec;

/// A standard queue: each message is delivered until it is deleted, in no promised order.
#[derive(Debug)]
pub(crate) struct Queue {
    pub spec: QueueSpec,
    messages: Mutex<Vec<Message>>,
    /// Wakes those who wait for messages when one may have become visible.
    changed: Notify,
}

/// What one attempt to receive finds.
#[derive(Debug)]
pub(super) struct Received {
    pub messages: Vec<ReceivedMessage>,
    /// Received too often; out of the queue now.
    pub dead: Vec<Message>,
    /// When the next message becomes visible by itself.
    next: Option<Instant>,
}

impl Queue {
    pub fn new(spec: QueueSpec) -> Self {
        Self {
            spec,
            messages: Mutex::default(),
            changed: Notify::new(),
        }
    }

    pub(super) async fn add(&self, message: Message) {
        self.add_all([message]).await;
    }

    /// Adds messages at once, so that whoever waits for some finds them together.
    pub(super) async fn add_all(&self, messages: impl IntoIterator<Item = Message>) {
        self.messages.lock().await.extend(messages);
        self.changed.notify_waiters();
    }

    /// Receives up to `max_messages` and hides them for `visibility_timeout`; waits until
    /// `deadline` for the first one.
    pub(super) async fn receive(
        &self,
        max_messages: usize,
        visibility_timeout: Duration,
        deadline: Instant,
    ) -> Received {
        loop {
            let changed = self.changed.notified();
            tokio::pin!(changed);
            // Before the look, so that a message that arrives right after it is not missed.
            changed.as_mut().enable();
            let received = self.try_receive(max_messages, visibility_timeout).await;
            let found = !received.messages.is_empty() || !received.dead.is_empty();
            if found || Instant::now() >= deadline {
                return received;
            }
            let until = received.next.map_or(deadline, |next| next.min(deadline));
            // Whether a message came or became visible: the next look tells.
            let _ = timeout_at(until, changed).await;
        }
    }

    async fn try_receive(&self, max_messages: usize, visibility_timeout: Duration) -> Received {
        let mut messages = self.messages.lock().await;
        let now = Instant::now();
        messages.retain(|message| now < message.since + self.spec.retention);
        let limit = self.spec.redrive.as_ref();
        let limit = limit.map_or(u32::MAX, |redrive| redrive.max_receive_count);
        let is_dead =
            |message: &mut Message| message.visible_at <= now && message.receive_count >= limit;
        let dead = messages.extract_if(.., is_dead).collect();
        let visible = messages
            .iter_mut()
            .filter(|message| message.visible_at <= now);
        let received = visible
            .take(max_messages)
            .map(|message| message.deliver(now + visibility_timeout))
            .collect();
        let next = messages.iter().map(|message| message.visible_at).min();
        Received {
            messages: received,
            dead,
            next,
        }
    }

    /// Takes out what can be received, without delivering it.
    pub(super) async fn take_visible(&self) -> Vec<Message> {
        let mut messages = self.messages.lock().await;
        let now = Instant::now();
        let visible = messages.extract_if(.., |message| message.visible_at <= now);
        visible.collect()
    }

    /// Deletes a message, if `receipt` is that of its last delivery. Whether it was.
    pub async fn delete(&self, receipt_handle: &str) -> bool {
        let mut messages = self.messages.lock().await;
        let before = messages.len();
        messages.retain(|message| !has(message, receipt_handle));
        messages.len() < before
    }

    /// Hides a message from now on for as long as is said. Whether there is such a delivery.
    pub async fn change_visibility(
        &self,
        receipt_handle: &str,
        visibility_timeout: Duration,
    ) -> bool {
        let mut messages = self.messages.lock().await;
        let found = messages
            .iter_mut()
            .find(|message| has(message, receipt_handle));
        let is_there = found.is_some();
        if let Some(message) = found {
            message.visible_at = Instant::now() + visibility_timeout;
        }
        self.changed.notify_waiters();
        is_there
    }

    /// When the messages that are there, received or not, were sent for the first time.
    pub(super) async fn outstanding(&self) -> Vec<Instant> {
        let messages = self.messages.lock().await;
        messages.iter().map(|message| message.first_sent).collect()
    }

    pub(super) async fn purge(&self) {
        self.messages.lock().await.clear();
    }

    /// How many messages can be received, are hidden after a delivery, and are delayed.
    pub async fn counts(&self) -> (usize, usize, usize) {
        let messages = self.messages.lock().await;
        let now = Instant::now();
        let count = |matches: fn(&Message, Instant) -> bool| {
            messages
                .iter()
                .filter(|message| matches(message, now))
                .count()
        };
        (
            count(|message, now| message.visible_at <= now),
            count(|message, now| message.visible_at > now && message.receive_count > 0),
            count(|message, now| message.visible_at > now && message.receive_count == 0),
        )
    }
}

fn has(message: &Message, receipt_handle: &str) -> bool {
    let last = message.receipt_handle.map(|last| last.to_string());
    last.as_deref() == Some(receipt_handle)
}
