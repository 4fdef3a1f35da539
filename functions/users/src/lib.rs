//! Profiles: what people change about their own accounts.

mod bootstrap;
mod proof;
mod reader;
mod saved_views;
mod state;
mod views;

pub mod change_password;
pub mod change_views;
pub mod edit_profile;
pub mod find_customers;
pub mod get_own_dashboard;
pub mod get_profile;
pub mod list_views;
pub mod upload_avatar;

pub use bootstrap::bootstrap;
pub use state::{Profiles, State};

shared_http::endpoints! {
    State:
    get_own_dashboard,
    find_customers,
    get_profile,
    edit_profile,
    change_password,
    upload_avatar,
    list_views,
    change_views,
}
