//! Logs: one JSON object a line, which CloudWatch indexes by its fields.

mod error_chain;
pub mod metric;
mod request_id;
mod source;

use std::env;

use tracing::Level;

pub use error_chain::error_chain;
pub use request_id::{on_behalf_of, request_id};
pub use source::{coming_from, source_address};

/// Starts logging to standard output. `AWS_LAMBDA_LOG_LEVEL` sets the least severe level ([Lambda's
/// own name for
/// it](https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs-advanced.html)),
/// `INFO` by default.
pub fn init() {
    let level = env::var("AWS_LAMBDA_LOG_LEVEL")
        .ok()
        .and_then(|level| level.parse().ok())
        .unwrap_or(Level::INFO);
    let subscriber = tracing_subscriber::fmt()
        .json()
        .flatten_event(true)
        .with_current_span(false)
        .with_span_list(false)
        .with_target(false)
        .with_max_level(level)
        .finish();
    // A second start in one process keeps the first one's settings.
    let _ = tracing::subscriber::set_global_default(subscriber);
}
