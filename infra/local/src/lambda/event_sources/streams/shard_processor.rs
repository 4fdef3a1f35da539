//! Invokes a function with one batch after the other: a batch that fails holds up the next ones.

use std::sync::Arc;
use std::time::Duration;

use time::OffsetDateTime;
use tokio::time::{Instant, sleep};

use super::batch::{AfterFailure, Batch};
use super::batch_reader::BatchReader;
use super::mapping::EventSourceMapping;
use super::on_failure::FailureCondition;
use crate::lambda::event_sources::batch_response::{BatchOutcome, batch_outcome};
use crate::lambda::event_sources::trimming::Span;
use crate::lambda::runtime::InvokeError;
use crate::report::Event;
use crate::services::dynamodb::RETENTION;

/// How long a batch is left alone after it failed once; twice as long each further time.
const FIRST_PAUSE: Duration = Duration::from_millis(100);
const LONGEST_PAUSE: Duration = Duration::from_secs(10);

/// Works on the records of some partition keys, in their order: as many batches of a shard are in
/// flight as it has processors, by the `ParallelizationFactor` of the mapping.
pub(super) struct ShardProcessor {
    reader: BatchReader,
    mapping: Arc<EventSourceMapping>,
}

/// The stack stops, and leaves the rest to the next one.
struct Stopped;

impl ShardProcessor {
    pub fn new(reader: BatchReader, mapping: Arc<EventSourceMapping>) -> Self {
        Self { reader, mapping }
    }

    pub async fn run(mut self) {
        loop {
            let batch = self.reader.batch().await;
            if self.mapping.work(batch).await.is_err() {
                return;
            }
        }
    }
}

impl EventSourceMapping {
    /// Delivers a batch until all of it is done or given up.
    async fn work(&self, batch: Batch) -> Result<(), Stopped> {
        let start = Instant::now();
        let mut parts = vec![batch];
        while let Some(mut batch) = parts.pop() {
            let now = OffsetDateTime::now_utc();
            let old = batch.take_older(oldest(self.event.maximum_age, self.since, now));
            self.give_up(&old, FailureCondition::RecordAgeExceeded)
                .await;
            self.mark_handled(&old, old.len(), start);
            if batch.is_empty() {
                continue;
            }
            let failure = self.invoke(&batch).await?;
            self.mark_handled(&batch, failure.unwrap_or(batch.len()), start);
            let Some(first) = failure else {
                continue;
            };
            match batch.after_failure(first, &self.event) {
                AfterFailure::Retry(rest) => {
                    let failures = rest.iter().map(|part| part.failures).max();
                    parts.extend(rest);
                    sleep(self.pause(failures.unwrap_or_default())).await;
                }
                AfterFailure::GiveUp(batch) => {
                    self.give_up(&batch, FailureCondition::RetryAttemptsExhausted)
                        .await;
                    self.mark_handled(&batch, batch.len(), start);
                }
            }
        }
        Ok(())
    }

    /// This reader is through with the first `count` records of a batch, on which it worked since
    /// `start`.
    fn mark_handled(&self, batch: &Batch, count: usize, start: Instant) {
        let end = Instant::now();
        for id in batch.event_ids(count) {
            self.readers.mark_handled(id, Some(Span { start, end }));
        }
    }

    /// Has the function work on a batch; gives where the first failure is, if there is one.
    async fn invoke(&self, batch: &Batch) -> Result<Option<usize>, Stopped> {
        let start = Instant::now();
        let answer = self.function.invoke(batch.event()).await;
        let ids = batch.sequence_numbers();
        // What the function failed with has been reported already.
        let outcome = match answer {
            Ok(answer) if self.event.reports_failures => batch_outcome(&answer, &ids),
            Ok(_) => BatchOutcome::Succeeded,
            Err(InvokeError::Stopped) => return Err(Stopped),
            Err(_) => BatchOutcome::Failed("the function failed".to_owned()),
        };
        let first = ids.iter().position(|id| outcome.has_failed(id));
        self.report.send(Event::Batch {
            source: self.table.clone(),
            function: self.function.spec().binary.clone(),
            size: ids.len(),
            failed: first.map_or(0, |first| ids.len() - first),
            duration: start.elapsed(),
        });
        if let Some(problem) = problem(&outcome, &ids) {
            self.report.problem(format!("{}: {problem}", self.table));
        }
        Ok(first)
    }

    async fn give_up(&self, batch: &Batch, condition: FailureCondition) {
        if batch.is_empty() {
            return;
        }
        let kept = match &self.on_failure {
            Some(destination) => destination.store(batch, condition).await,
            None => Ok("nowhere".to_owned()),
        };
        let kept = kept.unwrap_or_else(|error| format!("nowhere: {error}"));
        let (table, count) = (&self.table, batch.len());
        let problem = format!("{table}: gave up {count} records, kept {kept}");
        self.report.problem(problem);
    }

    fn pause(&self, failures: u32) -> Duration {
        let doubled = FIRST_PAUSE.saturating_mul(2_u32.saturating_pow(failures.saturating_sub(1)));
        self.redelivery.unwrap_or(doubled.min(LONGEST_PAUSE))
    }
}

/// Since when a record may be there and still be delivered `now`. Records grow older from `since`
/// on.
fn oldest(
    maximum_age: Option<Duration>,
    since: OffsetDateTime,
    now: OffsetDateTime,
) -> OffsetDateTime {
    let oldest = now - maximum_age.unwrap_or(RETENTION).min(RETENTION);
    match oldest > since {
        true => oldest,
        false => OffsetDateTime::UNIX_EPOCH,
    }
}

/// Whatever comes after the first failure of a batch is delivered again with it.
fn problem(outcome: &BatchOutcome, ids: &[&str]) -> Option<String> {
    let first = ids.iter().position(|id| outcome.has_failed(id))?;
    match outcome {
        BatchOutcome::Failed(reason) => Some(format!("a whole batch failed: {reason}")),
        _ => Some(format!(
            "{} of {} records failed",
            ids.len() - first,
            ids.len()
        )),
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use time::OffsetDateTime;

    use super::oldest;

    fn at(hour: u64) -> OffsetDateTime {
        OffsetDateTime::UNIX_EPOCH + hours(1_000) + hours(hour)
    }

    const fn hours(hours: u64) -> Duration {
        Duration::from_secs(hours * 3600)
    }

    #[test]
    fn a_record_is_too_old_once_it_could_have_been_delivered_for_as_long() {
        let limit = Some(hours(1));
        assert_eq!(oldest(limit, at(0), at(3)), at(2));
        assert_eq!(oldest(None, at(0), at(30)), at(6), "a stream keeps a day");
    }

    #[test]
    fn no_record_is_too_old_for_a_stack_that_has_just_started() {
        let limit = Some(hours(1));
        assert_eq!(oldest(limit, at(0), at(1)), OffsetDateTime::UNIX_EPOCH);
        assert_eq!(oldest(None, at(0), at(24)), OffsetDateTime::UNIX_EPOCH);
    }
}
