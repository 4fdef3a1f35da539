//! What people who are connected are promised.

#![recursion_limit = "256"]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test may stop at the first surprise, and so may its helpers"
)]

mod account_status;
mod aws_events;
mod connecting;
mod crowds;
mod failures;
mod fan_out;
mod floods;
mod management_api;
mod resuming;
mod support;
