//! Conditional requests ([RFC 9110, 13](https://www.rfc-editor.org/rfc/rfc9110#section-13)).
//!
//! An `ETag` is opaque to clients. Inside, it is the version of the resource and a hash of the
//! whole answer: `If-None-Match` compares all of it, `If-Match` the version alone.

use std::convert::Infallible;

use axum::{
    extract::FromRequestParts,
    http::{HeaderMap, header, request::Parts},
};

use crate::{ApiError, ErrorCode};
use shared_auth::SecretHash;
use shared_domain::Invalid;

/// Enough of a hash to tell answers of one version apart.
const HASH_LENGTH: usize = 16;

/// The `ETag` of an answer that shows this version.
pub(crate) fn of(version: u64, data: &str) -> String {
    let hash = SecretHash::of(&[data.as_bytes()]);
    format!("\"{version}-{}\"", &hash.as_str()[..HASH_LENGTH])
}

/// The versions that a write is meant for. Without the header, any.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct IfMatch(Option<Vec<u64>>);

impl IfMatch {
    /// Whether the write may go on.
    ///
    /// # Errors
    /// `VERSION_MISMATCH` where the version is none of those it is meant for.
    pub fn check(&self, version: u64) -> Result<(), ApiError> {
        match &self.0 {
            Some(versions) if !versions.contains(&version) => {
                Err(ErrorCode::VersionMismatch.into())
            }
            _ => Ok(()),
        }
    }

    /// True when the write is meant for certain versions.
    pub const fn is_given(&self) -> bool {
        self.0.is_some()
    }

    fn read(headers: &HeaderMap) -> Result<Self, ApiError> {
        let refused = || {
            ApiError::field(
                "If-Match",
                &Invalid::new("must be an ETag or a version in quotes, such as \"3\""),
            )
        };
        let Some(text) = joined(headers, header::IF_MATCH)? else {
            return Ok(Self(None));
        };
        if text.trim() == "*" {
            return Ok(Self(None));
        }
        let versions: Option<Vec<u64>> = text.split(',').map(version).collect();
        versions
            .map(|versions| Self(Some(versions)))
            .ok_or_else(refused)
    }
}

/// The version in one entity tag. A proxy that compresses answers weakens their tags; the version
/// is the same.
fn version(tag: &str) -> Option<u64> {
    let tag = tag.trim();
    let strong = tag.strip_prefix("W/").unwrap_or(tag);
    let inner = strong.strip_prefix('"')?.strip_suffix('"')?;
    inner.split('-').next()?.parse().ok()
}

/// The answers that the client has already.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IfNoneMatch(Vec<String>);

impl IfNoneMatch {
    /// True when the client has the answer with this `ETag`. The comparison is weak, as
    /// [RFC 9110, 13.1.2](https://www.rfc-editor.org/rfc/rfc9110#section-13.1.2) says.
    pub fn matches(&self, etag: &str) -> bool {
        self.0
            .iter()
            .any(|known| known == "*" || known.strip_prefix("W/").unwrap_or(known) == etag)
    }
}

fn joined(headers: &HeaderMap, name: header::HeaderName) -> Result<Option<String>, ApiError> {
    let mut parts = Vec::new();
    for value in headers.get_all(&name) {
        let text = value
            .to_str()
            .map_err(|_| ApiError::field(name.as_str(), &Invalid::new("must be visible ASCII")))?;
        parts.push(text);
    }
    Ok((!parts.is_empty()).then(|| parts.join(",")))
}

impl<S: Sync> FromRequestParts<S> for IfMatch {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, ApiError> {
        Self::read(&parts.headers)
    }
}

impl<S: Sync> FromRequestParts<S> for IfNoneMatch {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        // A condition that cannot be read is one that does not match.
        let known = joined(&parts.headers, header::IF_NONE_MATCH)
            .ok()
            .flatten()
            .unwrap_or_default();
        Ok(Self(
            known
                .split(',')
                .map(|tag| tag.trim().to_owned())
                .filter(|tag| !tag.is_empty())
                .collect(),
        ))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn if_match(value: &str) -> Result<IfMatch, ApiError> {
        let mut headers = HeaderMap::new();
        headers.insert(header::IF_MATCH, value.parse().unwrap());
        IfMatch::read(&headers)
    }

    #[test]
    fn a_write_takes_the_etag_or_the_bare_version() {
        let etag = of(3, "{}");
        assert!(if_match(&etag).unwrap().check(3).is_ok());
        assert!(if_match("\"3\"").unwrap().check(3).is_ok());
        assert!(if_match("\"2\", \"3\"").unwrap().check(3).is_ok());
        assert!(if_match(&format!("W/{etag}")).unwrap().check(3).is_ok());
        assert!(if_match("\"2\", W/\"3\"").unwrap().check(3).is_ok());
        assert!(if_match("*").unwrap().check(3).is_ok());
        assert_eq!(
            if_match("\"2\"").unwrap().check(3).unwrap_err().code(),
            ErrorCode::VersionMismatch
        );
    }

    #[test]
    fn what_is_no_etag_is_refused() {
        for value in ["3", "\"\"", "\"x\"", "W/3", "w/\"3\"", "\"3", ""] {
            assert!(if_match(value).is_err(), "{value}");
        }
    }

    #[test]
    fn an_etag_covers_the_whole_answer() {
        assert_ne!(of(3, "{\"a\":1}"), of(3, "{\"a\":2}"));
        let known = IfNoneMatch(vec![format!("W/{}", of(3, "{}"))]);
        assert!(known.matches(&of(3, "{}")));
        assert!(!known.matches(&of(4, "{}")));
    }
}
