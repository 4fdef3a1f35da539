//! Presigned URLs: what S3 refuses before it verifies the signature.

use axum::response::Response;
use form_urlencoded::parse;
use http::{HeaderMap, HeaderName, StatusCode, Uri, header};

use super::error_response::error_response;

/// The answer to a request that S3 refuses for what its headers say beside the URL.
///
/// <https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html>
pub(super) fn reject(uri: &Uri, headers: &HeaderMap) -> Option<Response> {
    let query = uri.query().unwrap_or_default().as_bytes();
    let parameter = |wanted: &str| {
        let mut parameters = parse(query);
        let found = parameters.find(|(name, _)| name.eq_ignore_ascii_case(wanted));
        found.map(|(_, value)| value)
    };
    parameter("X-Amz-Signature")?;
    if headers.contains_key(header::AUTHORIZATION) {
        let message = "Only one auth mechanism allowed; only the X-Amz-Algorithm query parameter, \
            Signature query string parameter or the Authorization header should be specified";
        return Some(error_response(
            StatusCode::BAD_REQUEST,
            "InvalidArgument",
            message,
        ));
    }
    let signed = parameter("X-Amz-SignedHeaders").unwrap_or_default();
    let is_signed = |name: &HeaderName| signed.split(';').any(|signed| signed == name.as_str());
    let mut unsigned = headers
        .keys()
        .filter(|name| name.as_str().starts_with("x-amz-") && !is_signed(name));
    unsigned.next()?;
    let message = "There were headers present in the request which were not signed";
    Some(error_response(
        StatusCode::FORBIDDEN,
        "AccessDenied",
        message,
    ))
}
