//! Middleware that authenticates and authorizes the calls of a service.

use std::sync::Arc;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use http::request::Parts;
use http::{HeaderMap, StatusCode};

use super::signature::Signature;
use super::{AccessRequest, AuthError, Iam};

/// The largest request that any service takes: DynamoDB's.
pub(crate) const REQUEST_LIMIT: usize = 16 * 1024 * 1024;

/// What calls of a service require, and how the service answers those that are refused.
pub(crate) trait Authorization: Send + Sync + 'static {
    /// What a call requires; nothing where the service will refuse it anyway.
    fn required(&self, call: &Parts, body: &[u8]) -> Vec<AccessRequest>;

    /// The answer to a call that is refused.
    fn error_response(&self, error: &AuthError) -> Response;
}

/// Puts IAM in front of a router: a call goes on if its signer may make it.
pub(crate) fn authorized(router: Router, service: impl Authorization, iam: Arc<Iam>) -> Router {
    let layer = Arc::new(Layer { service, iam });
    router.layer(from_fn_with_state(layer, authorize))
}

struct Layer<S> {
    service: S,
    iam: Arc<Iam>,
}

async fn authorize<S: Authorization>(
    State(layer): State<Arc<Layer<S>>>,
    request: Request,
    next: Next,
) -> Response {
    let (parts, body) = request.into_parts();
    let Ok(body) = to_bytes(body, REQUEST_LIMIT).await else {
        return StatusCode::PAYLOAD_TOO_LARGE.into_response();
    };
    match layer.check(&parts, &body) {
        Ok(()) => next.run(Request::from_parts(parts, Body::from(body))).await,
        Err(error) => layer.service.error_response(&error),
    }
}

impl<S: Authorization> Layer<S> {
    fn check(&self, call: &Parts, body: &[u8]) -> Result<(), AuthError> {
        let signature = Signature::of(&call.headers).ok_or(AuthError::NoCredentials)?;
        let secret = self.iam.secret(signature.access_key);
        if !signature.is_made_with(secret.ok_or(AuthError::UnknownKey)?, call, body) {
            return Err(AuthError::WrongSignature);
        }
        let requests = self.service.required(call, body);
        self.iam.check(signature.access_key, &requests)
    }
}

/// The operation that `X-Amz-Target` names after `prefix`.
pub(crate) fn target_operation<'a>(headers: &'a HeaderMap, prefix: &str) -> Option<&'a str> {
    let target = headers.get("x-amz-target")?.to_str().ok()?;
    target.strip_prefix(prefix)
}
