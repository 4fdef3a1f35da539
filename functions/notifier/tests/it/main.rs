//! What notifier promises of the events it hears.

#![recursion_limit = "256"]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test may stop at the first surprise, and so may its helpers"
)]

mod audience;
mod aws_events;
mod batches;
mod deliveries;
mod files;
mod people;
mod shuffle_and_kill;
mod support;
