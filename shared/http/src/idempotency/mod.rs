//! Idempotency: a request that is sent again takes effect once and is answered as it was.

pub(crate) mod header;
pub(crate) mod replay;
pub(crate) mod secret_responses;
pub(crate) mod write;
