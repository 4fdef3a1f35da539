//! Responses that are given again.

use axum::{
    http::HeaderValue,
    response::{IntoResponse, Response},
};
use shared_store::StoredResponse;

use super::write::Written;
use crate::respond;

const REPLAYED: &str = "idempotency-replayed";

impl IntoResponse for Written<StoredResponse> {
    fn into_response(self) -> Response {
        match self {
            Self::Now(response) => respond(&response),
            Self::Before(response) => replayed(respond(&response)),
        }
    }
}

/// A response that is marked as given again.
pub fn replayed(response: impl IntoResponse) -> Response {
    let mut response = response.into_response();
    let headers = response.headers_mut();
    headers.insert(REPLAYED, HeaderValue::from_static("true"));
    response
}
