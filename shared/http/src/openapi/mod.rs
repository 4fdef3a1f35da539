//! The OpenAPI document: endpoints and how they fail.

pub(crate) mod endpoints;
pub(crate) mod error_responses;
mod header;
