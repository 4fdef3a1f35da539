//! What the functions have in common: the domain, authentication, storage and the manners of HTTP.
//!
//! **Invariant:** [`domain`] depends on nothing else here; [`store`] alone builds DynamoDB requests;
//! [`http`] alone knows status codes.

#[cfg(feature = "crypto")]
pub mod auth;
mod bootstrap;
pub mod clock;
pub mod config;
#[cfg(feature = "custom-resource")]
pub mod custom_resource;
#[cfg(feature = "store")]
mod dispatch;
pub mod domain;
#[cfg(feature = "store")]
pub mod events;
#[cfg(feature = "links")]
pub mod files;
#[cfg(feature = "health")]
pub mod health;
#[cfg(feature = "http")]
pub mod http;
#[cfg(feature = "sdk")]
pub mod http_client;
#[cfg(feature = "outgoing")]
pub mod outgoing;
#[cfg(feature = "store")]
pub mod queue;
#[cfg(feature = "store")]
pub mod store;
pub mod telemetry;
#[cfg(feature = "topic")]
pub mod topic;

pub use bootstrap::Bootstrap;
