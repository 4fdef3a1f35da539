//! Whether something that the system depends on answers.

use std::fmt::Display;

use shared::domain::{Duration, Timestamp};
use tokio::{sync::Mutex, time::timeout};

/// How long what was found out counts.
const FRESH: Duration = Duration::from_secs(5);

/// How long a dependency has to answer.
const PATIENCE: Duration = Duration::from_secs(2);

/// Asks a dependency whether it is there, not more often than every five seconds.
#[derive(Debug)]
pub(crate) struct Probe<T> {
    name: &'static str,
    dependency: T,
    last: Mutex<Option<Finding>>,
}

/// Something that can be asked whether it is there.
pub(crate) trait Dependency {
    /// Answers, or says why it cannot.
    async fn ask(&self) -> Result<(), impl Display>;
}

#[derive(Debug, Clone, Copy)]
struct Finding {
    is_connected: bool,
    at: Timestamp,
}

impl<T: Dependency> Probe<T> {
    /// A probe of a dependency, which the log calls by this name.
    pub fn new(name: &'static str, dependency: T) -> Self {
        Self {
            name,
            dependency,
            last: Mutex::new(None),
        }
    }

    /// True when it answers. Requests that come at the same time wait for one finding.
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
        let cause = match timeout(PATIENCE, self.dependency.ask()).await {
            Ok(Ok(())) => return true,
            Ok(Err(error)) => error.to_string(),
            Err(_) => format!("no answer within {PATIENCE:?}"),
        };
        tracing::error!(cause, dependency = self.name, "a dependency is unreachable");
        false
    }
}
