//! The `Idempotency-Key` header.

use axum::{
    extract::FromRequestParts,
    http::{HeaderValue, request::Parts},
};
use shared_domain::{Invalid, UserId};
use shared_store::IdempotencyKey;

use crate::ApiError;

const HEADER: &str = "idempotency-key";
const MAX_LENGTH: usize = 255;

/// The key of a request, if it carries one, with the method and path it came by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IdempotencyHeader {
    key: Option<Result<String, Invalid>>,
    method: String,
    path: String,
}

impl IdempotencyHeader {
    /// What names this request of `caller`, or `None` where it carries no key.
    ///
    /// # Errors
    /// `VALIDATION_ERROR` where the header is not 1 to 255 visible ASCII characters.
    pub fn key(&self, caller: UserId) -> Result<Option<IdempotencyKey>, ApiError> {
        match &self.key {
            None => Ok(None),
            Some(Err(reason)) => Err(ApiError::field("Idempotency-Key", reason)),
            Some(Ok(key)) => Ok(Some(IdempotencyKey::new(
                caller,
                &self.method,
                &self.path,
                key,
            ))),
        }
    }
}

impl<S: Sync> FromRequestParts<S> for IdempotencyHeader {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Self::Rejection> {
        Ok(Self {
            key: parts.headers.get(HEADER).map(read),
            method: parts.method.to_string(),
            path: parts.uri.path().to_owned(),
        })
    }
}

fn read(value: &HeaderValue) -> Result<String, Invalid> {
    let bytes = value.as_bytes();
    if (1..=MAX_LENGTH).contains(&bytes.len()) && bytes.iter().all(u8::is_ascii_graphic) {
        Ok(String::from_utf8_lossy(bytes).into_owned())
    } else {
        Err(Invalid::new("must be 1 to 255 visible ASCII characters"))
    }
}
