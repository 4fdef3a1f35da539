use std::sync::Arc;
use std::time::Duration;

use time::OffsetDateTime;

use super::on_failure::OnFailureDestination;
use crate::lambda::event_sources::trimming::StreamReaders;
use crate::lambda::runtime::Function;
use crate::report::Report;
use crate::template::StreamEvent;

/// A mapping from the stream of a table to a function.
#[derive(Debug)]
pub(super) struct EventSourceMapping {
    pub event: StreamEvent,
    /// The logical id of the table.
    pub table: String,
    pub function: Arc<Function>,
    pub on_failure: Option<OnFailureDestination>,
    /// From when on records grow older: not while there was no stack that could deliver them.
    pub since: OffsetDateTime,
    /// How long a batch that failed is left alone, if not ever longer.
    pub redelivery: Option<Duration>,
    pub readers: Arc<StreamReaders>,
    pub report: Report,
}
