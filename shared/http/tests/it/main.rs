//! The manners that every function has: what happens around a request, whatever it asks for.

#![allow(clippy::panic, reason = "one of the things that may happen")]
#![allow(
    clippy::unwrap_used,
    reason = "a test may stop at the first surprise, and so may its helpers"
)]

mod audit;
mod bodies;
mod caching;
mod callers;
mod compression;
mod failures;
mod headers;
mod idempotent_writes;
mod logs;
mod query;
mod request_ids;
mod support;
