//! The IAM actions that requests to SNS require.
//!
//! <https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonsns.html>

use axum::response::{IntoResponse, Response};
use http::request::Parts;

use super::api_error::ApiError;
use crate::iam::{AccessRequest, AuthError, Authorization};
use crate::services::query::Form;

pub(super) struct SnsAuthorization;

impl Authorization for SnsAuthorization {
    fn required(&self, _: &Parts, body: &[u8]) -> Vec<AccessRequest> {
        let mut form = Form::parse(body);
        let Some(operation) = form.take("Action") else {
            return Vec::new();
        };
        // There is no action for batches of their own.
        let operation = operation.strip_suffix("Batch").unwrap_or(&operation);
        let topic = form.take("TopicArn").or_else(|| form.take("TargetArn"));
        let topic = topic.unwrap_or_else(|| "*".to_owned());
        vec![AccessRequest::new(format!("sns:{operation}"), topic)]
    }

    fn error_response(&self, error: &AuthError) -> Response {
        ApiError::Auth(error.clone()).into_response()
    }
}
