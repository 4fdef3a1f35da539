//! Files that are part of the binary, compressed when it was built.

use std::{
    convert::Infallible,
    io::{self, Read},
};

use axum::{
    extract::FromRequestParts,
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header, request::Parts},
    response::{IntoResponse, Response},
};
use flate2::read::GzDecoder;
use shared::http::{ApiError, IfNoneMatch};

include!(concat!(env!("OUT_DIR"), "/assets.rs"));

/// For what keeps its URL when it changes: to be asked for anew each time, and mostly answered with 304.
pub(crate) const REVALIDATED: &str = "public, no-cache";
/// For what is named by its version.
pub(crate) const IMMUTABLE: &str = "public, max-age=31536000, immutable";

/// A file that is part of the binary.
#[derive(Debug)]
pub(crate) struct Asset {
    /// The last part of its URL.
    pub name: &'static str,
    content_type: &'static str,
    /// Of the content, whichever way it is encoded: to be sent as a weak tag.
    etag: &'static str,
    gzip: &'static [u8],
}

/// What the client has already and what it can read.
#[derive(Debug)]
pub struct Reader {
    known: IfNoneMatch,
    reads_gzip: bool,
}

impl Asset {
    /// The content, inflated.
    pub fn content(&self) -> io::Result<Vec<u8>> {
        let mut content = Vec::new();
        GzDecoder::new(self.gzip).read_to_end(&mut content)?;
        Ok(content)
    }

    /// The answer that gives the file, or 304 where the client has it.
    pub fn answer(&self, reader: &Reader, caching: &'static str) -> Result<Response, ApiError> {
        let headers = [
            (header::CACHE_CONTROL, caching.to_owned()),
            (header::ETAG, format!("W/{}", self.etag)),
            (header::VARY, header::ACCEPT_ENCODING.to_string()),
        ];
        if reader.known.matches(self.etag) {
            return Ok((StatusCode::NOT_MODIFIED, headers).into_response());
        }
        let content_type = [(header::CONTENT_TYPE, self.content_type)];
        if reader.reads_gzip {
            let encoding = [(header::CONTENT_ENCODING, "gzip")];
            return Ok((headers, content_type, encoding, self.gzip).into_response());
        }
        let content = self.content().map_err(ApiError::internal)?;
        Ok((headers, content_type, content).into_response())
    }
}

impl<S: Sync> FromRequestParts<S> for Reader {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Infallible> {
        Ok(Self {
            known: IfNoneMatch::from_request_parts(parts, state).await?,
            reads_gzip: reads_gzip(&parts.headers),
        })
    }
}

/// Whether `Accept-Encoding` names gzip, and not to refuse it
/// ([RFC 9110, 12.5.3](https://www.rfc-editor.org/rfc/rfc9110#section-12.5.3)).
fn reads_gzip(headers: &HeaderMap) -> bool {
    preferences(headers, header::ACCEPT_ENCODING)
        .any(|(name, weight)| name.eq_ignore_ascii_case("gzip") && !is_zero(weight))
}

/// What a field lists that negotiates content, each with what is said of its weight
/// ([RFC 9110, 12.4](https://www.rfc-editor.org/rfc/rfc9110#section-12.4)).
pub(crate) fn preferences(
    headers: &HeaderMap,
    field: HeaderName,
) -> impl Iterator<Item = (&str, &str)> {
    let values = headers.get_all(field).into_iter();
    let values = values.filter_map(|value: &HeaderValue| value.to_str().ok());
    values.flat_map(|value| value.split(',')).map(|item| {
        let (name, weight) = item.split_once(';').unwrap_or((item, ""));
        (name.trim(), weight)
    })
}

fn is_zero(weight: &str) -> bool {
    let weight = weight.trim().strip_prefix("q=").unwrap_or_default();
    weight.parse() == Ok(0.0)
}
