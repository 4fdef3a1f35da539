//! What the Notifications page of the API promises, endpoint by endpoint.

#![recursion_limit = "256"]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test may stop at the first surprise, and so may its helpers"
)]

mod aws_events;
mod bad_input;
mod cursors;
mod delete;
mod failures;
mod list;
mod read;
mod read_all;
mod sessions;
mod stored_items;
mod support;
mod unread_count;
mod ws_ticket;
