//! What the Administration page of the API promises, endpoint by endpoint.

#![recursion_limit = "256"]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may stop at the first surprise, and so may its helpers"
)]

mod analytics;
mod api_keys;
mod audit;
mod aws_events;
mod bad_input;
mod change_activity;
mod change_role;
mod config;
mod dashboard;
mod export;
mod failures;
mod get_audit;
mod health;
mod invite_user;
mod key_scopes;
mod last_admin;
mod list_users;
mod password_token;
mod support;
mod who_may_call;
