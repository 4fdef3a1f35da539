//! The check that stands before a service.

use std::sync::Arc;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::{Request as HttpRequest, State};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use http::request::Parts;
use http::{HeaderMap, StatusCode};

use super::signature::Signature;
use super::{Permissions, Refusal, Request};

/// The largest request that any service takes: DynamoDB's.
pub(crate) const REQUEST_LIMIT: usize = 16 * 1024 * 1024;

/// How a service is asked, and how it says no.
pub(crate) trait Service: Send + Sync + 'static {
    /// What a call needs; nothing where the service will refuse it anyway.
    fn requests(&self, call: &Parts, body: &[u8]) -> Vec<Request>;

    /// The answer to a call that is refused.
    fn refuse(&self, refusal: &Refusal) -> Response;
}

/// `router`, for calls that their signers may make.
pub(crate) fn guarded(
    router: Router,
    service: impl Service,
    permissions: Arc<Permissions>,
) -> Router {
    let guard = Arc::new(Guard {
        service,
        permissions,
    });
    router.layer(from_fn_with_state(guard, pass))
}

struct Guard<S> {
    service: S,
    permissions: Arc<Permissions>,
}

async fn pass<S: Service>(
    State(guard): State<Arc<Guard<S>>>,
    request: HttpRequest,
    next: Next,
) -> Response {
    let (parts, body) = request.into_parts();
    let Ok(body) = to_bytes(body, REQUEST_LIMIT).await else {
        return StatusCode::PAYLOAD_TOO_LARGE.into_response();
    };
    match guard.check(&parts, &body) {
        Ok(()) => {
            next.run(HttpRequest::from_parts(parts, Body::from(body)))
                .await
        }
        Err(refusal) => guard.service.refuse(&refusal),
    }
}

impl<S: Service> Guard<S> {
    fn check(&self, call: &Parts, body: &[u8]) -> Result<(), Refusal> {
        let signature = Signature::of(&call.headers).ok_or(Refusal::NoCredentials)?;
        let secret = self.permissions.secret(signature.access_key);
        if !signature.is_made_with(secret.ok_or(Refusal::UnknownKey)?, call, body) {
            return Err(Refusal::WrongSignature);
        }
        let requests = self.service.requests(call, body);
        self.permissions.check(signature.access_key, &requests)
    }
}

/// The operation that `X-Amz-Target` names after `prefix`.
pub(crate) fn target<'a>(headers: &'a HeaderMap, prefix: &str) -> Option<&'a str> {
    let target = headers.get("x-amz-target")?.to_str().ok()?;
    target.strip_prefix(prefix)
}
