//! <https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-execution-service-websocket-limits-table.html>

use std::time::Duration;

/// The largest message.
pub(super) const MESSAGE: usize = 128 * 1024;
/// The largest part of a message that a client sends.
pub(super) const FRAME: usize = 32 * 1024;

/// How long a connection to a WebSocket API may last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ConnectionLimits {
    /// Without a message in either direction.
    pub idle: Duration,
    /// In all.
    pub lifetime: Duration,
}

/// Those of API Gateway.
impl Default for ConnectionLimits {
    fn default() -> Self {
        Self {
            idle: Duration::from_secs(10 * 60),
            lifetime: Duration::from_secs(2 * 60 * 60),
        }
    }
}
