//! The AWS services that `template.yaml` describes, in one process on this machine.

pub mod database;
mod error;
mod server;
pub mod template;

pub use error::Error;
pub use template::Template;

/// The region that everything local claims to be in.
pub const REGION: &str = "us-east-1";
/// The account that everything local claims to belong to.
pub const ACCOUNT: &str = "000000000000";
/// The name of the local stack.
pub const STACK_NAME: &str = "local";
