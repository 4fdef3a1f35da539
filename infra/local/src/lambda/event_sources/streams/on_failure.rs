//! On-failure destinations: batches that were given up go to a bucket.
//!
//! <https://docs.aws.amazon.com/lambda/latest/dg/services-dynamodb-errors.html#services-dynamodb-errors-s3-example>

use s3s::crypto::{Checksum, Md5};
use serde_json::{Value, json};
use time::OffsetDateTime;
use time::format_description::BorrowedFormatItem;
use time::macros::format_description;
use uuid::{Builder, Uuid};

use super::batch::Batch;
use crate::Error;
use crate::services::dynamodb::Stream;
use crate::services::s3::ObjectWriter;
use crate::template::{FunctionSpec, StreamEvent};
use crate::timestamps;

/// The end of a key, but for the id.
const TIME: &[BorrowedFormatItem<'_>] =
    format_description!("[year]/[month]/[day]/[year]-[month]-[day]T[hour].[minute].[second]");

/// Why a batch was given up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum FailureCondition {
    RetryAttemptsExhausted,
    RecordAgeExceeded,
}

/// The bucket for batches that a function failed on.
#[derive(Debug)]
pub(super) struct OnFailureDestination {
    objects: ObjectWriter,
    bucket: String,
    /// What the keys of all its objects begin with.
    prefix: String,
    function: String,
    stream: String,
    shard: String,
}

impl OnFailureDestination {
    /// None if the event source names none.
    pub fn of(
        event: &StreamEvent,
        function: &FunctionSpec,
        stream: &Stream,
        objects: &ObjectWriter,
    ) -> Result<Option<Self>, Error> {
        let Some(arn) = &event.on_failure else {
            return Ok(None);
        };
        let bucket = arn.strip_prefix("arn:aws:s3:::").unwrap_or(arn);
        if !objects.has_bucket(bucket) {
            return Err(Error::NoBucket(arn.clone()));
        }
        let shard = stream.shard();
        Ok(Some(Self {
            objects: objects.clone(),
            bucket: bucket.to_owned(),
            prefix: format!("aws/lambda/{}/{shard}", mapping_id(event, function)),
            function: function.arn(),
            stream: stream.arn().to_owned(),
            shard,
        }))
    }

    /// Puts a batch into the bucket; gives its address.
    pub async fn store(&self, batch: &Batch, condition: FailureCondition) -> Result<String, Error> {
        let now = OffsetDateTime::now_utc();
        let time = now.format(TIME).unwrap_or_default();
        let key = format!("{}/{time}-{}", self.prefix, Uuid::new_v4());
        let record = self.record(batch, condition, now).to_string();
        self.objects.put(&self.bucket, key.clone(), record).await?;
        Ok(format!("s3://{}/{key}", self.bucket))
    }

    fn record(&self, batch: &Batch, condition: FailureCondition, now: OffsetDateTime) -> Value {
        let payload = batch.event();
        let mut record = json!({
            "requestContext": {
                "requestId": Uuid::new_v4().to_string(),
                "functionArn": self.function,
                "condition": format!("{condition:?}"),
                "approximateInvokeCount": batch.failures,
            },
            "version": "1.0",
            "timestamp": timestamps::milliseconds(now),
            "DDBStreamBatchInfo": self.batch_info(batch),
            "payload": String::from_utf8_lossy(&payload),
        });
        if batch.failures > 0 {
            record["responseContext"] = json!({
                "statusCode": 200,
                "executedVersion": "$LATEST",
                "functionError": "Unhandled",
            });
        }
        record
    }

    fn batch_info(&self, batch: &Batch) -> Value {
        let ends = batch.ends();
        let ends = ends.map(|(first, last)| {
            json!({
                "shardId": self.shard,
                "startSequenceNumber": first.sequence_number(),
                "endSequenceNumber": last.sequence_number(),
                "approximateArrivalOfFirstRecord": timestamps::seconds(first.created()),
                "approximateArrivalOfLastRecord": timestamps::seconds(last.created()),
                "batchSize": batch.len(),
                "streamArn": self.stream,
            })
        });
        ends.unwrap_or_default()
    }
}

/// The same with each start.
fn mapping_id(event: &StreamEvent, function: &FunctionSpec) -> Uuid {
    let name = format!("{}/{}", function.name, event.name);
    Builder::from_md5_bytes(Md5::checksum(name.as_bytes())).into_uuid()
}
