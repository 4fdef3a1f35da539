//! Responses: envelopes, errors and files.

pub(crate) mod api_response;
pub(crate) mod asset;
pub(crate) mod error;
pub(crate) mod error_code;
