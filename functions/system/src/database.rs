//! Whether the database answers.

use shared::{
    domain::{Duration, Timestamp},
    store::Ephemeral,
};
use tokio::{sync::Mutex, time::timeout};

/// How long what was found out counts.
const FRESH: Duration = Duration::from_secs(5);

/// How long the database has to answer.
const PATIENCE: Duration = Duration::from_secs(2);

/// Asks the database whether it is there, not more often than every five seconds.
#[derive(Debug)]
pub(crate) struct Database {
    ephemeral: Ephemeral,
    last: Mutex<Option<Finding>>,
}

#[derive(Debug, Clone, Copy)]
struct Finding {
    is_connected: bool,
    at: Timestamp,
}

impl Database {
    pub fn new(ephemeral: Ephemeral) -> Self {
        Self {
            ephemeral,
            last: Mutex::new(None),
        }
    }

    /// True when the database answers. Requests that come at the same time wait for one finding.
    pub async fn is_connected(&self, now: Timestamp) -> bool {
        let mut last = self.last.lock().await;
        match *last {
            Some(finding) if now.since(finding.at) < FRESH => finding.is_connected,
            _ => {
                let is_connected = self.ask().await;
                *last = Some(Finding {
                    is_connected,
                    at: now,
                });
                is_connected
            }
        }
    }

    async fn ask(&self) -> bool {
        let cause = match timeout(PATIENCE, self.ephemeral.ping()).await {
            Ok(Ok(())) => return true,
            Ok(Err(error)) => format!("{error:?}"),
            Err(_) => format!("no answer within {PATIENCE:?}"),
        };
        tracing::error!(cause, "the database is unreachable");
        false
    }
}
