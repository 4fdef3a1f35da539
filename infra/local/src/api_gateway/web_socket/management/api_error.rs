//! Error answers.

use axum::response::{IntoResponse, Json, Response};
use http::StatusCode;
use serde_json::json;

use crate::api_gateway::web_socket::connections::Gone;
use crate::iam::AuthError;

/// Why a command is refused.
///
/// <https://docs.aws.amazon.com/apigatewaymanagementapi/latest/reference/API_PostToConnection.html#API_PostToConnection_Errors>
#[derive(Debug, thiserror::Error)]
pub(super) enum ApiError {
    #[error("The connection is gone")]
    Gone,
    #[error("The message is larger than 128 KB")]
    PayloadTooLarge,
    #[error("The message is no text")]
    NoText,
    #[error(transparent)]
    Auth(AuthError),
}

impl ApiError {
    fn kind(&self) -> (StatusCode, &'static str) {
        match self {
            Self::Gone => (StatusCode::GONE, "GoneException"),
            Self::PayloadTooLarge => (StatusCode::PAYLOAD_TOO_LARGE, "PayloadTooLargeException"),
            Self::NoText => (StatusCode::BAD_REQUEST, "BadRequestException"),
            Self::Auth(_) => (StatusCode::FORBIDDEN, "ForbiddenException"),
        }
    }
}

impl From<Gone> for ApiError {
    fn from(Gone: Gone) -> Self {
        Self::Gone
    }
}

impl IntoResponse for ApiError {
    fn into_response(self) -> Response {
        let (status, kind) = self.kind();
        let body = Json(json!({ "message": self.to_string() }));
        (status, [("x-amzn-errortype", kind)], body).into_response()
    }
}
