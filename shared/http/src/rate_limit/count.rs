//! A request that is being counted.

use std::fmt;

use axum::{
    extract::FromRequestParts,
    http::{HeaderMap, HeaderName, HeaderValue, request::Parts},
    response::{IntoResponse, Response},
};
use futures_util::{
    FutureExt,
    future::{BoxFuture, Shared},
};

use crate::{ApiError, ErrorCode};
use shared_domain::rate_limit::Quota;

/// [draft-ietf-httpapi-ratelimit-headers-10](https://datatracker.ietf.org/doc/html/draft-ietf-httpapi-ratelimit-headers-10)
const POLICY: HeaderName = HeaderName::from_static("ratelimit-policy");
const STANDING: HeaderName = HeaderName::from_static("ratelimit");

/// A request that is being counted: how its caller stands with it, once that is known. None where
/// it could not be counted.
#[derive(Clone)]
pub struct Count(Shared<BoxFuture<'static, Option<Quota>>>);

impl Count {
    pub(super) fn new(counting: BoxFuture<'static, Option<Quota>>) -> Self {
        Self(counting.shared())
    }

    /// How the caller stands.
    pub async fn quota(&self) -> Option<Quota> {
        self.0.clone().await
    }

    /// How the caller stands, where that is known without asking the store.
    pub(super) fn quota_known(&self) -> Option<Quota> {
        self.0.clone().now_or_never().flatten()
    }

    /// Waits until the request is known to be within its caller's limit.
    ///
    /// # Errors
    /// `TOO_MANY_REQUESTS` where it is not.
    pub async fn admitted(&self) -> Result<(), ApiError> {
        match self.quota().await {
            Some(quota) if quota.is_exceeded() => Err(ApiError::too_many_requests(quota.resets_in)),
            _ => Ok(()),
        }
    }
}

impl fmt::Debug for Count {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Count(…)")
    }
}

impl<S: Sync> FromRequestParts<S> for Count {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, ApiError> {
        let count = parts.extensions.get::<Self>().cloned();
        count.ok_or_else(|| ApiError::internal("a request that waits for its count is not counted"))
    }
}

/// The answer to a request that was counted. One too many is refused, unless nobody knows whose it
/// is: that comes first.
pub(super) fn judged(quota: &Quota, answer: Response) -> Response {
    let is_refused = answer.status() == ErrorCode::Unauthorized.status();
    let mut answer = if quota.is_exceeded() && !is_refused {
        ApiError::too_many_requests(quota.resets_in).into_response()
    } else {
        answer
    };
    tell(answer.headers_mut(), quota);
    answer
}

fn tell(headers: &mut HeaderMap, quota: &Quota) {
    let (policy, limit, window) = (quota.policy.name(), quota.limit.get(), quota.window.get());
    let (remaining, resets_in) = (quota.remaining(), whole_seconds(quota));
    let fields = [
        (POLICY, format!("\"{policy}\";q={limit};w={window}")),
        (
            STANDING,
            format!("\"{policy}\";r={remaining};t={resets_in}"),
        ),
    ];
    for (name, text) in fields {
        if let Ok(value) = HeaderValue::from_str(&text) {
            headers.insert(name, value);
        }
    }
}

fn whole_seconds(quota: &Quota) -> u128 {
    quota.resets_in.as_millis().div_ceil(1_000)
}
