//! What requests to SQS need to be allowed.
//!
//! <https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonsqs.html>

use std::sync::Arc;

use axum::response::{IntoResponse, Response};
use http::request::Parts;
use serde_json::Value;

use super::Queues;
use super::fault::Fault;
use crate::iam::{Refusal, Request, Service, target};

pub(super) struct Access(pub Arc<Queues>);

impl Service for Access {
    fn requests(&self, call: &Parts, body: &[u8]) -> Vec<Request> {
        let Some(operation) = target(&call.headers, "AmazonSQS.") else {
            return Vec::new();
        };
        // There is no action for batches of their own.
        let operation = operation.strip_suffix("Batch").unwrap_or(operation);
        let body: Value = serde_json::from_slice(body).unwrap_or_default();
        let queue = body["QueueUrl"].as_str().and_then(|url| self.0.by_url(url));
        let arn = queue.map_or_else(|| "*".to_owned(), |queue| queue.spec.arn());
        vec![Request::new(format!("sqs:{operation}"), arn)]
    }

    fn refuse(&self, refusal: &Refusal) -> Response {
        Fault::Refused(refusal.clone()).into_response()
    }
}
