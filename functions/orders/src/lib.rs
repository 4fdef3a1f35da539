//! Orders: placed by customers, worked on by staff, watched by both.

mod act;
mod bootstrap;
mod bulk_request;
mod customer;
pub mod include;
mod reading;
mod state;
mod views;

pub mod add_note;
pub mod bulk_change;
pub mod cancel_order;
pub mod change_assignee;
pub mod change_status;
pub mod create_order;
pub mod edit_order;
pub mod get_history;
pub mod get_order;
pub mod list_notes;
pub mod list_orders;

pub use bootstrap::bootstrap;
pub use state::{OrdersApi, State};

shared_http::endpoints! {
    State:
    list_orders,
    create_order,
    bulk_change,
    get_order,
    edit_order,
    change_status,
    cancel_order,
    change_assignee,
    get_history,
    add_note,
    list_notes,
}
