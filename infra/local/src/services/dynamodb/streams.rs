//! Reading the stream of a table, as Lambda does it.
//!
//! Through the engine's own interface: on the wire, SDKs find its shards' names too short.

use dynoxide::DynoxideError;
use dynoxide::actions::get_records::{GetRecordsRequest, GetRecordsResponse};
use dynoxide::actions::get_shard_iterator::GetShardIteratorRequest;
use dynoxide::streams::shard_id;
use serde_json::{Value, json};
use time::OffsetDateTime;

use super::write_watcher::WriteSignal;
use super::{DynamoDb, Table, engine_error};
use crate::Error;

/// A table's stream, which has one shard.
pub(crate) struct Stream {
    engine: dynoxide::Database,
    table: Table,
    arn: String,
    /// Where the next record is.
    position: Option<String>,
    /// Wakes the reader when there may be more records.
    pub writes: WriteSignal,
}

/// A change to an item.
#[derive(Debug, Clone)]
pub(crate) struct Record {
    /// As functions get it.
    pub event: Value,
    /// The bytes that it takes there.
    pub size: usize,
}

impl DynamoDb {
    /// The stream with this ARN, from its beginning.
    pub(crate) fn stream(&self, arn: &str) -> Option<Stream> {
        let mut tables = self.tables.values();
        let table = tables.find(|table| table.stream_arn.as_deref() == Some(arn))?;
        Some(Stream {
            engine: self.engine.clone(),
            table: table.clone(),
            arn: arn.to_owned(),
            position: None,
            writes: self.writes.signal(),
        })
    }
}

impl Stream {
    pub fn arn(&self) -> &str {
        &self.arn
    }

    pub fn table(&self) -> &str {
        &self.table.name
    }

    pub fn shard(&self) -> String {
        shard_id(&self.table.name)
    }

    /// Reads on: the next records, in their order; none if there are none yet.
    pub async fn read(&mut self) -> Result<Vec<Record>, Error> {
        let (engine, position) = (self.engine.clone(), self.position.clone());
        let (table, arn) = (self.table.name.clone(), self.arn.clone());
        let reading = tokio::task::spawn_blocking(move || {
            let position = match position {
                Some(position) => position,
                None => beginning(&engine, &table, arn)?,
            };
            engine.get_records(GetRecordsRequest {
                shard_iterator: position,
                limit: None,
            })
        });
        let read = reading.await;
        let read = read.map_err(|error| Error::DynamoDb(error.to_string()))?;
        let response = read.map_err(engine_error)?;
        let records = self.records(&response);
        self.position = response.next_shard_iterator;
        records
    }

    fn records(&self, response: &GetRecordsResponse) -> Result<Vec<Record>, Error> {
        let records = response.records.iter().map(|record| {
            let event = serde_json::to_value(record);
            let event = event.map_err(|error| Error::DynamoDb(error.to_string()))?;
            Ok(Record::new(event, &self.arn))
        });
        records.collect()
    }

    /// The value of a record's partition key, in the order of whose records Lambda keeps to.
    pub fn partition(&self, record: &Record) -> String {
        record.event["dynamodb"]["Keys"][&self.table.partition_key].to_string()
    }
}

fn beginning(
    engine: &dynoxide::Database,
    table: &str,
    stream_arn: String,
) -> Result<String, DynoxideError> {
    let iterator = engine.get_shard_iterator(GetShardIteratorRequest {
        stream_arn,
        shard_id: shard_id(table),
        shard_iterator_type: "TRIM_HORIZON".to_owned(),
        sequence_number: None,
    })?;
    Ok(iterator.shard_iterator.unwrap_or_default())
}

impl Record {
    /// <https://docs.aws.amazon.com/lambda/latest/dg/with-ddb.html#services-dynamodb-example-event>
    fn new(mut event: Value, stream_arn: &str) -> Self {
        event["eventSourceARN"] = json!(stream_arn);
        // The engine makes one up.
        event["awsRegion"] = json!(crate::REGION);
        let created = &mut event["dynamodb"]["ApproximateCreationDateTime"];
        *created = json!(created.as_f64().unwrap_or_default() as i64);
        Self {
            size: event.to_string().len(),
            event,
        }
    }

    /// What tells it from every other one.
    pub fn event_id(&self) -> &str {
        self.event["eventID"].as_str().unwrap_or_default()
    }

    pub fn sequence_number(&self) -> &str {
        let number = &self.event["dynamodb"]["SequenceNumber"];
        number.as_str().unwrap_or_default()
    }

    pub fn created(&self) -> OffsetDateTime {
        let seconds = &self.event["dynamodb"]["ApproximateCreationDateTime"];
        let time = OffsetDateTime::from_unix_timestamp(seconds.as_i64().unwrap_or_default());
        time.unwrap_or(OffsetDateTime::UNIX_EPOCH)
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use serde_json::{Value, json};
    use time::OffsetDateTime;

    use crate::documented::assert_documented;
    use crate::services::dynamodb::{DynamoDb, WriteWatcher};
    use crate::template::TableSpec;

    const TABLE: &str = "ExampleTableWithStream";

    /// A database with the table of the samples, whose items may have a time at which they expire.
    async fn database() -> DynamoDb {
        let request = json!({
            "TableName": TABLE,
            "BillingMode": "PAY_PER_REQUEST",
            "AttributeDefinitions": [{"AttributeName": "Id", "AttributeType": "N"}],
            "KeySchema": [{"AttributeName": "Id", "KeyType": "HASH"}],
            "StreamSpecification": {
                "StreamEnabled": true,
                "StreamViewType": "NEW_AND_OLD_IMAGES",
            },
        });
        let table = TableSpec {
            name: TABLE.to_owned(),
            create_table: request,
            ttl_attribute: Some("expires".to_owned()),
        };
        let engine = dynoxide::Database::memory().unwrap();
        let database = DynamoDb::start(engine, &[table], WriteWatcher::polling());
        database.unwrap()
    }

    fn put(database: &DynamoDb, item: Value) {
        let request = json!({"TableName": TABLE, "Item": item});
        let request = serde_json::from_value(request).unwrap();
        database.engine.put_item(request).unwrap();
    }

    /// All that the stream of the table tells.
    async fn told(database: &DynamoDb) -> Vec<Value> {
        let arn = database.tables[TABLE].stream_arn.as_ref().unwrap();
        let records = database.stream(arn).unwrap().read().await.unwrap();
        records.into_iter().map(|record| record.event).collect()
    }

    #[tokio::test]
    async fn items_that_appear_and_change_are_told_of_as_aws_documents_it() {
        let database = database().await;
        for message in ["New item!", "This item has changed"] {
            let item = json!({"Id": {"N": "101"}, "Message": {"S": message}});
            put(&database, item);
        }
        let sample = include_str!("../../../../testing/fixtures/events/dynamodb_stream.json");
        assert_documented(&json!({ "Records": told(&database).await }), sample, &[]);
    }

    #[tokio::test]
    async fn an_item_whose_time_is_up_is_told_of_as_aws_documents_it() {
        let database = database().await;
        let expired = (OffsetDateTime::now_utc() - Duration::from_secs(3_600)).unix_timestamp();
        let item = json!({
            "Id": {"N": "101"},
            "Message": {"S": "This item has changed"},
            "expires": {"N": expired.to_string()},
        });
        put(&database, item);
        database.engine.sweep_ttl().unwrap();
        let removal = told(&database).await.pop();
        let sample = include_str!("../../../../testing/fixtures/events/dynamodb_expiry.json");
        assert_documented(&json!({ "Records": [removal] }), sample, &[]);
    }
}
