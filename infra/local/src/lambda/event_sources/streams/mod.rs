//! Takes records from the stream of a table to a function.
//!
//! <https://docs.aws.amazon.com/lambda/latest/dg/with-ddb.html>

mod batch;
mod failures;
mod lane;
mod reader;

use std::sync::Arc;
use std::time::Duration;

use time::OffsetDateTime;
use tokio::task::JoinSet;
use tokio_util::sync::CancellationToken;

use super::Services;
use super::trimming::Readers;
use crate::Error;
use crate::lambda::runtime::Function;
use crate::report::Report;
use crate::template::StreamEvent;
use failures::Failures;
use lane::Lane;
use reader::Reader;

/// A stream as an event source.
#[derive(Debug)]
struct Source {
    event: StreamEvent,
    /// The logical id of the table.
    table: String,
    function: Arc<Function>,
    failures: Option<Failures>,
    /// From when on records grow older: not while there was no stack that could deliver them.
    since: OffsetDateTime,
    /// How long a batch that failed is left alone, if not ever longer.
    redelivery: Option<Duration>,
    readers: Arc<Readers>,
    report: Report,
}

/// Starts to read a stream: as many times as batches are to be worked on side by side, each time for
/// some of the keys. Gives what is cancelled for each of them once it is through with what there was.
pub(super) fn start(
    event: &StreamEvent,
    function: &Arc<Function>,
    services: &Services<'_>,
    redelivery: Option<Duration>,
    report: &Report,
    readers: Arc<Readers>,
    tasks: &mut JoinSet<()>,
) -> Result<Vec<CancellationToken>, Error> {
    let open = || {
        let stream = services.database.stream(&event.stream);
        stream.ok_or_else(|| Error::NoStream(event.stream.clone()))
    };
    let stream = open()?;
    let source = Arc::new(Source {
        failures: Failures::of(event, function.spec(), &stream, services.objects)?,
        event: event.clone(),
        table: stream.table().to_owned(),
        function: Arc::clone(function),
        since: OffsetDateTime::now_utc(),
        redelivery,
        readers,
        report: report.clone(),
    });
    let mut caught_up = Vec::new();
    for lane in 0..event.parallelization {
        let token = CancellationToken::new();
        let reader = Reader::new(open()?, lane, Arc::clone(&source), token.clone());
        tasks.spawn(Lane::new(reader, Arc::clone(&source)).run());
        caught_up.push(token);
    }
    Ok(caught_up)
}
