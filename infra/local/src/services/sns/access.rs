//! What requests to SNS need to be allowed.
//!
//! <https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonsns.html>

use axum::response::{IntoResponse, Response};
use http::request::Parts;

use super::fault::Fault;
use crate::iam::{Refusal, Request, Service};
use crate::services::query::Form;

pub(super) struct Access;

impl Service for Access {
    fn requests(&self, _: &Parts, body: &[u8]) -> Vec<Request> {
        let mut form = Form::parse(body);
        let Some(operation) = form.take("Action") else {
            return Vec::new();
        };
        // There is no action for batches of their own.
        let operation = operation.strip_suffix("Batch").unwrap_or(&operation);
        let topic = form.take("TopicArn").or_else(|| form.take("TargetArn"));
        let topic = topic.unwrap_or_else(|| "*".to_owned());
        vec![Request::new(format!("sns:{operation}"), topic)]
    }

    fn refuse(&self, refusal: &Refusal) -> Response {
        Fault::Refused(refusal.clone()).into_response()
    }
}
