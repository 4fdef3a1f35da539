//! Finds the stream records that nobody needs any more, to trim them.
//!
//! A start reads every stream from its beginning, since queues are in memory and go with the
//! process. So a record may be forgotten once everybody who reads its stream is through with it,
//! and no message is in a queue that could tell of it: none that was sent while a function worked
//! on it. Dead letters count, for they would be lost as well.

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::time::{Instant, interval};

use crate::report::Report;
use crate::services::dynamodb::{RETENTION, Trimmer};
use crate::services::sqs::Queues;

/// Trims what is handled to its end. A message that moves between queues while they are searched
/// may be overlooked, but not twice in a row: so a record goes at the second search that finds no
/// message of it.
#[derive(Debug)]
pub(super) struct StreamTrimming {
    handled: Mutex<Vec<HandledRecord>>,
    trimmer: Trimmer,
    queues: Arc<Queues>,
    report: Report,
}

/// A record that all who read its stream are through with.
#[derive(Debug)]
struct HandledRecord {
    event_id: String,
    /// When functions worked on it.
    spans: Vec<Span>,
    /// Whether the last look found none of its messages in a queue.
    is_quiet: bool,
}

/// From when until when.
#[derive(Debug, Clone, Copy)]
pub(super) struct Span {
    pub start: Instant,
    pub end: Instant,
}

/// Those who read one stream, and which records only some of them are through with.
#[derive(Debug)]
pub(super) struct StreamReaders {
    count: usize,
    partly_handled: Mutex<HashMap<String, PartlyHandled>>,
    /// None where the stream keeps its records only as long as the process.
    trimming: Option<Arc<StreamTrimming>>,
}

#[derive(Debug, Default)]
struct PartlyHandled {
    readers: usize,
    spans: Vec<Span>,
}

impl StreamTrimming {
    pub fn new(trimmer: Trimmer, queues: Arc<Queues>, report: Report) -> Self {
        Self {
            handled: Mutex::default(),
            trimmer,
            queues,
            report,
        }
    }

    /// Looks again and again.
    pub async fn run(self: Arc<Self>, period: Duration) {
        let mut interval = interval(period);
        loop {
            interval.tick().await;
            self.trim().await;
        }
    }

    /// Looks once.
    pub async fn trim(&self) {
        let sent = self.queues.outstanding().await;
        let quiet = self.quiet(&sent);
        match self.trimmer.trim(quiet).await {
            Ok(gone) => {
                let gone: HashSet<_> = gone.into_iter().collect();
                let is_needed = |handled: &HandledRecord| {
                    !gone.contains(&handled.event_id) && !handled.is_old()
                };
                self.lock().retain(is_needed);
            }
            Err(error) => self.report.problem(error.to_string()),
        }
    }

    /// The records of which no message is in a queue, now and at the last look.
    fn quiet(&self, sent: &[Instant]) -> Vec<String> {
        let mut quiet = Vec::new();
        for handled in &mut *self.lock() {
            let was_quiet = handled.is_quiet;
            handled.is_quiet = !handled.spans.iter().any(|span| span.holds_any(sent));
            if was_quiet && handled.is_quiet {
                quiet.push(handled.event_id.clone());
            }
        }
        quiet
    }

    fn lock(&self) -> MutexGuard<'_, Vec<HandledRecord>> {
        self.handled.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl HandledRecord {
    /// The stream itself forgets it then.
    fn is_old(&self) -> bool {
        let last = self.spans.iter().map(|span| span.end).max();
        last.is_some_and(|end| end.elapsed() > RETENTION)
    }
}

impl Span {
    /// Whether one of some instants, in their order, is in it.
    fn holds_any(&self, instants: &[Instant]) -> bool {
        let first = instants.partition_point(|instant| *instant < self.start);
        instants
            .get(first)
            .is_some_and(|instant| *instant <= self.end)
    }
}

impl StreamReaders {
    /// As many as are going to read the stream.
    pub fn new(count: usize, trimming: Option<Arc<StreamTrimming>>) -> Self {
        Self {
            count,
            partly_handled: Mutex::default(),
            trimming,
        }
    }

