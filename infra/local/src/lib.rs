//! The AWS services that `template.yaml` describes, in one process on this machine.
//!
//! [`Stack`] is all of it; [`dynamodb::InMemory`] is DynamoDB alone, [`s3::Storage`] is S3 alone,
//! and [`secrets::Secrets`] is Secrets Manager alone.

mod api_gateway;
mod data_dir;
#[cfg(test)]
mod documented;
mod error;
mod files;
mod filters;
mod lambda;
pub mod permissions;
mod report;
mod server;
mod services;
mod stack;
pub mod template;
mod timestamps;

pub use api_gateway::{headers::end_to_end, web_socket::ConnectionLimits};
pub use data_dir::LOGS_FOLDER;
pub use error::Error;
pub use lambda::builder::{Build, cargo_build};
pub use report::{Event, Report};
pub use services::{dynamodb, s3, secrets_manager as secrets};
pub use stack::{Endpoints, Options, Seed, Stack};
pub use template::Template;

/// The region that everything local claims to be in.
pub const REGION: &str = "us-east-1";
/// The account that everything local claims to belong to.
pub const ACCOUNT: &str = "000000000000";
/// The name of the local stack.
pub const STACK_NAME: &str = "local";
