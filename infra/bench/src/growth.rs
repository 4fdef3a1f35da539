//! What a write and a start of the local stack cost after many changes.

use std::path::Path;
use std::time::{Duration, Instant};

use futures_util::future::try_join_all;
use local::Stack;
use rusqlite::Connection;
use tempfile::TempDir;
use tokio::time::sleep;

use crate::Error;
use crate::api_client::{self, ApiClient};
use crate::binaries::Binaries;
use crate::processes::lifetime_processor_time;
use crate::report::{Block, Table, percentiles};

/// As many orders change side by side.
const ORDERS: usize = 8;
/// As many writes are measured, one after the other.
const MEASURED: usize = 200;
/// Everything is handled by then.
const TIMEOUT: Duration = Duration::from_secs(3_600);
/// A look at the file costs it little.
const PAUSE: Duration = Duration::from_secs(1);
/// What stays of two streams that are handled: the last record of each.
const LAST_RECORDS: i64 = 2;

/// Measures a stack again after each of so many changes in all.
pub async fn measure(binaries: &Binaries, counts: &[usize]) -> Result<Block, Error> {
    let folder = TempDir::new().map_err(Error::io("a folder for data"))?;
    let mut table = Table::new([
        "changes",
        "a write: p50, ms",
        "p99, ms",
        "processor time, ms",
        "records kept",
        "a start: s",
        "processor time, s",
    ]);
    let mut made = 0;
    for &count in counts {
        let stack = api_client::stack_in(binaries, Some(folder.path())).await?;
        let writes = writes(&stack, folder.path(), &mut made, count).await?;
        let kept = records(folder.path())?;
        stack.stop().await;
        let start = start(binaries, folder.path()).await?;
        let [p50, p99, _] = percentiles(writes.times);
        table.row([
            count.to_string(),
            p50,
            p99,
            format!(
                "{:.2}",
                writes.processor.as_secs_f64() * 1_000.0 / MEASURED as f64
            ),
            kept.to_string(),
            format!("{:.1}", start.time.as_secs_f64()),
            format!("{:.1}", start.processor.as_secs_f64()),
        ]);
    }
    Ok(Block::new("growth", &table))
}

/// Single writes, and what they cost the stack's own process.
struct Writes {
    times: Vec<Duration>,
    processor: Duration,
}

/// Makes changes until there were `count`, waits until all are handled, and measures some more.
async fn writes(
    stack: &Stack,
    folder: &Path,
    made: &mut usize,
    count: usize,
) -> Result<Writes, Error> {
    let api = ApiClient::sign_in(stack).await?;
    let mut orders = Vec::new();
    for _ in 0..ORDERS {
        orders.push(api.order_in_progress().await?);
    }
    let mut round = 0;
    while *made < count {
        let status = status(round);
        try_join_all(orders.iter().map(|order| api.set_status(order, status))).await?;
        round += 1;
        *made += ORDERS;
    }
    settled(folder).await?;
    let before = lifetime_processor_time()?;
    let mut times = Vec::with_capacity(MEASURED);
    for number in 0..MEASURED {
        let began = Instant::now();
        api.set_status(&orders[0], status(round + number)).await?;
        times.push(began.elapsed());
    }
    let processor = lifetime_processor_time()?.saturating_sub(before);
    settled(folder).await?;
    Ok(Writes { times, processor })
}

/// Never the same twice in a row.
const fn status(number: usize) -> &'static str {
    ["ON_HOLD", "IN_PROGRESS"][number % 2]
}

struct Start {
    time: Duration,
    processor: Duration,
}

/// Starts a stack, until functions have worked on what was left.
async fn start(binaries: &Binaries, folder: &Path) -> Result<Start, Error> {
    let (began, before) = (Instant::now(), lifetime_processor_time()?);
    let stack = api_client::stack_in(binaries, Some(folder)).await?;
    stack.catch_up().await;
    let start = Start {
        time: began.elapsed(),
        processor: lifetime_processor_time()?.saturating_sub(before),
    };
    stack.stop().await;
    Ok(start)
}

/// Waits until everything is handled to its end and forgotten.
async fn settled(folder: &Path) -> Result<(), Error> {
    let began = Instant::now();
    while records(folder)? > LAST_RECORDS {
        if began.elapsed() > TIMEOUT {
            return Err(Error::setup("changes were not handled"));
        }
        sleep(PAUSE).await;
    }
    Ok(())
}

/// How many records the streams hold.
fn records(folder: &Path) -> Result<i64, Error> {
    let count = || {
        let database = Connection::open(folder.join("dynamodb.sqlite"))?;
        let query = "SELECT COUNT(*) FROM _stream_records";
        database.query_row(query, [], |row| row.get(0))
    };
    count().map_err(Error::setup)
}
