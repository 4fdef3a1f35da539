//! What the endpoints work with.

use std::sync::Arc;

use shared_domain::Timestamp;
use shared_http::health::{Dependency, Probe};
use shared_runtime::clock::SharedClock;

/// What the endpoints work with, shared among requests.
#[derive(Debug, Clone)]
pub struct State {
    pub(crate) clock: SharedClock,
    pub(crate) database: Arc<Probe>,
    pub(crate) storage: Arc<Probe>,
    pub(crate) messaging: Arc<Probe>,
    pub(crate) environment: Arc<str>,
    pub(crate) started: Timestamp,
}

impl State {
    /// The state of a process that starts now, in the deployment of this name.
    pub fn new(
        database: Dependency,
        storage: Dependency,
        messaging: Dependency,
        environment: String,
        clock: SharedClock,
    ) -> Self {
        Self {
            database: Arc::new(Probe::new("database", database)),
            storage: Arc::new(Probe::new("storage", storage)),
            messaging: Arc::new(Probe::new("messaging", messaging)),
            environment: environment.into(),
            started: clock.now(),
            clock,
        }
    }
}
