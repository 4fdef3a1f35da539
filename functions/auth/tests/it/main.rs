//! What the Authentication page of the API promises, endpoint by endpoint.

mod access_tokens;
mod bad_input;
mod failures;
mod jwks;
mod login;
mod login_limits;
mod logout;
mod refresh;
mod register;
mod sessions;
mod set_password;
mod support;
