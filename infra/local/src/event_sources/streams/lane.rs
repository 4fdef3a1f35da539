//! Delivers one batch after the other: what fails holds up what comes after it.

use std::sync::Arc;
use std::time::Duration;

use time::OffsetDateTime;
use tokio::time::{Instant, sleep};

use super::Source;
use super::batch::{Batch, Next};
use super::failures::Condition;
use super::reader::Reader;
use crate::event_sources::response::{Outcome, judge};
use crate::lambda::InvokeError;
use crate::report::Event;

/// How long a stream keeps its records.
/// <https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Streams.html>
const RETENTION: Duration = Duration::from_secs(24 * 60 * 60);

/// How long a batch is left alone after it failed once; twice as long each further time.
const FIRST_PAUSE: Duration = Duration::from_millis(100);
const LONGEST_PAUSE: Duration = Duration::from_secs(10);

/// Keeps the order of the records of some keys.
pub(super) struct Lane {
    reader: Reader,
    source: Arc<Source>,
}

/// The stack stops, and leaves the rest to the next one.
struct Stopped;

impl Lane {
    pub fn new(reader: Reader, source: Arc<Source>) -> Self {
        Self { reader, source }
    }

    pub async fn run(mut self) {
        loop {
            let batch = self.reader.batch().await;
            if self.source.work(batch).await.is_err() {
                return;
            }
        }
    }
}

impl Source {
    /// Delivers a batch until all of it is done or given up.
    async fn work(&self, batch: Batch) -> Result<(), Stopped> {
        let mut parts = vec![batch];
        while let Some(mut batch) = parts.pop() {
            let old = batch.take_older(self.oldest());
            self.give_up(&old, Condition::RecordAgeExceeded).await;
            if batch.is_empty() {
                continue;
            }
            let Some(first) = self.invoke(&batch).await? else {
                continue;
            };
            match batch.after_failure(first, &self.event) {
                Next::Again(rest) => {
                    let failures = rest.iter().map(|part| part.failures).max();
                    parts.extend(rest);
                    sleep(self.pause(failures.unwrap_or_default())).await;
                }
                Next::GiveUp(batch) => {
                    self.give_up(&batch, Condition::RetryAttemptsExhausted)
                        .await;
                }
            }
        }
        Ok(())
    }

    /// Has the function work on a batch; gives where the first failure is, if there is one.
    async fn invoke(&self, batch: &Batch) -> Result<Option<usize>, Stopped> {
        let start = Instant::now();
        let answer = self.function.invoke(batch.event()).await;
        let ids = batch.sequence_numbers();
        // What the function failed with has been reported already.
        let outcome = match answer {
            Ok(answer) if self.event.reports_failures => judge(&answer, &ids),
            Ok(_) => Outcome::Succeeded,
            Err(InvokeError::Stopped) => return Err(Stopped),
            Err(_) => Outcome::Failed("the function failed".to_owned()),
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

    async fn give_up(&self, batch: &Batch, condition: Condition) {
        if batch.is_empty() {
            return;
        }
        let kept = match &self.failures {
            Some(failures) => failures.keep(batch, condition).await,
            None => Ok("nowhere".to_owned()),
        };
        let kept = kept.unwrap_or_else(|error| format!("nowhere: {error}"));
        let (table, count) = (&self.table, batch.len());
        let problem = format!("{table}: gave up {count} records, kept {kept}");
        self.report.problem(problem);
    }

    /// Since when a record may be there and still be delivered.
    fn oldest(&self) -> OffsetDateTime {
        let maximum_age = self.event.maximum_age.unwrap_or(RETENTION).min(RETENTION);
        let oldest = OffsetDateTime::now_utc() - maximum_age;
        match oldest > self.since {
            true => oldest,
            false => OffsetDateTime::UNIX_EPOCH,
        }
    }

    fn pause(&self, failures: u32) -> Duration {
        let doubled = FIRST_PAUSE.saturating_mul(2_u32.saturating_pow(failures.saturating_sub(1)));
        self.redelivery.unwrap_or(doubled.min(LONGEST_PAUSE))
    }
}

/// Whatever comes after the first failure of a batch is delivered again with it.
fn problem(outcome: &Outcome, ids: &[&str]) -> Option<String> {
    let first = ids.iter().position(|id| outcome.has_failed(id))?;
    match outcome {
        Outcome::Failed(reason) => Some(format!("a whole batch failed: {reason}")),
        _ => Some(format!(
            "{} of {} records failed",
            ids.len() - first,
            ids.len()
        )),
    }
}
