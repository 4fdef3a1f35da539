//! Asking a dependency whether it is there.

use std::time::Instant;

use tokio::{sync::Mutex, time::timeout};

use super::Dependency;
use shared_domain::{Duration, Timestamp};

/// How long what was found out counts.
const FRESH: Duration = Duration::from_secs(5);

/// How long a dependency has to answer.
const PATIENCE: Duration = Duration::from_secs(2);

/// Asks a dependency whether it is there, not more often than every five seconds.
#[derive(Debug)]
pub struct Probe {
    name: &'static str,
    dependency: Dependency,
    last: Mutex<Option<Finding>>,
}

/// What was found out.
#[derive(Debug, Clone, Copy)]
pub struct Finding {
    /// True where it answered.
    pub is_connected: bool,
    /// How long that took.
    pub latency: Duration,
    at: Timestamp,
}

impl Probe {
    /// A probe of a dependency, which the log calls by this name.
    pub fn new(name: &'static str, dependency: impl Into<Dependency>) -> Self {
        Self {
            name,
            dependency: dependency.into(),
            last: Mutex::new(None),
        }
    }

    /// What it is called.
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// Whether it answers. Requests that come at the same time wait for one finding.
    pub async fn finding(&self, now: Timestamp) -> Finding {
        let mut last = self.last.lock().await;
        match *last {
            Some(finding) if now.since(finding.at) < FRESH => finding,
            _ => {
                let began = Instant::now();
                let finding = Finding {
                    is_connected: self.ask().await,
                    latency: began.elapsed(),
                    at: now,
                };
                *last = Some(finding);
                finding
            }
        }
    }

    /// True when it answers.
    pub async fn is_connected(&self, now: Timestamp) -> bool {
        self.finding(now).await.is_connected
    }

    async fn ask(&self) -> bool {
        let cause = match timeout(PATIENCE, self.dependency.ask()).await {
            Ok(Ok(())) => return true,
            Ok(Err(cause)) => cause,
            Err(_) => format!("no answer within {PATIENCE:?}"),
        };
        tracing::error!(cause, dependency = self.name, "a dependency is unreachable");
        false
    }
}
