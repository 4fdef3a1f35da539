//! CORS as a bucket does it: the first rule that fits the request decides.
//!
//! <https://docs.aws.amazon.com/AmazonS3/latest/userguide/ManageCorsUsing.html>

use axum::response::{IntoResponse, Response};
use http::header::{
    ACCESS_CONTROL_ALLOW_CREDENTIALS, ACCESS_CONTROL_ALLOW_HEADERS, ACCESS_CONTROL_ALLOW_METHODS,
    ACCESS_CONTROL_ALLOW_ORIGIN, ACCESS_CONTROL_EXPOSE_HEADERS, ACCESS_CONTROL_MAX_AGE,
    ACCESS_CONTROL_REQUEST_HEADERS, ACCESS_CONTROL_REQUEST_METHOD, ORIGIN, VARY,
};
use http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode};

use super::error_response::error_response;
use crate::template::CorsRule;

/// The answer to a preflight, if the request is one.
pub(super) fn preflight(
    rules: &[CorsRule],
    method: &Method,
    headers: &HeaderMap,
) -> Option<Response> {
    if method != Method::OPTIONS {
        return None;
    }
    let Some(origin) = text(headers, &ORIGIN) else {
        let message = "Insufficient information. Origin request header needed.";
        return Some(error_response(
            StatusCode::BAD_REQUEST,
            "BadRequest",
            message,
        ));
    };
    let asked = text(headers, &ACCESS_CONTROL_REQUEST_METHOD);
    let Some(asked) = asked.and_then(|asked| asked.parse().ok()) else {
        let message = "Invalid Access-Control-Request-Method: null";
        return Some(error_response(
            StatusCode::BAD_REQUEST,
            "BadRequest",
            message,
        ));
    };
    let wanted = list(headers, &ACCESS_CONTROL_REQUEST_HEADERS);
    let fits = |rule: &&CorsRule| rule.allows(origin, &asked) && rule.allows_headers(&wanted);
    let Some(rule) = rules.iter().find(fits) else {
        let message = "CORSResponse: This CORS request is not allowed.";
        return Some(error_response(
            StatusCode::FORBIDDEN,
            "AccessForbidden",
            message,
        ));
    };
    let mut response = StatusCode::OK.into_response();
    let answer = response.headers_mut();
    *answer = rule.headers(origin);
    join(answer, ACCESS_CONTROL_ALLOW_HEADERS, &wanted);
    Some(response)
}

/// The headers for a request that is no preflight, whatever becomes of it.
pub(super) fn granted(rules: &[CorsRule], method: &Method, headers: &HeaderMap) -> HeaderMap {
    let Some(origin) = text(headers, &ORIGIN) else {
        return HeaderMap::new();
    };
    let rule = rules.iter().find(|rule| rule.allows(origin, method));
    rule.map(|rule| rule.headers(origin)).unwrap_or_default()
}

impl CorsRule {
    fn allows(&self, origin: &str, method: &Method) -> bool {
        let mut origins = self.allowed_origins.iter();
        self.allowed_methods.contains(method) && origins.any(|allowed| fits(allowed, origin))
    }

    fn allows_headers(&self, wanted: &[String]) -> bool {
        let allowed = |name: &String| {
            let mut patterns = self.allowed_headers.iter();
            patterns.any(|pattern| fits(&pattern.to_ascii_lowercase(), name))
        };
        wanted.iter().all(allowed)
    }

    /// Everything but the request headers that a preflight asks for.
    fn headers(&self, origin: &str) -> HeaderMap {
        let mut headers = HeaderMap::new();
        if self.allowed_origins.iter().any(|allowed| allowed == "*") {
            set(&mut headers, ACCESS_CONTROL_ALLOW_ORIGIN, "*");
        } else {
            set(&mut headers, ACCESS_CONTROL_ALLOW_ORIGIN, origin);
            set(&mut headers, ACCESS_CONTROL_ALLOW_CREDENTIALS, "true");
        }
        let methods: Vec<_> = self.allowed_methods.iter().map(Method::to_string).collect();
        join(&mut headers, ACCESS_CONTROL_ALLOW_METHODS, &methods);
        join(
            &mut headers,
            ACCESS_CONTROL_EXPOSE_HEADERS,
            &self.exposed_headers,
        );
        if let Some(seconds) = self.max_age {
            set(&mut headers, ACCESS_CONTROL_MAX_AGE, &seconds.to_string());
        }
        let varies = "Origin, Access-Control-Request-Headers, Access-Control-Request-Method";
        set(&mut headers, VARY, varies);
        headers
    }
}

/// A pattern holds at most one `*`, for any text.
fn fits(pattern: &str, text: &str) -> bool {
    match pattern.split_once('*') {
        None => pattern == text,
        Some((start, end)) => text
            .strip_prefix(start)
            .is_some_and(|rest| rest.ends_with(end)),
    }
}

fn text<'a>(headers: &'a HeaderMap, name: &HeaderName) -> Option<&'a str> {
    headers.get(name)?.to_str().ok()
}

fn list(headers: &HeaderMap, name: &HeaderName) -> Vec<String> {
    let names = text(headers, name).unwrap_or_default().split(',');
    let names = names.map(|name| name.trim().to_ascii_lowercase());
    names.filter(|name| !name.is_empty()).collect()
}

fn join(headers: &mut HeaderMap, name: HeaderName, values: &[String]) {
    if !values.is_empty() {
        set(headers, name, &values.join(", "));
    }
}

fn set(headers: &mut HeaderMap, name: HeaderName, value: &str) {
    if let Ok(value) = HeaderValue::from_str(value) {
        headers.insert(name, value);
    }
}
