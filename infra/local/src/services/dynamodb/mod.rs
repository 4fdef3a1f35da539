//! DynamoDB: an embedded engine with the tables of the template, served on loopback.

mod api;
mod authorization;
mod client_request_tokens;
mod endpoint;
mod streams;
mod tables;
mod trim;
mod write_watcher;

use std::collections::BTreeMap;
use std::path::Path;
use std::time::{Duration, Instant};

use tokio::task::JoinSet;

use crate::Error;
use crate::server::{Listener, Server};
use crate::template::{TableSpec, Template};
pub(crate) use endpoint::Endpoint;
pub(crate) use streams::{Record, Stream};
pub(crate) use trim::{RETENTION, Trimmer};
use write_watcher::WriteWatcher;

/// How long it is at least from one deletion of expired items to the next. AWS takes days; readers
/// check the expiry anyway.
const TTL_SWEEP_INTERVAL: Duration = Duration::from_secs(60);

/// A sweep reads every item of the tables whose items expire. So it may take a hundredth of the
/// time at most.
const TTL_INTERVALS_PER_SWEEP: u32 = 100;

/// An in-memory DynamoDB for one test. It stops when it is dropped.
///
/// ```no_run
/// # async fn example() -> Result<(), local::Error> {
/// let database = local::dynamodb::InMemory::start().await?;
/// let client_configuration = (database.endpoint(), database.table("UsersTable"));
/// # Ok(())
/// # }
/// ```
#[derive(Debug)]
pub struct InMemory {
    database: DynamoDb,
    endpoint: String,
    _server: Server,
}

impl InMemory {
    /// An empty database with the tables of this repository's `template.yaml`. Starting one takes
    /// milliseconds, so each test may have its own. The tables have no streams, which nobody would
    /// read: the engine looks at all records of a stream at each write, and never forgets one.
    ///
    /// # Errors
    /// When the template cannot be read, or a table cannot be made.
    pub async fn start() -> Result<Self, Error> {
        let template = Template::read(&Template::path(), &BTreeMap::new())?;
        let tables = template.tables.into_iter();
        let tables: Vec<_> = tables.map(TableSpec::without_stream).collect();
        let engine = dynoxide::Database::memory().map_err(engine_error)?;
        let database = DynamoDb::start(engine, &tables, WriteWatcher::polling())?;
        let router = api::router(database.engine.clone());
        let server = Listener::bind(0).await?.serve(router);
        Ok(Self {
            database,
            endpoint: server.url(),
            _server: server,
        })
    }

    /// The URL to give an SDK client as its endpoint. Any region and credentials will do.
    pub fn endpoint(&self) -> &str {
        &self.endpoint
    }

    /// The name of the table with this logical id: here the two are the same.
    pub fn table<'a>(&'a self, logical_id: &'a str) -> &'a str {
        self.database.table(logical_id)
    }

    /// The tables by logical id.
    pub fn tables(&self) -> &BTreeMap<String, Table> {
        self.database.tables()
    }
}

/// The tables of a template, and the engine that keeps them. It has no port of its own.
pub struct DynamoDb {
    tables: BTreeMap<String, Table>,
    engine: dynoxide::Database,
    writes: WriteWatcher,
    trimmer: Option<Trimmer>,
    _sweeper: JoinSet<()>,
}

/// What a table is known by.
#[derive(Debug, Clone)]
pub struct Table {
    /// The name that requests give.
    pub name: String,
    /// The ARN of its stream, if it has one.
    pub stream_arn: Option<String>,
    /// The name of its partition key.
    pub(crate) partition_key: String,
}

impl DynamoDb {
    /// The database kept in `file`, made where it is absent, with `tables`. To be called within a
    /// runtime.
    ///
    /// # Errors
    /// When the file cannot be opened, or holds a table that differs from its description.
    pub fn open(file: &Path, tables: &[TableSpec]) -> Result<Self, Error> {
        let engine = dynoxide::Database::new(&file.to_string_lossy()).map_err(engine_error)?;
        let mut database = Self::start(engine, tables, WriteWatcher::of_file(file))?;
        database.trimmer = Some(Trimmer::open(file)?);
        Ok(database)
    }

    fn start(
        engine: dynoxide::Database,
        specs: &[TableSpec],
        writes: WriteWatcher,
    ) -> Result<Self, Error> {
        let tables = specs
            .iter()
            .map(|spec| Ok((spec.name.clone(), tables::ensure(&engine, spec)?)))
            .collect::<Result<_, Error>>()?;
        let mut sweeper = JoinSet::new();
        sweeper.spawn(sweep(engine.clone()));
        Ok(Self {
            tables,
            engine,
            writes,
            trimmer: None,
            _sweeper: sweeper,
        })
    }

    /// The name of the table with this logical id: here the two are the same.
    pub fn table<'a>(&'a self, logical_id: &'a str) -> &'a str {
        self.tables
            .get(logical_id)
            .map_or(logical_id, |table| &table.name)
    }

    /// What forgets records of streams, where they are kept in a file.
    pub(crate) fn trimmer(&self) -> Option<&Trimmer> {
        self.trimmer.as_ref()
    }

    /// The tables by logical id.
    pub fn tables(&self) -> &BTreeMap<String, Table> {
        &self.tables
    }
}

impl std::fmt::Debug for DynamoDb {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Database")
            .field("tables", &self.tables)
            .finish_non_exhaustive()
    }
}

/// Deletes expired items, again and again.
async fn sweep(engine: dynoxide::Database) {
    let mut rest = TTL_SWEEP_INTERVAL;
    loop {
        tokio::time::sleep(rest).await;
        let (engine, began) = (engine.clone(), Instant::now());
        // A sweep that fails is tried again with the next; readers check expiry themselves.
        let _ = tokio::task::spawn_blocking(move || engine.sweep_ttl()).await;
        rest = TTL_SWEEP_INTERVAL.max(began.elapsed() * TTL_INTERVALS_PER_SWEEP);
    }
}

fn engine_error(error: dynoxide::DynoxideError) -> Error {
    Error::DynamoDb(error.to_string())
}

/// What tests of streams have in common.
#[cfg(test)]
pub(crate) mod streaming {
    use serde_json::json;
    use tempfile::TempDir;

    use super::DynamoDb;
    use crate::template::TableSpec;

    /// The table of [`open`], whose items have the key `pk`.
    pub const TABLE: &str = "Things";

    /// A database in a folder, of one table with a stream.
    pub async fn open(folder: &TempDir) -> DynamoDb {
        let request = json!({
            "TableName": TABLE,
            "BillingMode": "PAY_PER_REQUEST",
            "AttributeDefinitions": [{"AttributeName": "pk", "AttributeType": "S"}],
            "KeySchema": [{"AttributeName": "pk", "KeyType": "HASH"}],
            "StreamSpecification": {"StreamEnabled": true, "StreamViewType": "NEW_IMAGE"},
        });
        let table = TableSpec {
            name: TABLE.to_owned(),
            create_table: request,
            ttl_attribute: None,
        };
        let file = folder.path().join("dynamodb.sqlite");
        DynamoDb::open(&file, &[table]).unwrap()
    }

    /// Writes an item with this key.
    pub fn put(database: &DynamoDb, key: &str) {
        let request = json!({"TableName": TABLE, "Item": {"pk": {"S": key}}});
        let request = serde_json::from_value(request).unwrap();
        database.engine.put_item(request).unwrap();
    }
}
