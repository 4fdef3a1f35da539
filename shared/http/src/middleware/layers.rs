//! What happens around every request: its id, its log line, headers, compression, panics.

use std::{any::Any, time::Instant};

use axum::{
    Router,
    extract::{MatchedPath, Request},
    http::{HeaderName, HeaderValue, header},
    middleware::{Next, from_fn, from_fn_with_state, map_response},
    response::{IntoResponse, Response},
};
use lambda_http::RequestExt;
use tower_http::{
    catch_panic::CatchPanicLayer,
    compression::{CompressionLayer, Predicate, predicate::SizeAbove},
    set_header::SetResponseHeaderLayer,
};
use tracing::field::display;
use uuid::Uuid;

use super::{audit::remember_source, origin::admit};
use crate::{ApiError, ErrorCode, Origin, rate_limit::CallerId, response::error::Cause};
use shared_runtime::{
    Bootstrap,
    telemetry::{error_chain, on_behalf_of},
};

const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");
const REQUEST_ID_LENGTH: usize = 64;

/// Smaller answers are not worth compressing, in bytes.
const COMPRESSED_ABOVE: u64 = 1_024;

/// What [Helmet](https://helmetjs.github.io) sets by default.
const SECURITY: [(&str, &str); 12] = [
    (
        "content-security-policy",
        "default-src 'self';base-uri 'self';font-src 'self' https: data:;form-action 'self';\
         frame-ancestors 'self';img-src 'self' data:;object-src 'none';script-src 'self';\
         script-src-attr 'none';style-src 'self' https: 'unsafe-inline';upgrade-insecure-requests",
    ),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("origin-agent-cluster", "?1"),
    ("referrer-policy", "no-referrer"),
    (
        "strict-transport-security",
        "max-age=31536000; includeSubDomains",
    ),
    ("x-content-type-options", "nosniff"),
    ("x-dns-prefetch-control", "off"),
    ("x-download-options", "noopen"),
    ("x-frame-options", "SAMEORIGIN"),
    ("x-permitted-cross-domain-policies", "none"),
    ("x-xss-protection", "0"),
];

/// Surrounds a function's routes with the manners that all functions share.
pub fn layers(routes: Router, origin: Origin) -> Router {
    let compression = CompressionLayer::new()
        .gzip(true)
        .compress_when(SizeAbove::new(COMPRESSED_ABOVE).and(may_be_compressed));
    routes
        .fallback(async || ApiError::from(ErrorCode::NotFound))
        .method_not_allowed_fallback(async || ApiError::from(ErrorCode::MethodNotAllowed))
        .layer(CatchPanicLayer::custom(on_panic))
        .layer(compression)
        .layer(map_response(weaken))
        .layer(SetResponseHeaderLayer::if_not_present(
            header::CACHE_CONTROL,
            HeaderValue::from_static("private, no-cache"),
        ))
        .layer(from_fn(remember_source))
        .layer(from_fn_with_state(origin, admit))
        .layer(from_fn(secure))
        .layer(from_fn(identify))
}

/// Answers this function's invocations until Lambda ends it.
///
/// # Errors
/// As [`Origin::from_env`]; where the Runtime API cannot be reached.
pub fn run(routes: Router) -> Bootstrap {
    Box::pin(async { lambda_http::run(layers(routes, Origin::from_env()?)).await })
}

/// Answers with secrets are left alone: compression would tell of their content by its length
/// ([BREACH](https://www.breachattack.com)).
fn may_be_compressed(
    _: axum::http::StatusCode,
    _: axum::http::Version,
    headers: &axum::http::HeaderMap,
    _: &axum::http::Extensions,
) -> bool {
    headers
        .get(header::CACHE_CONTROL)
        .is_none_or(|value| value != "no-store")
}

/// A compressed answer is another representation than the one whose bytes its `ETag` names, so it
/// gets a weak one ([RFC 9110, 8.8.3.3](https://www.rfc-editor.org/rfc/rfc9110#section-8.8.3.3)).
async fn weaken(mut response: Response) -> Response {
    let headers = response.headers_mut();
    if headers.contains_key(header::CONTENT_ENCODING)
        && let Some(etag) = headers.get(header::ETAG)
        && !etag.as_bytes().starts_with(b"W/")
        && let Ok(weak) = HeaderValue::from_bytes(&[b"W/", etag.as_bytes()].concat())
    {
        headers.insert(header::ETAG, weak);
    }
    response
}

fn on_panic(panic: Box<dyn Any + Send>) -> Response {
    let message = panic
        .downcast_ref::<String>()
        .map(String::as_str)
        .or_else(|| panic.downcast_ref::<&str>().copied())
        .unwrap_or("a panic without a message");
    ApiError::internal(message).into_response()
}

async fn secure(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    for (name, value) in SECURITY {
        let header = response.headers_mut().entry(name);
        header.or_insert(HeaderValue::from_static(value));
    }
    response
}

/// Gives the request its id and writes its one line in the log.
async fn identify(request: Request, next: Next) -> Response {
    let started = Instant::now();
    let function_request_id = lambda_request_id(&request);
    let id = request_id(&request, function_request_id.as_deref());
    let method = request.method().clone();
    let route = request
        .extensions()
        .get::<MatchedPath>()
        .map(|path| path.as_str().to_owned());
    let mut response = on_behalf_of(Some(id.clone()), next.run(request)).await;
    if let Ok(id) = HeaderValue::from_str(&id) {
        response.headers_mut().insert(REQUEST_ID, id);
    }
    let status = response.status().as_u16();
    let elapsed_ms = started.elapsed().as_secs_f64() * 1_000.0;
    let route = route.as_deref().unwrap_or("none");
    let caller = response.extensions().get::<CallerId>();
    let caller = caller.map(|CallerId(id)| display(id));
    match response.extensions().get::<Cause>() {
        Some(Cause(cause)) => {
            let cause = error_chain(&**cause);
            tracing::error!(
                request_id = id, function_request_id, %method, route, status, caller, elapsed_ms,
                cause, "request failed",
            );
        }
        None => {
            tracing::info!(
                request_id = id, function_request_id, %method, route, status, caller, elapsed_ms,
                "request",
            )
        }
    }
    response
}

/// The id that came in, if it is one; else Lambda's.
fn request_id(request: &Request, lambdas: Option<&str>) -> String {
    let given = request
        .headers()
        .get(REQUEST_ID)
        .and_then(|value| value.to_str().ok())
        .filter(|id| is_request_id(id));
    match given.or(lambdas) {
        Some(id) => id.to_owned(),
        None => Uuid::now_v7().to_string(),
    }
}

/// Lambda's own id of the invocation, by which API Gateway's access log (`functionRequestId`),
/// X-Ray and Lambda's own lines are joined, whatever id the client gave.
fn lambda_request_id(request: &Request) -> Option<String> {
    let context = request.lambda_context_ref()?;
    Some(context.request_id.clone())
}

fn is_request_id(id: &str) -> bool {
    (1..=REQUEST_ID_LENGTH).contains(&id.len())
        && id
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}