    /// One of them is through with a record, on which its function worked for a while, or not at
    /// all.
    pub fn mark_handled(&self, event_id: &str, span: Option<Span>) {
        let Some(trimming) = &self.trimming else {
            return;
        };
        let mut partly_handled = self
            .partly_handled
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        let mut record = partly_handled.remove(event_id).unwrap_or_default();
        record.readers += 1;
        record.spans.extend(span);
        if record.readers < self.count {
            partly_handled.insert(event_id.to_owned(), record);
            return;
        }
        trimming.lock().push(HandledRecord {
            event_id: event_id.to_owned(),
            spans: record.spans,
            is_quiet: false,
        });
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;
    use std::time::Duration;

    use tempfile::TempDir;
    use tokio::time::Instant;

    use super::{Span, StreamReaders, StreamTrimming};
    use crate::report::Report;
    use crate::services::dynamodb::{DynamoDb, streaming};
    use crate::services::sqs::{MessageAttributes, Queues, ReceivedMessage};
    use crate::template::{QueueSpec, RedrivePolicy};

    /// A stream with records, and a queue whose messages are dead after one reception.
    struct Scene {
        database: DynamoDb,
        queues: Arc<Queues>,
        trimming: Arc<StreamTrimming>,
        _folder: TempDir,
    }

    fn queue(name: &str, redrive: Option<RedrivePolicy>) -> QueueSpec {
        QueueSpec {
            name: name.to_owned(),
            queue_name: name.to_owned(),
            visibility_timeout: Duration::ZERO,
            delay: Duration::ZERO,
            retention: Duration::from_secs(3_600),
            redrive,
        }
    }

    impl Scene {
        async fn with(keys: &[&str]) -> Self {
            let folder = TempDir::new().unwrap();
            let database = streaming::open(&folder).await;
            let lost = queue("lost", None);
            let redrive = RedrivePolicy {
                dead_letter_target_arn: lost.arn(),
                max_receive_count: 1,
            };
            let queues = [queue("found", Some(redrive)), lost];
            let queues = Arc::new(Queues::unserved(&queues));
            let trimmer = database.trimmer().unwrap().clone();
            let trimming = StreamTrimming::new(trimmer, Arc::clone(&queues), Report::silent());
            let scene = Self {
                database,
                queues,
                trimming: Arc::new(trimming),
                _folder: folder,
            };
            for key in keys {
                streaming::put(&scene.database, key);
            }
            scene
        }

        fn readers(&self, count: usize) -> StreamReaders {
            StreamReaders::new(count, Some(Arc::clone(&self.trimming)))
        }

        /// The ids of the records that are left.
        async fn left(&self) -> Vec<String> {
            let arn = self.database.tables()[streaming::TABLE]
                .stream_arn
                .clone()
                .unwrap();
            let records = self.database.stream(&arn).unwrap().read().await.unwrap();
            let ids = records.iter().map(|record| record.event_id().to_owned());
            ids.collect()
        }

        /// The ids that are left after two looks.
        async fn left_after_looking(&self) -> Vec<String> {
            self.trimming.trim().await;
            self.trimming.trim().await;
            self.left().await
        }

        /// A function works on a record, and sends a message.
        async fn work_on(&self, readers: &StreamReaders, record: &str) {
            let start = Instant::now();
            let arn = queue("found", None).arn();
            let attributes = MessageAttributes::default();
            self.queues.send(&arn, String::new(), attributes).await;
            let end = Instant::now();
            readers.mark_handled(record, Some(Span { start, end }));
        }

        async fn receive(&self, queue: &QueueSpec) -> Vec<ReceivedMessage> {
            let queue = self.queues.by_arn(&queue.arn()).unwrap();
            let (visibility_timeout, wait) = (Duration::ZERO, Duration::ZERO);
            self.queues
                .receive(queue, 10, visibility_timeout, wait)
                .await
        }

        async fn delete_all(&self, queue: &QueueSpec) {
            for message in self.receive(queue).await {
                let queue = self.queues.by_arn(&queue.arn()).unwrap();
                assert!(queue.delete(&message.receipt_handle).await);
            }
        }
    }

    #[tokio::test]
    async fn a_record_stays_as_long_as_a_message_that_came_of_it_is_in_a_queue() {
        let scene = Scene::with(&["a", "b"]).await;
        let (all, readers) = (scene.left().await, scene.readers(1));
        scene.work_on(&readers, &all[0]).await;
        assert_eq!(scene.left_after_looking().await, all);
        scene.delete_all(&queue("found", None)).await;
        assert_eq!(scene.left_after_looking().await, all[1..]);
    }

    #[tokio::test]
    async fn a_dead_letter_keeps_its_record_and_no_other() {
        let scene = Scene::with(&["a", "b", "c"]).await;
        let (all, readers) = (scene.left().await, scene.readers(1));
        scene.work_on(&readers, &all[0]).await;
        // The second reception is one too many.
        for _ in 0..2 {
            scene.receive(&queue("found", None)).await;
        }
        scene.work_on(&readers, &all[1]).await;
        scene.delete_all(&queue("found", None)).await;
        assert_eq!(
            scene.left_after_looking().await,
            [&all[0], &all[2]].map(String::clone)
        );
        scene.delete_all(&queue("lost", None)).await;
        assert_eq!(scene.left_after_looking().await, all[2..]);
    }

    #[tokio::test]
    async fn a_record_stays_until_everybody_who_reads_the_stream_is_through_with_it() {
        let scene = Scene::with(&["a", "b"]).await;
        let (all, readers) = (scene.left().await, scene.readers(2));
        readers.mark_handled(&all[0], None);
        assert_eq!(scene.left_after_looking().await, all);
        readers.mark_handled(&all[0], None);
        assert_eq!(scene.left_after_looking().await, all[1..]);
    }

    #[tokio::test]
    async fn the_latest_record_is_forgotten_once_another_one_comes() {
        let scene = Scene::with(&["a"]).await;
        let (all, readers) = (scene.left().await, scene.readers(1));
        readers.mark_handled(&all[0], None);
        assert_eq!(scene.left_after_looking().await, all);
        streaming::put(&scene.database, "b");
        let left = scene.left_after_looking().await;
        assert!(left.len() == 1 && left != all);
    }
}
