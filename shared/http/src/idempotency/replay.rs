//! Responses that are given again.

use axum::{
    http::HeaderValue,
    response::{IntoResponse, Response},
};
use shared_store::StoredResponse;

use crate::response::api_response::stored_response;

const REPLAYED: &str = "idempotency-replayed";

/// A response that is given again as it was.
#[derive(Debug, Clone)]
pub struct Replay(pub StoredResponse);

impl IntoResponse for Replay {
    fn into_response(self) -> Response {
        replayed(stored_response(&self.0, false))
    }
}

/// A response that is marked as given again.
pub fn replayed(response: impl IntoResponse) -> Response {
    let mut response = response.into_response();
    let headers = response.headers_mut();
    headers.insert(REPLAYED, HeaderValue::from_static("true"));
    response
}
