//! A batch of stream records.

use bytes::Bytes;
use serde_json::json;
use time::OffsetDateTime;

use crate::services::dynamodb::Record;
use crate::template::StreamEvent;

#[derive(Debug, Clone, Default)]
pub(super) struct Batch {
    records: Vec<Record>,
    /// How often it failed, as it is.
    pub failures: u32,
}

/// What to do with the rest of a batch after a failure.
#[derive(Debug)]
pub(super) enum AfterFailure {
    /// It is delivered again, in parts perhaps: the first ones last.
    Retry(Vec<Batch>),
    /// It was tried often enough.
    GiveUp(Batch),
}

impl Batch {
    pub fn push(&mut self, record: Record) {
        self.records.push(record);
    }

    pub fn len(&self) -> usize {
        self.records.len()
    }

    pub fn is_empty(&self) -> bool {
        self.records.is_empty()
    }

    /// The bytes of its records.
    pub fn size(&self) -> usize {
        self.records.iter().map(|record| record.size).sum()
    }

    /// The first and the last record.
    pub fn ends(&self) -> Option<(&Record, &Record)> {
        self.records.first().zip(self.records.last())
    }

    pub fn sequence_numbers(&self) -> Vec<&str> {
        self.records.iter().map(Record::sequence_number).collect()
    }

    /// The ids of the first `count` records.
    pub fn event_ids(&self, count: usize) -> impl Iterator<Item = &str> {
        self.records.iter().take(count).map(Record::event_id)
    }

    /// What the function gets.
    pub fn event(&self) -> Bytes {
        let records: Vec<_> = self.records.iter().map(|record| &record.event).collect();
        Bytes::from(json!({ "Records": records }).to_string())
    }

    /// Takes out the records from before a time.
    pub fn take_older(&mut self, than: OffsetDateTime) -> Self {
        let is_older = |record: &mut Record| record.created() < than;
        Self {
            records: self.records.extract_if(.., is_older).collect(),
            failures: self.failures,
        }
    }

    /// After the record at `first` failed: those before it are done.
    ///
    /// Splitting a batch does not count as trying it again.
    /// <https://docs.aws.amazon.com/lambda/latest/dg/services-dynamodb-errors.html>
    pub fn after_failure(mut self, first: usize, rules: &StreamEvent) -> AfterFailure {
        let rest = self.records.split_off(first);
        let half = rest.len().div_ceil(2);
        match rules.bisects {
            true if first > 0 => AfterFailure::Retry(vec![self.part(rest)]),
            true if rest.len() > 1 => {
                let mut rest = rest;
                let second = rest.split_off(half);
                AfterFailure::Retry(vec![self.part(second), self.part(rest)])
            }
            _ => self.part(rest).failed(rules),
        }
    }

    fn part(&self, records: Vec<Record>) -> Self {
        Self {
            records,
            failures: self.failures,
        }
    }

    fn failed(mut self, rules: &StreamEvent) -> AfterFailure {
        self.failures += 1;
        match rules.retries {
            Some(retries) if self.failures > retries => AfterFailure::GiveUp(self),
            _ => AfterFailure::Retry(vec![self]),
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;
    use time::OffsetDateTime;

    use super::Batch;
    use crate::services::dynamodb::Record;

    fn record(created: i64) -> Record {
        let change = json!({
            "SequenceNumber": created.to_string(),
            "ApproximateCreationDateTime": created,
        });
        Record {
            event: json!({ "dynamodb": change }),
            size: 1,
        }
    }

    #[test]
    fn what_is_too_old_is_taken_out_and_the_rest_stays_in_its_order() {
        let mut batch = Batch::default();
        for created in [7, 10, 9, 11] {
            batch.push(record(created));
        }
        let than = OffsetDateTime::from_unix_timestamp(10).unwrap();
        let old = batch.take_older(than);
        assert_eq!(old.sequence_numbers(), ["7", "9"]);
        assert_eq!(batch.sequence_numbers(), ["10", "11"]);
    }
}
