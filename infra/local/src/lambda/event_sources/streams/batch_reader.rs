//! Gathers batches from a stream.

use std::collections::VecDeque;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

use tokio::time::{Instant, timeout_at};
use tokio_util::sync::CancellationToken;

use super::batch::Batch;
use super::mapping::EventSourceMapping;
use crate::services::dynamodb::{Record, Stream};

/// The bytes that an event may have.
/// <https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html>
const PAYLOAD: usize = 6 * 1024 * 1024 - 1024;

/// Reads one stream, and keeps the records of the keys of one processor.
pub(super) struct BatchReader {
    stream: Stream,
    processor: usize,
    mapping: Arc<EventSourceMapping>,
    /// Read, and of no batch yet.
    waiting: VecDeque<Record>,
    /// Cancelled once all that was there at the start was worked on.
    caught_up: CancellationToken,
}

impl BatchReader {
    pub fn new(
        stream: Stream,
        processor: usize,
        mapping: Arc<EventSourceMapping>,
        caught_up: CancellationToken,
    ) -> Self {
        Self {
            stream,
            processor,
            mapping,
            waiting: VecDeque::new(),
            caught_up,
        }
    }

    /// Waits for a batch: full, or as full as it got in the batching window.
    pub async fn batch(&mut self) -> Batch {
        let event = &self.mapping.event;
        let (most, window) = (event.batch_size, event.batching_window);
        let mut batch = Batch::default();
        let mut end = None;
        loop {
            self.fill(&mut batch, most);
            let is_full = batch.len() == most || !self.waiting.is_empty();
            let end = match batch.is_empty() {
                true => None,
                false => Some(*end.get_or_insert_with(|| Instant::now() + window)),
            };
            if is_full || end.is_some_and(|end| Instant::now() >= end) {
                return batch;
            }
            self.wait(end).await;
        }
    }

    fn fill(&mut self, batch: &mut Batch, most: usize) {
        while batch.len() < most {
            let size = batch.size();
            let fits = |record: &mut Record| size == 0 || size + record.size <= PAYLOAD;
            match self.waiting.pop_front_if(fits) {
                Some(record) => batch.push(record),
                None => return,
            }
        }
    }

    fn take(&mut self, records: Vec<Record>) {
        for record in records {
            match self.mapping.accepts(&self.stream, &record, self.processor) {
                true => self.waiting.push_back(record),
                false => self.mapping.readers.mark_handled(record.event_id(), None),
            }
        }
    }

    /// Reads on; where there is nothing to read, waits for a write until `end`, the end of the
    /// window of a batch that was begun.
    async fn wait(&mut self, end: Option<Instant>) {
        self.stream.writes.mark_seen();
        match self.stream.read().await {
            Ok(records) if !records.is_empty() => {
                self.take(records);
                return;
            }
            Ok(_) if end.is_none() => self.caught_up.cancel(),
            Ok(_) => {}
            Err(error) => {
                let table = &self.mapping.table;
                self.mapping.report.problem(format!("{table}: {error}"));
            }
        }
        let written = self.stream.writes.wait();
        match end {
            // At the end of the window, the batch is what it is.
            Some(end) => drop(timeout_at(end, written).await),
            None => written.await,
        }
    }
}

impl EventSourceMapping {
    /// Whether the function gets a record, and from this processor.
    fn accepts(&self, stream: &Stream, record: &Record, processor: usize) -> bool {
        self.event.matches(&record.event)
            && processor_of(&stream.partition(record), self.event.parallelization) == processor
    }
}

/// All records of one partition key go to one processor.
fn processor_of(partition: &str, processors: usize) -> usize {
    let mut hasher = DefaultHasher::new();
    partition.hash(&mut hasher);
    let processors = processors as u64;
    usize::try_from(hasher.finish() % processors).unwrap_or_default()
}
