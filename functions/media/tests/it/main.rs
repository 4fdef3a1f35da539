//! What the Media page of the API promises.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test may stop at the first surprise, and so may its helpers"
)]

mod aws_events;
mod bad_input;
mod declare;
mod delete;
mod edit;
mod failures;
mod history;
mod idempotency;
mod look;
mod renew;
mod support;
