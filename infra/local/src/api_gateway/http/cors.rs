//! CORS as an HTTP API does it: the gateway answers preflights, and its headers replace the
//! function's.
//!
//! <https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-cors.html>

use axum::response::{IntoResponse, Response};
use http::header::{
    ACCESS_CONTROL_ALLOW_CREDENTIALS, ACCESS_CONTROL_ALLOW_HEADERS, ACCESS_CONTROL_ALLOW_METHODS,
    ACCESS_CONTROL_ALLOW_ORIGIN, ACCESS_CONTROL_EXPOSE_HEADERS, ACCESS_CONTROL_MAX_AGE,
    ACCESS_CONTROL_REQUEST_METHOD, ORIGIN,
};
use http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode};

use crate::template::Cors;

/// The answer to a preflight, if the request is one.
pub(super) fn preflight(cors: &Cors, method: &Method, headers: &HeaderMap) -> Option<Response> {
    let asked = headers.contains_key(ACCESS_CONTROL_REQUEST_METHOD);
    if method != Method::OPTIONS || !asked || !headers.contains_key(ORIGIN) {
        return None;
    }
    let mut response = StatusCode::NO_CONTENT.into_response();
    if let Some(origin) = allowed_origin(cors, headers) {
        let max_age = cors.max_age.map(|seconds| seconds.to_string());
        let headers = response.headers_mut();
        allow_origin(cors, headers, origin);
        list(headers, ACCESS_CONTROL_ALLOW_METHODS, &cors.allow_methods);
        list(headers, ACCESS_CONTROL_ALLOW_HEADERS, &cors.allow_headers);
        list(headers, ACCESS_CONTROL_EXPOSE_HEADERS, &cors.expose_headers);
        list(headers, ACCESS_CONTROL_MAX_AGE, max_age.as_slice());
    }
    Some(response)
}

/// Puts the gateway's headers in the place of the function's.
pub(super) fn apply(cors: &Cors, request: &HeaderMap, response: &mut HeaderMap) {
    let theirs: Vec<HeaderName> = response
        .keys()
        .filter(|name| name.as_str().starts_with("access-control-"))
        .cloned()
        .collect();
    for name in theirs {
        response.remove(name);
    }
    if let Some(origin) = allowed_origin(cors, request) {
        allow_origin(cors, response, origin);
        list(
            response,
            ACCESS_CONTROL_EXPOSE_HEADERS,
            &cors.expose_headers,
        );
    }
}

/// What `Access-Control-Allow-Origin` says, if the request's origin is allowed.
fn allowed_origin(cors: &Cors, request: &HeaderMap) -> Option<HeaderValue> {
    let origin = request.get(ORIGIN)?;
    let text = origin.to_str().ok()?;
    let matches = |allowed: &&String| match allowed.strip_suffix('*') {
        Some(prefix) => text.starts_with(prefix),
        None => text.eq_ignore_ascii_case(allowed),
    };
    match cors.allow_origins.iter().find(matches)?.as_str() {
        "*" if !cors.allow_credentials => Some(HeaderValue::from_static("*")),
        _ => Some(origin.clone()),
    }
}

fn allow_origin(cors: &Cors, headers: &mut HeaderMap, origin: HeaderValue) {
    headers.insert(ACCESS_CONTROL_ALLOW_ORIGIN, origin);
    if cors.allow_credentials {
        headers.insert(
            ACCESS_CONTROL_ALLOW_CREDENTIALS,
            HeaderValue::from_static("true"),
        );
    }
}

fn list(headers: &mut HeaderMap, name: HeaderName, values: &[String]) {
    if let Ok(value) = HeaderValue::from_str(&values.join(","))
        && !values.is_empty()
    {
        headers.insert(name, value);
    }
}
