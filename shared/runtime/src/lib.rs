//! What the process of every function has: logs and metrics, the clock, its configuration, and the
//! client that asks AWS.
//!
//! **Depends on** `shared-domain` for time alone. No table, bucket, topic or HTTP API is known
//! here.

mod bootstrap;
pub mod clock;
pub mod config;
pub mod custom_resource;
mod dispatch;
pub mod http_client;
pub mod outgoing;
pub mod retry;
mod sdk_config;
pub mod telemetry;

pub use bootstrap::Bootstrap;
pub use sdk_config::sdk_config;
#[doc(hidden)]
pub use {futures_util::future::BoxFuture, pastey};
