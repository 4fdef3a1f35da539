//! Functions as Lambda runs them: processes that poll a Runtime API for events.

mod api;
mod instance;
mod request;

pub use instance::{Answer, Instance};
pub use request::Request;
