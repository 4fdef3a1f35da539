//! Trims streams: records go after a day, as on AWS, and here as soon as nobody needs them.
//!
//! The engine keeps every record and has no call to remove one, so this opens its file beside it.
//! It also finds the latest record at each write, and the records after a position at each read, by
//! looking at all of them: the indexes made here spare it that.

use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use rusqlite::Connection;
use time::OffsetDateTime;

use crate::Error;

/// How long a stream keeps its records.
/// <https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Streams.html>
pub(crate) const RETENTION: Duration = Duration::from_secs(24 * 60 * 60);

const INDEXES: &str = "
    CREATE INDEX IF NOT EXISTS stream_records_by_sequence
        ON _stream_records (table_name, CAST(sequence_number AS INTEGER));
    CREATE INDEX IF NOT EXISTS stream_records_by_event ON _stream_records (event_id);";

const TRIM_OLDER: &str = "DELETE FROM _stream_records WHERE created_at < ?1";

/// The latest record of a table stays: the engine numbers the next one from it, and a reader would
/// miss one with a smaller number if the clock were set back meanwhile.
const TRIM: &str = "
    DELETE FROM _stream_records AS handled WHERE event_id = ?1 AND EXISTS (
        SELECT 1 FROM _stream_records AS later WHERE later.table_name = handled.table_name
            AND CAST(later.sequence_number AS INTEGER) > CAST(handled.sequence_number AS INTEGER))";

/// As many records are trimmed in one transaction, which holds up those who write.
const AT_ONCE: usize = 500;

/// Trims the streams of one database.
#[derive(Debug, Clone)]
pub(crate) struct Trimmer(Arc<Mutex<Connection>>);

impl Trimmer {
    /// Of the database in `file`, which the engine has made. What is too old goes at once.
    pub fn open(file: &Path) -> Result<Self, Error> {
        let connection = Connection::open(file).map_err(failed)?;
        connection.execute_batch(INDEXES).map_err(failed)?;
        let trimmer = Self(Arc::new(Mutex::new(connection)));
        trimmer.trim_now(&[])?;
        Ok(trimmer)
    }

    /// Forgets the records with these event ids, but for the latest of a table, and all that are
    /// too old. Gives the ids of those that are gone.
    pub async fn trim(&self, handled: Vec<String>) -> Result<Vec<String>, Error> {
        let trimmer = self.clone();
        let trimming = tokio::task::spawn_blocking(move || trimmer.trim_now(&handled));
        let trimmed = trimming.await;
        trimmed.map_err(|error| Error::DynamoDb(error.to_string()))?
    }

    fn trim_now(&self, handled: &[String]) -> Result<Vec<String>, Error> {
        let mut connection = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let mut gone = Vec::new();
        for some in handled.chunks(AT_ONCE) {
            gone.extend(trim(&mut connection, some).map_err(failed)?);
        }
        let oldest = (OffsetDateTime::now_utc() - RETENTION).unix_timestamp();
        connection.execute(TRIM_OLDER, [oldest]).map_err(failed)?;
        Ok(gone)
    }
}

fn trim(connection: &mut Connection, handled: &[String]) -> rusqlite::Result<Vec<String>> {
    let transaction = connection.transaction()?;
    let mut gone = Vec::new();
    for id in handled {
        if transaction.prepare_cached(TRIM)?.execute([id])? > 0 {
            gone.push(id.clone());
        }
    }
    transaction.commit()?;
    Ok(gone)
}

fn failed(error: rusqlite::Error) -> Error {
    Error::DynamoDb(error.to_string())
}

#[cfg(test)]
mod tests {
    use rusqlite::Connection;
    use tempfile::TempDir;
    use time::OffsetDateTime;

    use super::RETENTION;
    use crate::services::dynamodb::DynamoDb;
    use crate::services::dynamodb::streaming::{TABLE, open, put};

    /// The keys that the stream tells of, and the ids of the events.
    async fn told(database: &DynamoDb) -> (Vec<String>, Vec<String>) {
        let arn = database.tables[TABLE].stream_arn.as_ref().unwrap();
        let records = database.stream(arn).unwrap().read().await.unwrap();
        let key = |event: &serde_json::Value| event["dynamodb"]["Keys"]["pk"]["S"].clone();
        let keys = records.iter().map(|record| key(&record.event));
        let keys = keys.map(|key| key.as_str().unwrap().to_owned()).collect();
        let ids = records.iter().map(|record| record.event_id().to_owned());
        (keys, ids.collect())
    }

    #[tokio::test]
    async fn what_is_named_is_forgotten_and_what_is_not_is_still_told_in_its_order() {
        let folder = TempDir::new().unwrap();
        let database = open(&folder).await;
        for key in ["a", "b", "c", "d"] {
            put(&database, key);
        }
        let (_, ids) = told(&database).await;
        let trimmer = database.trimmer().unwrap();
        let named = vec![ids[0].clone(), ids[2].clone()];
        assert_eq!(trimmer.trim(named.clone()).await.unwrap(), named);
        assert_eq!(told(&database).await.0, ["b", "d"]);
    }

    #[tokio::test]
    async fn the_latest_record_stays_until_there_is_a_later_one() {
        let folder = TempDir::new().unwrap();
        let database = open(&folder).await;
        put(&database, "a");
        let (_, ids) = told(&database).await;
        let trimmer = database.trimmer().unwrap();
        assert_eq!(trimmer.trim(ids.clone()).await.unwrap(), [""; 0]);
        put(&database, "b");
        assert_eq!(trimmer.trim(ids.clone()).await.unwrap(), ids);
        assert_eq!(told(&database).await.0, ["b"]);
    }

    #[tokio::test]
    async fn what_is_older_than_a_day_is_forgotten_at_the_start() {
        let folder = TempDir::new().unwrap();
        let database = open(&folder).await;
        put(&database, "old");
        drop(database);
        let file = folder.path().join("dynamodb.sqlite");
        let before = OffsetDateTime::now_utc() - RETENTION - RETENTION / 24;
        let aged = "UPDATE _stream_records SET created_at = ?1";
        let connection = Connection::open(file).unwrap();
        connection.execute(aged, [before.unix_timestamp()]).unwrap();

        let database = open(&folder).await;
        put(&database, "new");
        assert_eq!(told(&database).await.0, ["new"]);
    }

    #[tokio::test]
    async fn neither_a_write_nor_a_read_looks_at_the_records_before() {
        let folder = TempDir::new().unwrap();
        let database = open(&folder).await;
        put(&database, "a");
        let connection = Connection::open(folder.path().join("dynamodb.sqlite")).unwrap();
        for query in [
            "SELECT COALESCE(MAX(CAST(sequence_number AS INTEGER)), 0) + 1 FROM _stream_records \
             WHERE table_name = 'a'",
            "SELECT event_name FROM _stream_records WHERE table_name = 'a' AND shard_id = 'b' \
             AND CAST(sequence_number AS INTEGER) > 1 \
             ORDER BY CAST(sequence_number AS INTEGER) ASC LIMIT 1",
        ] {
            let mut plan = connection
                .prepare(&format!("EXPLAIN QUERY PLAN {query}"))
                .unwrap();
            let steps = plan
                .query_map([], |row| row.get::<_, String>("detail"))
                .unwrap();
            let steps: Vec<_> = steps.map(Result::unwrap).collect();
            let by_index = |step: &String| {
                step.starts_with("SEARCH") && step.contains("INDEX stream_records_by_sequence")
            };
            assert!(steps.iter().all(by_index), "{steps:?}");
        }
    }
}
