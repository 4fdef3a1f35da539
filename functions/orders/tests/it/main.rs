//! What the Orders page of the API promises, endpoint by endpoint, and what holds for all of them.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test may stop at the first surprise, and so may its helpers"
)]

mod api_keys;
mod assign;
mod aws_events;
mod bad_input;
mod bulk;
mod cancel;
mod change_status;
mod concurrency;
mod create;
mod cursors;
mod edit;
mod failures;
mod for_customers;
mod get;
mod history;
mod idempotency;
mod include;
mod list;
mod metrics;
mod notes;
mod order_of_checks;
mod overdue;
mod rate_limits;
mod search;
mod sessions;
mod stored_items;
mod support;
mod walks;
