//! Bodies, as events carry them.

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use bytes::Bytes;
use http::HeaderMap;
use http::header::CONTENT_TYPE;

use super::headers;

/// The body as text where its type says that it is text, else in base64.
pub(super) fn encode(request: &HeaderMap, body: &Bytes) -> (Option<String>, bool) {
    if body.is_empty() {
        return (None, false);
    }
    match std::str::from_utf8(body) {
        Ok(text) if is_text(&media_type(request)) => (Some(text.to_owned()), false),
        _ => (Some(BASE64_STANDARD.encode(body)), true),
    }
}

fn media_type(request: &HeaderMap) -> String {
    let value = headers::text(request, &CONTENT_TYPE);
    let kind = value.split(';').next().unwrap_or_default();
    kind.trim().to_ascii_lowercase()
}

/// HTTP APIs take these types for text, and anything else, forms included, for binary.
fn is_text(kind: &str) -> bool {
    kind.is_empty()
        || kind.starts_with("text/")
        || kind.ends_with("+json")
        || kind.ends_with("+xml")
        || [
            "application/json",
            "application/javascript",
            "application/xml",
        ]
        .contains(&kind)
}
