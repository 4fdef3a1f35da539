//! What both APIs answer with.

use axum::response::{IntoResponse, Json, Response};
use http::StatusCode;
use serde_json::{Value, json};

/// A response of API Gateway's own: `{"message": text}`.
pub(crate) fn message(status: StatusCode, text: &str) -> Response {
    (status, Json(json!({ "message": text }))).into_response()
}

/// The status that a function answered with, a number or a text.
pub(crate) fn status(json: &Value) -> Option<StatusCode> {
    let code = match json {
        Value::String(text) => text.parse().ok()?,
        json => u16::try_from(json.as_u64()?).ok()?,
    };
    StatusCode::from_u16(code).ok()
}
