//! Error answers.

use axum::response::{IntoResponse, Response};
use http::StatusCode;

use super::NAMESPACE;
use crate::services::query::UnknownParameter;

/// Why a request is refused, in the words of AWS where it has them.
#[derive(Debug, thiserror::Error)]
pub(super) enum ApiError {
    #[error("Stack with id {0} does not exist")]
    NoStack(String),
    #[error("Resource {resource} does not exist for stack {stack}")]
    NoResource { resource: String, stack: String },
    #[error("{0} must be given")]
    Missing(&'static str),
    #[error(transparent)]
    UnknownParameter(#[from] UnknownParameter),
    #[error("The action {0} is not served here.")]
    InvalidAction(String),
}

impl ApiError {
    /// <https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/CommonErrors.html>
    fn code(&self) -> &'static str {
        match self {
            Self::InvalidAction(_) => "InvalidAction",
            _ => "ValidationError",
        }
    }
}

impl IntoResponse for ApiError {
    fn into_response(self) -> Response {
        let answer = NAMESPACE.error_response(self.code(), &self.to_string());
        (StatusCode::BAD_REQUEST, answer).into_response()
    }
}
