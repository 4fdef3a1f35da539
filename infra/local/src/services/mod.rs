//! The services that functions and operators call by an SDK, each on a port of its own.

pub(crate) mod cloudformation;
pub mod dynamodb;
mod query;
pub mod s3;
pub mod secrets_manager;
pub(crate) mod sns;
pub(crate) mod sqs;
