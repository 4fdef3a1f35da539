//! What the Users page of the API promises, endpoint by endpoint.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test may stop at the first surprise, and so may its helpers"
)]

mod audit;
mod aws_events;
mod bad_input;
mod change_password;
mod dashboard;
mod edit_profile;
mod failures;
mod find_customers;
mod get_profile;
mod support;
mod upload_avatar;
mod views;
