//! Error answers.

use axum::response::{IntoResponse, Response};
use http::StatusCode;

use super::NAMESPACE;
use crate::iam::AuthError;
use crate::services::query::UnknownParameter;

/// Why a request, or an entry of a batch, is refused.
#[derive(Debug, thiserror::Error)]
pub(super) enum ApiError {
    #[error("Topic does not exist")]
    NotFound,
    #[error("Invalid parameter: {0}")]
    InvalidParameter(String),
    #[error("The batch request doesn't contain any entries.")]
    EmptyBatchRequest,
    #[error("The batch request contains more entries than permissible.")]
    TooManyEntriesInBatchRequest,
    #[error("Two or more batch entries in the request have the same Id.")]
    BatchEntryIdsNotDistinct,
    #[error("The length of all the batch messages put together is more than the limit.")]
    BatchRequestTooLong,
    #[error("The action {0} is not served here.")]
    InvalidAction(String),
    #[error(transparent)]
    Auth(AuthError),
}

impl ApiError {
    /// <https://docs.aws.amazon.com/sns/latest/api/API_PublishBatch.html#API_PublishBatch_Errors>
    pub fn code(&self) -> &'static str {
        match self {
            Self::NotFound => "NotFound",
            Self::InvalidParameter(_) => "InvalidParameter",
            Self::EmptyBatchRequest => "EmptyBatchRequest",
            Self::TooManyEntriesInBatchRequest => "TooManyEntriesInBatchRequest",
            Self::BatchEntryIdsNotDistinct => "BatchEntryIdsNotDistinct",
            Self::BatchRequestTooLong => "BatchRequestTooLong",
            Self::InvalidAction(_) => "InvalidAction",
            Self::Auth(AuthError::NoCredentials) => "MissingAuthenticationToken",
            Self::Auth(AuthError::UnknownKey) => "InvalidClientTokenId",
            Self::Auth(AuthError::WrongSignature) => "SignatureDoesNotMatch",
            Self::Auth(AuthError::Denied { .. }) => "AuthorizationError",
        }
    }

    fn status(&self) -> StatusCode {
        match self {
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::Auth(_) => StatusCode::FORBIDDEN,
            _ => StatusCode::BAD_REQUEST,
        }
    }
}

impl From<UnknownParameter> for ApiError {
    fn from(unknown: UnknownParameter) -> Self {
        Self::InvalidParameter(unknown.to_string())
    }
}

impl IntoResponse for ApiError {
    fn into_response(self) -> Response {
        let answer = NAMESPACE.error_response(self.code(), &self.to_string());
        (self.status(), answer).into_response()
    }
}
