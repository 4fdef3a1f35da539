//! What requests to Secrets Manager need to be allowed.
//!
//! <https://docs.aws.amazon.com/service-authorization/latest/reference/list_awssecretsmanager.html>

use axum::response::{IntoResponse, Response};
use http::request::Parts;
use serde_json::Value;

use super::api::Fault;
use super::store;
use crate::iam::{Refusal, Request, Service, target};
use crate::template::secret_arn;

pub(super) struct Access;

impl Service for Access {
    fn requests(&self, call: &Parts, body: &[u8]) -> Vec<Request> {
        let Some(operation) = target(&call.headers, "secretsmanager.") else {
            return Vec::new();
        };
        let body: Value = serde_json::from_slice(body).unwrap_or_default();
        let secret = body["SecretId"].as_str().or(body["Name"].as_str());
        let secret = secret.map(|id| secret_arn(&store::name_of(id)));
        let resource = secret.unwrap_or_else(|| "*".to_owned());
        vec![Request::new(
            format!("secretsmanager:{operation}"),
            resource,
        )]
    }

    fn refuse(&self, refusal: &Refusal) -> Response {
        let kind = match refusal {
            Refusal::NoCredentials => "MissingAuthenticationTokenException",
            Refusal::UnknownKey => "UnrecognizedClientException",
            Refusal::WrongSignature => "InvalidSignatureException",
            Refusal::Denied { .. } => "AccessDeniedException",
        };
        Fault::new(kind, &refusal.to_string()).into_response()
    }
}
