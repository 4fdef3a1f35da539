//! What media-processor promises of uploads in S3.

#![recursion_limit = "256"]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test may stop at the first surprise, and so may its helpers"
)]

mod dead_letters;
mod deliveries;
mod metrics;
mod pictures;
mod races;
mod support;
mod sweep;
mod verdicts;
