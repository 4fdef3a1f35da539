//! What the endpoints work with.

use std::sync::Arc;

use shared::{clock::SharedClock, domain::Timestamp, store::Ephemeral};

use crate::{Storage, probe::Probe};

/// What the endpoints work with, shared among requests.
#[derive(Debug, Clone)]
pub struct State {
    pub(crate) clock: SharedClock,
    pub(crate) database: Arc<Probe<Ephemeral>>,
    pub(crate) storage: Arc<Probe<Storage>>,
    pub(crate) environment: Arc<str>,
    pub(crate) started: Timestamp,
}

impl State {
    /// The state of a process that starts now, in the deployment of this name.
    pub fn new(
        ephemeral: Ephemeral,
        storage: Storage,
        environment: String,
        clock: SharedClock,
    ) -> Self {
        Self {
            database: Arc::new(Probe::new("database", ephemeral)),
            storage: Arc::new(Probe::new("storage", storage)),
            environment: environment.into(),
            started: clock.now(),
            clock,
        }
    }
}
