//! What is kept for a request that is sent again: files, and not their URLs, which expire.

use axum::http::StatusCode;
use serde::{Serialize, de::DeserializeOwned};
use shared_http::ApiError;
use shared_store::StoredResponse;

/// Keeps what was answered with this status.
pub fn keep(status: StatusCode, files: &impl Serialize) -> Result<StoredResponse, ApiError> {
    Ok(StoredResponse {
        status: status.as_u16(),
        etag: None,
        location: None,
        body: serde_json::to_string(files).map_err(ApiError::internal)?,
    })
}

/// What was kept.
pub fn kept<T: DeserializeOwned>(response: &StoredResponse) -> Result<T, ApiError> {
    serde_json::from_str(&response.body).map_err(ApiError::internal)
}
