//! Request bodies.

use std::str::FromStr;

use axum::{
    body::{Body, Bytes},
    extract::{FromRequest, Request},
    http::{HeaderMap, header},
};
use deserr::Deserr;
use http_body_util::{BodyExt, LengthLimitError, Limited};

use super::{fields::FieldErrors, strict_json};
use crate::{ApiError, Detail, ErrorCode};
use shared_auth::SecretHash;
use shared_domain::InvalidField;

/// The largest body that is read, in bytes: the longest texts that a request may hold (ten files,
/// each with its name and what is said of it), each character escaped as `\uXXXX\uXXXX`, and room
/// for the rest.
const MAX_BYTES: usize = 288 * 1_024;

/// A JSON body, read and checked.
#[derive(Debug, Clone)]
pub struct Json<T> {
    /// What it says.
    pub value: T,
    /// The hash of what it means, to tell a retry from another request: the order of members is no
    /// difference.
    pub hash: SecretHash,
}

/// A JSON body whose fields are yet to be read, for those who judge some of them by more than the
/// body and still name every failing one at once.
#[derive(Debug, Clone)]
pub struct RawJson {
    value: serde_json::Value,
    /// See [`Json::hash`].
    pub hash: SecretHash,
}

impl RawJson {
    /// What it says.
    ///
    /// # Errors
    /// `VALIDATION_ERROR` listing every field that is not as it should be.
    pub fn read<T: Deserr<FieldErrors>>(&self) -> Result<T, ApiError> {
        Ok(deserr::deserialize::<T, _, FieldErrors>(
            self.value.clone(),
        )?)
    }

    /// What it says, unless it goes beyond limits that its form does not tell.
    ///
    /// # Errors
    /// `VALIDATION_ERROR` listing these fields and every other that is not as it should be.
    pub fn read_within<T: Deserr<FieldErrors>>(
        &self,
        beyond: impl IntoIterator<Item = InvalidField>,
    ) -> Result<T, ApiError> {
        let beyond: Vec<_> = beyond.into_iter().collect();
        match (self.read(), beyond.is_empty()) {
            (Ok(value), true) => Ok(value),
            (Ok(_), false) => Err(ApiError::validation(Vec::new()).and(beyond)),
            (Err(error), _) => Err(error.and(beyond)),
        }
    }

    /// True when the body holds something under this name.
    pub fn has(&self, name: &str) -> bool {
        self.value.get(name).is_some()
    }

    /// All of it, yet to be read.
    pub const fn value(&self) -> &serde_json::Value {
        &self.value
    }

    /// The items of one field, where it is a list.
    pub fn list(&self, name: &str) -> Option<&[serde_json::Value]> {
        self.value.get(name)?.as_array().map(Vec::as_slice)
    }

    /// What one field says, where it says something.
    pub fn field<T: FromStr>(&self, name: &str) -> Option<T> {
        self.value.get(name)?.as_str()?.parse().ok()
    }

    fn parse(bytes: &[u8]) -> Result<Self, ApiError> {
        let value = strict_json::parse(bytes).map_err(|_| ErrorCode::InvalidJson)?;
        let too_long = strict_json::too_long(&value).into_iter();
        let details: Vec<_> = too_long
            .map(|path| {
                Detail::new(
                    path,
                    format!("must not have more than {} items", strict_json::MOST),
                )
            })
            .collect();
        if !details.is_empty() {
            return Err(ApiError::validation(details));
        }
        let hash = SecretHash::of(&[strict_json::canonical(&value).as_bytes()]);
        Ok(Self { value, hash })
    }
}

impl<S: Sync> FromRequest<S> for RawJson {
    type Rejection = ApiError;

    async fn from_request(request: Request, _: &S) -> Result<Self, ApiError> {
        let (parts, body) = request.into_parts();
        let bytes = read(body).await?;
        require_json(&parts.headers)?;
        Self::parse(&bytes)
    }
}

/// A JSON body that may be left out.
#[derive(Debug, Clone)]
pub struct OptionalJson<T>(pub Json<T>);

/// A request that takes no body, and came with none or with an empty object; its hash is that of
/// any other such request.
#[derive(Debug, Clone)]
pub struct NoBody(pub SecretHash);

#[derive(Deserr)]
#[deserr(deny_unknown_fields)]
struct NoFields {}

impl<S: Sync> FromRequest<S> for NoBody {
    type Rejection = ApiError;

    async fn from_request(request: Request, state: &S) -> Result<Self, ApiError> {
        let OptionalJson(Json {
            value: NoFields {}, ..
        }) = OptionalJson::from_request(request, state).await?;
        Ok(Self(SecretHash::of(&[])))
    }
}

impl<S: Sync, T: Deserr<FieldErrors>> FromRequest<S> for Json<T> {
    type Rejection = ApiError;

    async fn from_request(request: Request, state: &S) -> Result<Self, ApiError> {
        RawJson::from_request(request, state).await?.try_into()
    }
}

impl<S: Sync, T: Deserr<FieldErrors>> FromRequest<S> for OptionalJson<T> {
    type Rejection = ApiError;

    async fn from_request(request: Request, _: &S) -> Result<Self, ApiError> {
        let (parts, body) = request.into_parts();
        let bytes = read(body).await?;
        if bytes.is_empty() {
            return RawJson::parse(b"{}")?.try_into().map(Self);
        }
        require_json(&parts.headers)?;
        RawJson::parse(&bytes)?.try_into().map(Self)
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
    let is_json = essence.trim().eq_ignore_ascii_case("application/json");
    if is_json && !is_encoded(headers) {
        Ok(())
    } else {
        Err(ErrorCode::UnsupportedMediaType.into())
    }
}

/// True for a body that is compressed: nothing here takes it apart
/// ([RFC 9110, 8.4](https://www.rfc-editor.org/rfc/rfc9110#section-8.4)).
fn is_encoded(headers: &HeaderMap) -> bool {
    let mut encodings = headers.get_all(header::CONTENT_ENCODING).into_iter();
    encodings.any(|encoding| !encoding.as_bytes().eq_ignore_ascii_case(b"identity"))
}

impl<T: Deserr<FieldErrors>> TryFrom<RawJson> for Json<T> {
    type Error = ApiError;

    fn try_from(raw: RawJson) -> Result<Self, ApiError> {
        Ok(Self {
            value: deserr::deserialize::<T, _, FieldErrors>(raw.value)?,
            hash: raw.hash,
        })
    }
}
