//! Error answers.

use axum::response::{IntoResponse, Json, Response};
use http::StatusCode;
use serde_json::{Value, json};

use crate::iam::AuthError;

/// Why a request is refused.
#[derive(Debug, thiserror::Error)]
pub(super) enum ApiError {
    #[error("The specified queue does not exist.")]
    QueueDoesNotExist,
    #[error("The specified message isn't in flight.")]
    MessageNotInflight,
    #[error("There is no resource that the ARN names.")]
    ResourceNotFound,
    #[error("The batch request doesn't contain any entries.")]
    EmptyBatchRequest,
    #[error("The batch request contains more entries than permissible.")]
    TooManyEntriesInBatchRequest,
    #[error("Two or more batch entries in the request have the same Id.")]
    BatchEntryIdsNotDistinct,
    #[error("The length of all the messages put together is more than the limit.")]
    BatchRequestTooLong,
    #[error("this operation is not served here")]
    UnsupportedOperation,
    #[error("{0}")]
    InvalidParameterValue(String),
    #[error(transparent)]
    Auth(AuthError),
}

impl ApiError {
    /// The name of the error, and the one that it had in the protocol before this: SDKs go by the
    /// older one.
    fn names(&self) -> (&'static str, &'static str) {
        match self {
            Self::QueueDoesNotExist => (
                "QueueDoesNotExist",
                "AWS.SimpleQueueService.NonExistentQueue",
            ),
            Self::MessageNotInflight => (
                "MessageNotInflight",
                "AWS.SimpleQueueService.MessageNotInflight",
            ),
            Self::ResourceNotFound => ("ResourceNotFoundException", "ResourceNotFoundException"),
            Self::EmptyBatchRequest => (
                "EmptyBatchRequest",
                "AWS.SimpleQueueService.EmptyBatchRequest",
            ),
            Self::TooManyEntriesInBatchRequest => (
                "TooManyEntriesInBatchRequest",
                "AWS.SimpleQueueService.TooManyEntriesInBatchRequest",
            ),
            Self::BatchEntryIdsNotDistinct => (
                "BatchEntryIdsNotDistinct",
                "AWS.SimpleQueueService.BatchEntryIdsNotDistinct",
            ),
            Self::BatchRequestTooLong => (
                "BatchRequestTooLong",
                "AWS.SimpleQueueService.BatchRequestTooLong",
            ),
            Self::UnsupportedOperation => (
                "UnsupportedOperation",
                "AWS.SimpleQueueService.UnsupportedOperation",
            ),
            Self::InvalidParameterValue(_) => ("InvalidParameterValue", "InvalidParameterValue"),
            Self::Auth(AuthError::NoCredentials) => {
                ("MissingAuthenticationToken", "MissingAuthenticationToken")
            }
            Self::Auth(AuthError::UnknownKey) => ("InvalidSecurity", "InvalidSecurity"),
            Self::Auth(AuthError::WrongSignature) => {
                ("SignatureDoesNotMatch", "SignatureDoesNotMatch")
            }
            Self::Auth(AuthError::Denied { .. }) => ("AccessDeniedException", "AccessDenied"),
        }
    }

    fn status(&self) -> StatusCode {
        match self {
            Self::Auth(_) => StatusCode::FORBIDDEN,
            _ => StatusCode::BAD_REQUEST,
        }
    }

    /// Where only one entry of a batch is refused.
    pub fn of_entry(&self, id: &str) -> Value {
        json!({
            "Id": id,
            "Code": self.names().0,
            "Message": self.to_string(),
            "SenderFault": true,
        })
    }
}

/// <https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-json-faqs.html>
impl IntoResponse for ApiError {
    fn into_response(self) -> Response {
        let (name, older) = self.names();
        let headers = [("x-amzn-query-error", format!("{older};Sender"))];
        let body = json!({
            "__type": format!("com.amazonaws.sqs#{name}"),
            "message": self.to_string(),
        });
        (self.status(), headers, Json(body)).into_response()
    }
}
