//! The tables: the only place that builds DynamoDB requests.
//!
//! **Invariant:** no request path scans, and nothing is authorised from an index: indexes lag, so an
//! order is read by its key, strongly consistent, before anything is decided about it.

mod compression;
#[cfg(feature = "password")]
mod credentials;
mod ephemeral;
mod error;
mod idempotency;
mod item;
mod keys;
mod order_index;
mod order_items;
mod order_list;
mod order_writes;
mod orders;
#[cfg(feature = "password")]
mod registration;
mod sessions;
mod sign_in;
mod table;
mod transaction;
mod users;

#[cfg(feature = "password")]
pub use credentials::{Credentials, IssuedPasswordToken};
pub use ephemeral::Ephemeral;
pub use error::StoreError;
pub use idempotency::{IdempotencyKey, IdempotencyRecord, Reply};
pub use order_index::{Direction, OrderFilter, OrderScope};
pub use order_writes::{Committed, Remember};
pub use orders::{OrderLife, Orders, Page};
#[cfg(feature = "password")]
pub use registration::Registration;
pub use sessions::Rotation;
pub use sign_in::{SignInAttempt, SignInLimits};
pub(crate) use table::Table;
pub use users::Users;

use aws_config::{BehaviorVersion, SdkConfig, timeout::TimeoutConfig};
use aws_sdk_dynamodb::Client;

use crate::domain::Duration;

/// How long AWS has to take a connection, to answer one attempt, and to answer after all retries. The
/// last is less than a function's own timeout, so that a client hears `SERVICE_UNAVAILABLE` from us.
const CONNECT: Duration = Duration::from_secs(1);
/// See [`CONNECT`].
const ATTEMPT: Duration = Duration::from_secs(2);
/// See [`CONNECT`].
const OPERATION: Duration = Duration::from_secs(6);

/// What AWS clients need to know, from the environment that Lambda gives. Loaded once a process.
pub async fn aws_config() -> SdkConfig {
    let timeouts = TimeoutConfig::builder()
        .connect_timeout(CONNECT)
        .operation_attempt_timeout(ATTEMPT)
        .operation_timeout(OPERATION)
        .build();
    aws_config::defaults(BehaviorVersion::latest())
        .timeout_config(timeouts)
        .load()
        .await
}

/// A DynamoDB client for this process.
pub fn client(aws: &SdkConfig) -> Client {
    Client::new(aws)
}
