//! Orders: placed by customers, worked on by staff, watched by both.

mod act;
mod bootstrap;
mod customer;
pub mod include;
mod reading;
mod state;
mod views;

pub use bootstrap::bootstrap;
pub use state::State;

shared::endpoints! {
    State:
    list_orders,
    create_order,
    get_order,
    edit_order,
    change_status,
    cancel_order,
    change_assignee,
    get_history,
    add_note,
    list_notes,
}
