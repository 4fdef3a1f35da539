//! Polls a queue, and invokes a function with batches of its messages.
//!
//! <https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-scaling.html>

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::{Semaphore, watch};
use tokio::task::JoinSet;
use tokio::time::Instant;

use super::batch_response::{BatchOutcome, batch_outcome};
use super::sqs_event;
use crate::lambda::runtime::Function;
use crate::report::{Event, Report};
use crate::services::sqs::{Queue, Queues, ReceivedMessage};
use crate::template::QueueEvent;

/// How long one request waits for messages, as Lambda's do.
const WAIT: Duration = Duration::from_secs(20);

#[derive(Debug)]
pub(super) struct QueuePoller {
    pub event: QueueEvent,
    pub queues: Arc<Queues>,
    pub queue: Arc<Queue>,
    pub function: Arc<Function>,
    /// After how long a failed message is delivered again, if not when the queue says.
    pub redelivery: Option<Duration>,
    pub report: Report,
    /// How many batches a function works on.
    pub working: watch::Sender<usize>,
}

impl QueuePoller {
    /// Delivers batches, as many at a time as the event source allows.
    pub async fn run(self: Arc<Self>) {
        let slots = Arc::new(Semaphore::new(self.event.concurrency));
        let mut batches = JoinSet::new();
        // The semaphore is never closed.
        while let Ok(slot) = Arc::clone(&slots).acquire_owned().await {
            while batches.try_join_next().is_some() {}
            let received = self.gather().await;
            self.working.send_modify(|batches| *batches += 1);
            let poller = Arc::clone(&self);
            batches.spawn(async move {
                poller.deliver(received).await;
                poller.working.send_modify(|batches| *batches -= 1);
                drop(slot);
            });
        }
    }

    /// Waits until no message is there to be delivered, nor worked on.
    pub async fn idle(&self) {
        let mut working = self.working.subscribe();
        loop {
            // The sender is not dropped before this ends.
            let _ = working.wait_for(|batches| *batches == 0).await;
            let (visible, ..) = self.queue.counts().await;
            if visible == 0 {
                return;
            }
            let _ = working.changed().await;
        }
    }

    /// Waits for a batch: full, or as full as it got in the batching window.
    async fn gather(&self) -> Vec<ReceivedMessage> {
        let mut batch = Vec::new();
        while batch.is_empty() {
            batch = self.receive(self.event.batch_size, WAIT).await;
        }
        let end = Instant::now() + self.event.batching_window;
        while batch.len() < self.event.batch_size && Instant::now() < end {
            let rest = self.event.batch_size - batch.len();
            let wait = end.saturating_duration_since(Instant::now());
            batch.extend(self.receive(rest, wait).await);
        }
        batch
    }

    async fn receive(&self, max_messages: usize, wait: Duration) -> Vec<ReceivedMessage> {
        let visibility_timeout = self.queue.spec.visibility_timeout;
        self.queues
            .receive(&self.queue, max_messages, visibility_timeout, wait)
            .await
    }

    async fn deliver(&self, batch: Vec<ReceivedMessage>) {
        let event = sqs_event::event(&batch, &self.event.queue);
        let ids: Vec<_> = batch.iter().map(|message| message.id.as_str()).collect();
        let start = Instant::now();
        let answer = self.function.invoke(event).await;
        // What the function failed with has been reported already.
        let outcome = match answer {
            Ok(answer) if self.event.reports_failures => batch_outcome(&answer, &ids),
            Ok(_) => BatchOutcome::Succeeded,
            Err(_) => BatchOutcome::Failed("the function failed".to_owned()),
        };
        self.report.send(Event::Batch {
            source: self.queue.spec.name.clone(),
            function: self.function.spec().binary.clone(),
            size: ids.len(),
            failed: outcome.failures(&ids),
            duration: start.elapsed(),
        });
        for message in &batch {
            match outcome.has_failed(&message.id) {
                true => self.leave(message).await,
                false => drop(self.queue.delete(&message.receipt_handle).await),
            }
        }
        if let Some(problem) = outcome.problem(batch.len()) {
            let queue = &self.queue.spec.name;
            self.report.problem(format!("{queue}: {problem}"));
        }
    }

    /// A failed message stays hidden until its time is up.
    async fn leave(&self, message: &ReceivedMessage) {
        if let Some(visibility_timeout) = self.redelivery {
            self.queue
                .change_visibility(&message.receipt_handle, visibility_timeout)
                .await;
        }
    }
}
