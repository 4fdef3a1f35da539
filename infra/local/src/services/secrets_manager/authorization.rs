//! The IAM actions that requests to Secrets Manager require.
//!
//! <https://docs.aws.amazon.com/service-authorization/latest/reference/list_awssecretsmanager.html>

use axum::response::{IntoResponse, Response};
use http::request::Parts;
use serde_json::Value;

use super::api_error::ApiError;
use super::store;
use crate::iam::{AccessRequest, AuthError, Authorization, target_operation};
use crate::template::secret_arn;

pub(super) struct SecretsManagerAuthorization;

impl Authorization for SecretsManagerAuthorization {
    fn required(&self, call: &Parts, body: &[u8]) -> Vec<AccessRequest> {
        let Some(operation) = target_operation(&call.headers, "secretsmanager.") else {
            return Vec::new();
        };
        let body: Value = serde_json::from_slice(body).unwrap_or_default();
        let secret = body["SecretId"].as_str().or(body["Name"].as_str());
        let secret = secret.map(|id| secret_arn(&store::name_of(id)));
        let resource = secret.unwrap_or_else(|| "*".to_owned());
        vec![AccessRequest::new(
            format!("secretsmanager:{operation}"),
            resource,
        )]
    }

    fn error_response(&self, error: &AuthError) -> Response {
        let kind = match error {
            AuthError::NoCredentials => "MissingAuthenticationTokenException",
            AuthError::UnknownKey => "UnrecognizedClientException",
            AuthError::WrongSignature => "InvalidSignatureException",
            AuthError::Denied { .. } => "AccessDeniedException",
        };
        ApiError::new(kind, &error.to_string()).into_response()
    }
}
