//! The custom resource, from the event to what CloudFormation hears.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod aws_events;
mod failures;
mod logs;
mod permissions;
mod removal;
mod rotation;
mod signing_keys;
mod stack;
