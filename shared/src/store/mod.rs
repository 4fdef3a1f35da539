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
mod transaction;
mod users;

use std::sync::Arc;

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
pub use users::Users;

use aws_config::{BehaviorVersion, SdkConfig};
use aws_sdk_dynamodb::Client;

/// What AWS clients need to know, from the environment that Lambda gives. Loaded once a process.
pub async fn aws_config() -> SdkConfig {
    aws_config::load_defaults(BehaviorVersion::latest()).await
}

/// A DynamoDB client for this process.
pub fn client(aws: &SdkConfig) -> Client {
    Client::new(aws)
}

/// A table: where it is and what it is called.
#[derive(Debug, Clone)]
pub struct Table {
    /// Who sends the requests.
    pub client: Client,
    /// The name that requests give.
    pub name: Arc<str>,
}

impl Table {
    /// The table of this name.
    pub fn new(client: &Client, name: &str) -> Self {
        Self {
            client: client.clone(),
            name: name.into(),
        }
    }
}
