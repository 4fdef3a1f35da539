//! Authentication: who sends a request.

pub(crate) mod caller;
pub(crate) mod credential;
pub(crate) mod principal;
