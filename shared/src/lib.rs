//! What the functions have in common: the domain, authentication, storage and the manners of HTTP.
//!
//! **Invariant:** [`domain`] depends on nothing else here; [`store`] alone builds DynamoDB requests;
//! [`http`] alone knows status codes.

pub mod auth;
mod bootstrap;
pub mod clock;
pub mod config;
pub mod custom_resource;
mod dispatch;
pub mod domain;
pub mod events;
pub mod files;
pub mod health;
pub mod http;
pub mod http_client;
pub mod outgoing;
pub mod queue;
pub mod store;
pub mod telemetry;
pub mod topic;

pub use bootstrap::Bootstrap;
