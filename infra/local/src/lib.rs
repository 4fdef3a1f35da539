//! The AWS services that `template.yaml` describes, in one process on this machine.
//!
//! [`Stack`] is all of it; [`dynamodb::InMemory`] is DynamoDB alone, [`s3::S3`] is S3 alone,
//! and [`secrets_manager::SecretsManager`] is Secrets Manager alone.
//!
//! Modules are called what AWS calls them. `template` reads the template, `stack` starts what it
//! describes: the `services`, `iam` in front of them, the functions in `lambda`, and `api_gateway`
//! in front of those.

mod api_gateway;
#[cfg(test)]
mod documented;
mod error;
mod files;
pub mod iam;
mod lambda;
mod report;
mod server;
mod services;
mod stack;
pub mod template;
mod timestamps;

pub use api_gateway::web_socket::ConnectionLimits;
pub use error::Error;
pub use lambda::builder::{Build, cargo_build};
pub use report::{Event, Report};
pub use services::{dynamodb, s3, secrets_manager};
pub use stack::{Endpoints, LOGS_FOLDER, Options, Seed, Stack};
pub use template::Template;

/// The region that everything local claims to be in.
pub const REGION: &str = "us-east-1";
/// The account that everything local claims to belong to.
pub const ACCOUNT: &str = "000000000000";
/// The name of the local stack.
pub const STACK_NAME: &str = "local";
