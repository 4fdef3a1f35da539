//! What the Authentication page of the API promises, endpoint by endpoint.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test may stop at the first surprise, and so may its helpers"
)]

mod access_tokens;
mod audit;
mod aws_events;
mod bad_input;
mod cookie_sessions;
mod failures;
mod jwks;
mod login;
mod login_limits;
mod logout;
mod metrics;
mod rate_limits;
mod refresh;
mod register;
mod sessions;
mod set_password;
mod support;
mod token_attacks;
