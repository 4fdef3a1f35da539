//! Files that are part of a function, compressed when it was built.

use std::{
    convert::Infallible,
    io::{self, Read},
};

use axum::{
    extract::FromRequestParts,
    http::{HeaderMap, StatusCode, header, request::Parts},
    response::{IntoResponse, Response},
};
use flate2::read::GzDecoder;

use crate::{ApiError, IfNoneMatch};

/// What keeps its URL when it changes: to be asked for anew each time, and mostly answered with
/// 304.
pub const REVALIDATED: &str = "public, no-cache";
/// What is named by its version.
pub const IMMUTABLE: &str = "public, max-age=31536000, immutable";

/// A file that is part of the binary, as `asset-packer` includes it.
#[derive(Debug)]
pub struct Asset {
    /// The last part of its URL.
    pub name: &'static str,
    /// The value of `Content-Type`.
    pub content_type: &'static str,
    /// Of the content, whichever way it is encoded: to be sent as a weak tag.
    pub etag: &'static str,
    /// The content, compressed.
    pub gzip: &'static [u8],
    /// The content, compressed better.
    pub brotli: Option<&'static [u8]>,
}

/// What the client has already and what it can read.
#[derive(Debug)]
pub struct AssetRequest {
    known: IfNoneMatch,
    reads_gzip: bool,
    reads_brotli: bool,
}

impl Asset {
    /// The content, inflated.
    ///
    /// # Errors
    /// Where the binary is damaged.
    pub fn content(&self) -> io::Result<Vec<u8>> {
        let mut content = Vec::new();
        GzDecoder::new(self.gzip).read_to_end(&mut content)?;
        Ok(content)
    }

    /// The answer that gives the file, or 304 where the client has it.
    ///
    /// # Errors
    /// As [`Asset::content`].
    pub fn answer(
        &self,
        reader: &AssetRequest,
        caching: &'static str,
    ) -> Result<Response, ApiError> {
        let headers = [
            (header::CACHE_CONTROL, caching.to_owned()),
            (header::ETAG, format!("W/{}", self.etag)),
            (header::VARY, header::ACCEPT_ENCODING.to_string()),
        ];
        if reader.known.matches(self.etag) {
            return Ok((StatusCode::NOT_MODIFIED, headers).into_response());
        }
        let content_type = [(header::CONTENT_TYPE, self.content_type)];
        if let Some((encoding, bytes)) = self.encoded(reader) {
            let encoding = [(header::CONTENT_ENCODING, encoding)];
            return Ok((headers, content_type, encoding, bytes).into_response());
        }
        let content = self.content().map_err(ApiError::internal)?;
        Ok((headers, content_type, content).into_response())
    }

    fn encoded(&self, reader: &AssetRequest) -> Option<(&'static str, &'static [u8])> {
        let brotli = self.brotli.filter(|_| reader.reads_brotli);
        let brotli = brotli.map(|bytes| ("br", bytes));
        brotli.or_else(|| reader.reads_gzip.then_some(("gzip", self.gzip)))
    }
}

impl<S: Sync> FromRequestParts<S> for AssetRequest {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Infallible> {
        Ok(Self {
            known: IfNoneMatch::from_request_parts(parts, state).await?,
            reads_gzip: reads(&parts.headers, "gzip"),
            reads_brotli: reads(&parts.headers, "br"),
        })
    }
}

/// Whether `Accept-Encoding` names this encoding, and not to refuse it
/// ([RFC 9110, 12.5.3](https://www.rfc-editor.org/rfc/rfc9110#section-12.5.3)).
fn reads(headers: &HeaderMap, encoding: &str) -> bool {
    let values = headers.get_all(header::ACCEPT_ENCODING).into_iter();
    let values = values.filter_map(|value| value.to_str().ok());
    let mut items = values.flat_map(|value| value.split(',')).map(|item| {
        let (name, weight) = item.split_once(';').unwrap_or((item, ""));
        (name.trim(), weight)
    });
    items.any(|(name, weight)| name.eq_ignore_ascii_case(encoding) && !is_zero(weight))
}

fn is_zero(weight: &str) -> bool {
    let weight = weight.trim().strip_prefix("q=").unwrap_or_default();
    weight.parse() == Ok(0.0)
}
