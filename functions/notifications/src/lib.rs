//! What people are told of, and what they have read of it.

mod bootstrap;
mod not_found;
mod state;
mod views;

pub mod create_ws_ticket;
pub mod delete_notification;
pub mod list_notifications;
pub mod read_all;
pub mod read_notification;
pub mod unread_count;

pub use bootstrap::bootstrap;
pub use state::{Inboxes, State};

shared_http::endpoints! {
    State:
    list_notifications,
    unread_count,
    read_notification,
    read_all,
    delete_notification,
    create_ws_ticket,
}
