//! The router: CORS and presigned URLs, around the protocol of S3.

use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::response::{IntoResponse, Response};
use http::StatusCode;
use s3s::service::{S3Service, S3ServiceBuilder};

use super::auth::IamAuth;
use super::bucket::Bucket;
use super::cors;
use super::operations::Operations;
use super::presigned::reject;

struct S3Router {
    buckets: Vec<Arc<Bucket>>,
    s3: S3Service,
}

pub(super) fn router(service: Operations) -> Router {
    let buckets = service.buckets.values().cloned().collect();
    let access = service.access.clone();
    let mut builder = S3ServiceBuilder::new(service);
    builder.set_auth(IamAuth(Arc::clone(&access.0)));
    builder.set_access(access);
    let s3 = builder.build();
    Router::new()
        .fallback(handle)
        .with_state(Arc::new(S3Router { buckets, s3 }))
}

async fn handle(State(router): State<Arc<S3Router>>, request: Request) -> Response {
    let rules = router.rules(request.uri().path());
    if let Some(response) = cors::preflight(rules, request.method(), request.headers()) {
        return response;
    }
    let granted = cors::granted(rules, request.method(), request.headers());
    let mut response = match reject(request.uri(), request.headers()) {
        Some(refused) => refused,
        None => router.answer(request).await,
    };
    response.headers_mut().extend(granted);
    response
}

impl S3Router {
    /// The CORS rules of the bucket that a path begins with; none if it has none.
    fn rules(&self, path: &str) -> &[crate::template::CorsRule] {
        let name = path.split('/').nth(1).unwrap_or_default();
        let bucket = self
            .buckets
            .iter()
            .find(|bucket| bucket.spec.bucket_name == name);
        bucket.map_or(&[], |bucket| &bucket.spec.cors)
    }

    async fn answer(&self, request: Request) -> Response {
        let request = request.map(s3s::Body::http_body_unsync);
        match self.s3.call(request).await {
            Ok(response) => response.map(Body::new),
            // The answer to a request cannot be written down.
            Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
        }
    }
}
