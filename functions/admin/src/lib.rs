//! Administration: who may do what, how the shop is doing, and how the system is set.
#![recursion_limit = "256"]

mod account_status;
mod administrator;
mod bootstrap;
mod order_csv;
mod state;
mod user;
mod views;

pub mod change_activity;
pub mod change_config;
pub mod change_role;
pub mod check_dependencies;
pub mod create_api_key;
pub mod export_orders;
pub mod get_analytics;
pub mod get_audit;
pub mod get_config;
pub mod get_dashboard;
pub mod invite_user;
pub mod issue_password_token;
pub mod list_api_keys;
pub mod list_users;
pub mod revoke_api_key;

pub use bootstrap::bootstrap;
pub use state::{Administration, State};

shared_http::endpoints! {
    State:
    get_dashboard,
    list_users,
    invite_user,
    issue_password_token,
    change_role,
    change_activity,
    get_analytics,
    export_orders,
    get_config,
    change_config,
    check_dependencies,
    list_api_keys,
    create_api_key,
    revoke_api_key,
    get_audit,
}
