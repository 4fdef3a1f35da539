//! Failures on their way to the client: the one place where typed errors become answers.

use std::{borrow::Cow, error::Error, sync::Arc};

use axum::{
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};
use serde::Serialize;

use super::api_response::{FailureDetails, failure};
use crate::ErrorCode;
use shared_auth::AccessTokenError;
use shared_domain::{Duration, Invalid, InvalidField, order::Refusal};
use shared_runtime::telemetry::error_chain;
use shared_store::StoreError;

/// What is wrong with one field or parameter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, utoipa::ToSchema)]
pub struct Detail {
    /// The field's path: `title`, `files[0].size`.
    #[schema(example = "title")]
    pub field: String,
    /// What it should be.
    #[schema(example = "must have 3 to 255 characters")]
    pub message: String,
}

impl Detail {
    /// Says what is wrong with a field.
    pub fn new(field: impl Into<String>, message: impl Into<String>) -> Self {
        Self {
            field: field.into(),
            message: message.into(),
        }
    }
}

/// A failure: what the client is told, and apart from it what the log is told.
#[derive(Debug, Clone)]
pub struct ApiError {
    code: ErrorCode,
    message: Cow<'static, str>,
    details: Vec<Detail>,
    retry_after: Option<Duration>,
    allow: Option<String>,
    cause: Option<Cause>,
}

/// What went wrong inside. It travels beside the answer to whoever writes the log.
#[derive(Debug, Clone)]
pub(crate) struct Cause(pub Arc<dyn Error + Send + Sync>);

impl ApiError {
    /// Fields or parameters that are not as they should be.
    pub fn validation(details: Vec<Detail>) -> Self {
        Self {
            details,
            ..ErrorCode::ValidationError.into()
        }
    }

    /// One field that is not as it should be.
    pub fn field(field: &str, reason: &Invalid) -> Self {
        Self::validation(vec![Detail::new(field, reason.to_string())])
    }

    /// Names these fields too, where it names any and not these already.
    pub fn and(mut self, fields: impl IntoIterator<Item = InvalidField>) -> Self {
        if self.code == ErrorCode::ValidationError {
            for InvalidField { field, reason } in fields {
                if self.details.iter().all(|detail| detail.field != field) {
                    self.details.push(Detail::new(field, reason.to_string()));
                }
            }
        }
        self
    }

    /// Too many attempts: come back after this long.
    pub fn too_many_requests(retry_after: Duration) -> Self {
        Self {
            retry_after: Some(retry_after),
            ..ErrorCode::TooManyRequests.into()
        }
    }

    /// The path takes only these methods.
    pub fn method_not_allowed(allow: String) -> Self {
        Self {
            allow: Some(allow),
            ..ErrorCode::MethodNotAllowed.into()
        }
    }

    /// A fault of ours.
    pub fn internal(cause: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        Self {
            cause: Some(Cause(Arc::from(cause.into()))),
            ..ErrorCode::InternalError.into()
        }
    }

    /// Says it more precisely than the code does.
    pub fn with_message(self, message: impl Into<Cow<'static, str>>) -> Self {
        Self {
            message: message.into(),
            ..self
        }
    }

    /// What a response says of a part of its request that failed while others did not. What went
    /// wrong inside is logged here, for the response tells of success.
    pub fn into_details(self) -> FailureDetails {
        if let Some(Cause(cause)) = &self.cause {
            let cause = error_chain(cause.as_ref());
            tracing::error!(cause, "a part of a request failed");
        }
        FailureDetails {
            message: self.message.into_owned(),
            code: self.code,
            details: self.details,
        }
    }

    /// Every field or parameter that is not as it should be.
    pub fn details(&self) -> &[Detail] {
        &self.details
    }

    /// What went wrong, for programs.
    pub const fn code(&self) -> ErrorCode {
        self.code
    }
}

impl From<ErrorCode> for ApiError {
    fn from(code: ErrorCode) -> Self {
        Self {
            code,
            message: Cow::Borrowed(code.message()),
            details: Vec::new(),
            retry_after: None,
            allow: None,
            cause: None,
        }
    }
}

impl From<StoreError> for ApiError {
    fn from(error: StoreError) -> Self {
        let code = match error {
            StoreError::Unavailable(_) => ErrorCode::ServiceUnavailable,
            StoreError::Internal(_) => ErrorCode::InternalError,
        };
        Self {
            cause: Some(Cause(Arc::new(error))),
            ..code.into()
        }
    }
}

impl From<shared_files::LinksError> for ApiError {
    fn from(error: shared_files::LinksError) -> Self {
        Self::internal(error)
    }
}

impl From<shared_files::ExportError> for ApiError {
    fn from(error: shared_files::ExportError) -> Self {
        let code = match error {
            shared_files::ExportError::Silent(_) => ErrorCode::ServiceUnavailable,
            _ => ErrorCode::InternalError,
        };
        Self {
            cause: Some(Cause(Arc::new(error))),
            ..code.into()
        }
    }
}

impl From<AccessTokenError> for ApiError {
    fn from(error: AccessTokenError) -> Self {
        match error {
            AccessTokenError::Expired => ErrorCode::TokenExpired.into(),
            AccessTokenError::Invalid => ErrorCode::Unauthorized.into(),
        }
    }
}

impl From<Refusal> for ApiError {
    fn from(refusal: Refusal) -> Self {
        let message = refusal.to_string();
        let code = match refusal {
            Refusal::InvalidFields(fields) => {
                return Self::validation(Vec::new()).and(fields);
            }
            Refusal::NotFound => ErrorCode::NotFound,
            Refusal::Forbidden(_) => ErrorCode::Forbidden,
            Refusal::InvalidTransition { .. } => ErrorCode::InvalidTransition,
            Refusal::Unassigned => ErrorCode::OrderUnassigned,
            Refusal::NotEditable => ErrorCode::OrderNotEditable,
            Refusal::NotAwaited => ErrorCode::Conflict,
        };
        Self::from(code).with_message(message)
    }
}

impl IntoResponse for ApiError {
    fn into_response(self) -> Response {
        let mut response = failure(self.code, &self.message, self.details);
        let headers = response.headers_mut();
        if self.code.status() == axum::http::StatusCode::UNAUTHORIZED {
            headers.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
        }
        if let Some(span) = self.retry_after {
            let whole_seconds = span.as_millis().div_ceil(1_000).max(1);
            headers.insert(
                header::RETRY_AFTER,
                HeaderValue::from(u64::try_from(whole_seconds).unwrap_or(u64::MAX)),
            );
        }
        if let Some(allow) = self
            .allow
            .and_then(|methods| HeaderValue::from_str(&methods).ok())
        {
            headers.insert(header::ALLOW, allow);
        }
        if let Some(cause) = self.cause {
            response.extensions_mut().insert(cause);
        }
        response
    }
}
