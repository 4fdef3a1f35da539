//! What comes of the streams, and what becomes of it when something is wrong.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test may stop at the first surprise, and so may its helpers"
)]

mod aws_events;
mod failures;
mod metrics;
mod publishing;
mod support;
