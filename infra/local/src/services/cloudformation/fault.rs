//! Error answers.

use axum::response::{IntoResponse, Response};
use http::StatusCode;

use super::NAMESPACE;
use crate::services::query::Unknown;

/// Why a request is refused, in the words of AWS where it has them.
#[derive(Debug, thiserror::Error)]
pub(super) enum Fault {
    #[error("Stack with id {0} does not exist")]
    NoStack(String),
    #[error("Resource {resource} does not exist for stack {stack}")]
    NoResource { resource: String, stack: String },
    #[error("{0} must be given")]
    Missing(&'static str),
    #[error(transparent)]
    Unknown(#[from] Unknown),
    #[error("The action {0} is not served here.")]
    InvalidAction(String),
}

impl Fault {
    /// <https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/CommonErrors.html>
    fn code(&self) -> &'static str {
        match self {
            Self::InvalidAction(_) => "InvalidAction",
            _ => "ValidationError",
        }
    }
}

impl IntoResponse for Fault {
    fn into_response(self) -> Response {
        let answer = NAMESPACE.refusal(self.code(), &self.to_string());
        (StatusCode::BAD_REQUEST, answer).into_response()
    }
}
