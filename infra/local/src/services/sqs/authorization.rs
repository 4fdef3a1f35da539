//! The IAM actions that requests to SQS require.
//!
//! <https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonsqs.html>

use std::sync::Arc;

use axum::response::{IntoResponse, Response};
use http::request::Parts;
use serde_json::Value;

use super::Queues;
use super::api_error::ApiError;
use crate::iam::{AccessRequest, AuthError, Authorization, target_operation};

pub(super) struct SqsAuthorization(pub Arc<Queues>);

impl Authorization for SqsAuthorization {
    fn required(&self, call: &Parts, body: &[u8]) -> Vec<AccessRequest> {
        let Some(operation) = target_operation(&call.headers, "AmazonSQS.") else {
            return Vec::new();
        };
        // There is no action for batches of their own.
        let operation = operation.strip_suffix("Batch").unwrap_or(operation);
        let body: Value = serde_json::from_slice(body).unwrap_or_default();
        let queue = body["QueueUrl"].as_str().and_then(|url| self.0.by_url(url));
        let arn = queue.map_or_else(|| "*".to_owned(), |queue| queue.spec.arn());
        vec![AccessRequest::new(format!("sqs:{operation}"), arn)]
    }

    fn error_response(&self, error: &AuthError) -> Response {
        ApiError::Auth(error.clone()).into_response()
    }
}
