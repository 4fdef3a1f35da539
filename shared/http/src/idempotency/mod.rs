//! The `Idempotency-Key` header: a request that is sent again gets the first answer again.

pub(crate) mod secret_replies;

use axum::{
    extract::FromRequestParts,
    http::{HeaderValue, request::Parts},
    response::{IntoResponse, Response},
};

use super::{ApiError, ErrorCode};
use crate::response::api_response::reply_response;
use shared_auth::SecretHash;
use shared_domain::{Invalid, UserId};
use shared_store::{IdempotencyKey, IdempotencyRecord, Reply};

const HEADER: &str = "idempotency-key";
const REPLAYED: &str = "idempotency-replayed";
const MAX_LENGTH: usize = 255;

/// The key of a request, if it carries one, with the method and path it came by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Idempotent {
    key: Option<Result<String, Invalid>>,
    method: String,
    path: String,
}

impl Idempotent {
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

impl<S: Sync> FromRequestParts<S> for Idempotent {
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

/// An answer that is given again.
#[derive(Debug, Clone)]
pub struct Replay(pub Reply);

/// What an earlier request was answered, for another with the same key that came with this body.
///
/// # Errors
/// `IDEMPOTENCY_CONFLICT` where the earlier request had another body.
pub fn reply_for(record: IdempotencyRecord, body: &SecretHash) -> Result<Reply, ApiError> {
    if record.body == *body {
        Ok(record.reply)
    } else {
        Err(ErrorCode::IdempotencyConflict.into())
    }
}

impl IntoResponse for Replay {
    fn into_response(self) -> Response {
        replayed(reply_response(&self.0, false))
    }
}

/// An answer that is marked as given again.
pub fn replayed(answer: impl IntoResponse) -> Response {
    let mut response = answer.into_response();
    let headers = response.headers_mut();
    headers.insert(REPLAYED, HeaderValue::from_static("true"));
    response
}
