//! What the read models promise, whatever becomes of the messages on the way.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test may stop at the first surprise, and so may its helpers"
)]
#![recursion_limit = "256"]

mod aws_events;
mod batches;
mod long_texts;
mod rebuild;
mod shuffle_and_kill;
mod support;
