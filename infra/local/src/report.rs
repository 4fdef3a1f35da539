//! Events that the stack reports to whoever started it.

use std::sync::Arc;
use std::time::Duration;

use http::{Method, StatusCode};

/// One thing that happened.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub enum Event {
    /// A step of starting has begun, or what was kept running has changed.
    Step(String),
    /// Something failed that the stack survives.
    Problem(String),
    /// A function did not answer an event.
    Failure {
        /// The function's binary.
        function: String,
        /// What it failed with, or what became of its process.
        reason: String,
    },
    /// A line that a function wrote to its standard output or error.
    Output {
        /// The function's binary.
        function: String,
        /// The line, without its end.
        line: String,
    },
    /// A batch of messages or records that a function has answered for.
    Batch {
        /// The logical id of the queue, or of the table whose stream it is of.
        source: String,
        /// The function that was given it.
        function: String,
        /// How many messages or records it had.
        size: usize,
        /// How many of them failed.
        failed: usize,
        /// From its invocation to its answer.
        duration: Duration,
    },
    /// A request that the HTTP API answered.
    Request {
        /// Its method.
        method: Method,
        /// Its path, as it was sent.
        path: String,
        /// The function that answered it; none where the gateway did.
        function: Option<String>,
        /// The answer's status.
        status: StatusCode,
        /// The id that the function knows it by, if there is one: its `X-Request-Id`.
        request_id: Option<String>,
        /// From its arrival to its answer.
        duration: Duration,
    },
}

/// Where events go.
#[derive(Clone)]
pub struct Report(Arc<dyn Fn(Event) + Send + Sync>);

impl Report {
    /// Sends events to a function of one's own.
    pub fn to(listener: impl Fn(Event) + Send + Sync + 'static) -> Self {
        Self(Arc::new(listener))
    }

    /// Drops every event.
    pub fn silent() -> Self {
        Self::to(drop)
    }

    pub(crate) fn send(&self, event: Event) {
        (self.0)(event);
    }

    pub(crate) fn step(&self, text: impl Into<String>) {
        self.send(Event::Step(text.into()));
    }

    pub(crate) fn problem(&self, text: impl Into<String>) {
        self.send(Event::Problem(text.into()));
    }
}

impl std::fmt::Debug for Report {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Report")
    }
}
