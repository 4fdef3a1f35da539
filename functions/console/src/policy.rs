//! What the page may load, run and reach.

use axum::http::{HeaderValue, Uri, header::InvalidHeaderValue, uri::InvalidUri};

/// The value of [`Content-Security-Policy`](https://www.w3.org/TR/CSP3/): the page runs the scripts
/// that came with it and no others, not even as text that becomes script ([Trusted
/// Types](https://www.w3.org/TR/trusted-types/)), and talks to the API, the buckets and the
/// WebSocket API.
#[derive(Debug, Clone)]
pub struct ContentSecurityPolicy(HeaderValue);

/// An address that the page is to reach is none.
#[derive(Debug, thiserror::Error)]
pub enum PolicyError {
    /// It cannot be read.
    #[error("an address that the page is to reach cannot be read")]
    Address(#[from] InvalidUri),
    /// It cannot be said in a header.
    #[error("an address that the page is to reach cannot be said in a header")]
    Header(#[from] InvalidHeaderValue),
}

impl ContentSecurityPolicy {
    /// Of a page whose files are uploaded to and downloaded from these buckets, and which hears of
    /// changes from this WebSocket API; a URL each.
    ///
    /// # Errors
    /// Where an address is none.
    pub fn new(uploads: &str, media: &str, live: &str) -> Result<Self, PolicyError> {
        // Without the slash, a path would be that of one object.
        let (uploads, media) = (format!("{uploads}/"), format!("{media}/"));
        let live = origin(live)?;
        let policy = format!(
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: {media}; \
             media-src 'self' blob: {media}; connect-src 'self' {uploads} {media} {live}; manifest-src 'self'; worker-src 'self'; \
             form-action 'none'; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; \
             trusted-types console"
        );
        Ok(Self(HeaderValue::try_from(policy)?))
    }

    /// As a header has it.
    pub const fn header(&self) -> &HeaderValue {
        &self.0
    }
}

/// The scheme, the host and the port of a URL.
fn origin(url: &str) -> Result<String, PolicyError> {
    let url: Uri = url.parse()?;
    let scheme = url.scheme_str().unwrap_or_default();
    let host = url
        .authority()
        .map(|host| host.as_str())
        .unwrap_or_default();
    Ok(format!("{scheme}://{host}"))
}
