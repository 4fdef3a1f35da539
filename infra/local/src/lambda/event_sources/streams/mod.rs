//! Event source mappings of DynamoDB streams.
//!
//! <https://docs.aws.amazon.com/lambda/latest/dg/with-ddb.html>

mod batch;
mod batch_reader;
mod mapping;
mod on_failure;
mod shard_processor;

use std::sync::Arc;
use std::time::Duration;

use time::OffsetDateTime;
use tokio::task::JoinSet;
use tokio_util::sync::CancellationToken;

use super::Services;
use super::trimming::StreamReaders;
use crate::Error;
use crate::lambda::runtime::Function;
use crate::report::Report;
use crate::template::StreamEvent;
use batch_reader::BatchReader;
use mapping::EventSourceMapping;
use on_failure::OnFailureDestination;
use shard_processor::ShardProcessor;

/// Starts the processors of a mapping, as many as its `ParallelizationFactor`. Gives a token of
/// each, cancelled once it has handled the records from before its start.
pub(super) fn start(
    event: &StreamEvent,
    function: &Arc<Function>,
    services: &Services<'_>,
    redelivery: Option<Duration>,
    report: &Report,
    readers: Arc<StreamReaders>,
    tasks: &mut JoinSet<()>,
) -> Result<Vec<CancellationToken>, Error> {
    let open = || {
        let stream = services.database.stream(&event.stream);
        stream.ok_or_else(|| Error::NoStream(event.stream.clone()))
    };
    let stream = open()?;
    let mapping = Arc::new(EventSourceMapping {
        on_failure: OnFailureDestination::of(event, function.spec(), &stream, services.objects)?,
        event: event.clone(),
        table: stream.table().to_owned(),
        function: Arc::clone(function),
        since: OffsetDateTime::now_utc(),
        redelivery,
        readers,
        report: report.clone(),
    });
    let mut caught_up = Vec::new();
    for processor in 0..event.parallelization {
        let token = CancellationToken::new();
        let reader = BatchReader::new(open()?, processor, Arc::clone(&mapping), token.clone());
        tasks.spawn(ShardProcessor::new(reader, Arc::clone(&mapping)).run());
        caught_up.push(token);
    }
    Ok(caught_up)
}
