//! Accounts and sign-ins: who somebody is, for how long, and on how many devices.

mod bootstrap;
mod session;
pub mod session_transport;
pub mod signing_key;
mod state;

pub mod end_session;
pub mod jwks;
pub mod list_sessions;
pub mod login;
pub mod logout;
pub mod logout_all;
pub mod refresh;
pub mod register;
pub mod set_password;

pub use bootstrap::bootstrap;
pub use state::{Auth, State};

shared_http::endpoints! {
    State:
    register: Register,
    login: Login,
    refresh: Refresh,
    logout: Address,
    set_password: Address,
    logout_all,
    list_sessions,
    end_session,
    jwks: Uncounted,
}
