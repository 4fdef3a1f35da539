//! The AWS services that `template.yaml` describes, in one process on this machine.
//!
//! [`Stack`] is all of it; [`database::Database`] is DynamoDB alone, [`storage::Storage`] is S3
//! alone, and [`secrets::Secrets`] is Secrets Manager alone.

mod builder;
mod cloudformation;
mod custom_resources;
mod data_dir;
pub mod database;
#[cfg(test)]
mod documented;
mod error;
mod event_sources;
mod files;
mod filters;
mod gateway;
mod headers;
mod lambda;
pub mod permissions;
mod query;
mod queues;
mod report;
pub mod secrets;
mod server;
mod stack;
pub mod storage;
pub mod template;
mod timestamps;
mod topics;
mod web_socket;

pub use builder::{Build, cargo_build};
pub use data_dir::LOGS_FOLDER;
pub use error::Error;
pub use headers::end_to_end;
pub use report::{Event, Report};
pub use stack::{Endpoints, Options, Seed, Stack};
pub use template::Template;
pub use web_socket::ConnectionLimits;

/// The region that everything local claims to be in.
pub const REGION: &str = "us-east-1";
/// The account that everything local claims to belong to.
pub const ACCOUNT: &str = "000000000000";
/// The name of the local stack.
pub const STACK_NAME: &str = "local";
