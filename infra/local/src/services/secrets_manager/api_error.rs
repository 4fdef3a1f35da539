//! Error answers.

use axum::response::{IntoResponse, Json, Response};
use http::StatusCode;
use serde_json::json;

use super::store_error::StoreError;

/// An error answer.
pub(super) struct ApiError {
    status: StatusCode,
    kind: &'static str,
    message: String,
}

impl ApiError {
    pub fn new(kind: &'static str, message: &str) -> Self {
        Self {
            status: StatusCode::BAD_REQUEST,
            kind,
            message: message.to_owned(),
        }
    }

    pub fn parameter(message: &str) -> Self {
        Self::new("InvalidParameterException", message)
    }
}

impl From<StoreError> for ApiError {
    fn from(refusal: StoreError) -> Self {
        let message = refusal.to_string();
        match refusal {
            StoreError::NoSecret | StoreError::NoValue(_) => {
                Self::new("ResourceNotFoundException", &message)
            }
            StoreError::Exists | StoreError::TokenInUse(_) => {
                Self::new("ResourceExistsException", &message)
            }
            StoreError::NameInDeletion | StoreError::MarkedForDeletion => {
                Self::new("InvalidRequestException", &message)
            }
            StoreError::Storage(_) => Self {
                status: StatusCode::INTERNAL_SERVER_ERROR,
                ..Self::new("InternalServiceError", &message)
            },
        }
    }
}

impl IntoResponse for ApiError {
    fn into_response(self) -> Response {
        let body = json!({ "__type": self.kind, "Message": self.message });
        (self.status, Json(body)).into_response()
    }
}
