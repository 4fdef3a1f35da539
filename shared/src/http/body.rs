//! Request bodies.

use axum::{
    body::{Body, Bytes},
    extract::{FromRequest, Request},
    http::{HeaderMap, header},
};
use deserr::Deserr;
use http_body_util::{BodyExt, LengthLimitError, Limited};

use super::{ApiError, ErrorCode, fields::FieldErrors};
use crate::auth::SecretHash;

/// The largest body that is read, in bytes: the longest text that a request may hold, each character
/// escaped as `\uXXXX\uXXXX`, and room for the rest.
const MAX_BYTES: usize = 128 * 1_024;

/// A JSON body, read and checked.
#[derive(Debug, Clone)]
pub struct Json<T> {
    /// What it says.
    pub value: T,
    /// The hash of what was sent, to tell a retry from another request.
    pub hash: SecretHash,
}

/// A JSON body that may be left out.
#[derive(Debug, Clone)]
pub struct OptionalJson<T>(pub Json<T>);

impl<S: Sync, T: Deserr<FieldErrors>> FromRequest<S> for Json<T> {
    type Rejection = ApiError;

    async fn from_request(request: Request, _: &S) -> Result<Self, ApiError> {
        let (parts, body) = request.into_parts();
        let bytes = read(body).await?;
        require_json(&parts.headers)?;
        parse(&bytes)
    }
}

impl<S: Sync, T: Deserr<FieldErrors>> FromRequest<S> for OptionalJson<T> {
    type Rejection = ApiError;

    async fn from_request(request: Request, _: &S) -> Result<Self, ApiError> {
        let (parts, body) = request.into_parts();
        let bytes = read(body).await?;
        if bytes.is_empty() {
            return parse(b"{}").map(Self);
        }
        require_json(&parts.headers)?;
        parse(&bytes).map(Self)
    }
}

async fn read(body: Body) -> Result<Bytes, ApiError> {
    match Limited::new(body, MAX_BYTES).collect().await {
        Ok(collected) => Ok(collected.to_bytes()),
        Err(error) if error.is::<LengthLimitError>() => Err(ErrorCode::PayloadTooLarge.into()),
        Err(_) => Err(ErrorCode::InvalidJson.into()),
    }
}

fn require_json(headers: &HeaderMap) -> Result<(), ApiError> {
    let essence = headers
        .get(header::CONTENT_TYPE)
        .and_then(|value| value.to_str().ok())
        .and_then(|value| value.split(';').next())
        .unwrap_or_default();
    if essence.trim().eq_ignore_ascii_case("application/json") {
        Ok(())
    } else {
        Err(ErrorCode::UnsupportedMediaType.into())
    }
}

fn parse<T: Deserr<FieldErrors>>(bytes: &[u8]) -> Result<Json<T>, ApiError> {
    let value: serde_json::Value =
        serde_json::from_slice(bytes).map_err(|_| ErrorCode::InvalidJson)?;
    Ok(Json {
        value: deserr::deserialize::<T, _, FieldErrors>(value)?,
        hash: SecretHash::of(&[bytes]),
    })
}
