//! The web app, as a browser asks for it: one page for every address below `/app/`, the files it is
//! made of, and what lets a phone keep it. It calls nothing of AWS and has no rights.

mod assets;
mod bootstrap;
mod policy;

use axum::{
    Router,
    extract::{Path, Request, State, rejection::PathRejection},
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header},
    middleware::{Next, from_fn_with_state},
    response::{IntoResponse, Response},
    routing::get,
};
use shared_http::{ApiError, AssetRequest, ErrorCode, IMMUTABLE, REVALIDATED};

use assets::{FILES, MANIFEST, SERVICE_WORKER, SHELL};

pub use bootstrap::bootstrap;
pub use policy::{ContentSecurityPolicy, PolicyError};

/// Where the app begins.
const HOME: &str = "/app/";

/// What else a browser allows a page of ours: the camera, to scan and to take photos.
const PERMISSIONS: (HeaderName, &str) = (
    HeaderName::from_static("permissions-policy"),
    "camera=(self), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
);

/// The function's routes.
pub fn router(policy: ContentSecurityPolicy) -> Router {
    Router::new()
        .route("/", get(home))
        .route("/app", get(home))
        .route(HOME, get(shell))
        .route("/app/{*path}", get(file_or_shell))
        .route("/manifest.webmanifest", get(manifest))
        .route("/sw.js", get(service_worker))
        .layer(from_fn_with_state(policy, restrict))
}

async fn home() -> impl IntoResponse {
    let headers = [
        (header::LOCATION, HOME),
        (header::CACHE_CONTROL, REVALIDATED),
    ];
    (StatusCode::FOUND, headers)
}

async fn shell(reader: AssetRequest) -> Result<Response, ApiError> {
    SHELL.answer(&reader, REVALIDATED)
}

async fn manifest(reader: AssetRequest) -> Result<Response, ApiError> {
    MANIFEST.answer(&reader, REVALIDATED)
}

async fn service_worker(reader: AssetRequest) -> Result<Response, ApiError> {
    SERVICE_WORKER.answer(&reader, REVALIDATED)
}

/// A file; or the page, which finds out by the address what to show. A file that another version of
/// the page asks for is gone: the page in its place would be taken for a script.
async fn file_or_shell(
    path: Result<Path<String>, PathRejection>,
    reader: AssetRequest,
) -> Result<Response, ApiError> {
    // What cannot be read names no file.
    let path = path.map(|Path(path)| path).unwrap_or_default();
    match FILES.iter().find(|file| file.name == path) {
        Some(file) => file.answer(&reader, IMMUTABLE),
        None if is_file(&path) => Err(ErrorCode::NotFound.into()),
        None => SHELL.answer(&reader, REVALIDATED),
    }
}

/// No address of the app has a dot in its last part.
fn is_file(path: &str) -> bool {
    path.rsplit('/')
        .next()
        .is_some_and(|name| name.contains('.'))
}

/// What holds for a page holds for every answer: what is shown on its own is a page too.
async fn restrict(
    State(policy): State<ContentSecurityPolicy>,
    request: Request,
    next: Next,
) -> Response {
    let mut response = next.run(request).await;
    let headers: &mut HeaderMap = response.headers_mut();
    headers.insert(header::CONTENT_SECURITY_POLICY, policy.header().clone());
    headers.insert(header::X_FRAME_OPTIONS, HeaderValue::from_static("DENY"));
    headers.insert(PERMISSIONS.0, HeaderValue::from_static(PERMISSIONS.1));
    response
}
