//! A function's answer as an HTTP response.
//!
//! <https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html#http-api-develop-integrations-lambda.response>

use std::collections::BTreeMap;

use axum::body::Body;
use axum::response::Response;
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use bytes::Bytes;
use http::header::{CONNECTION, CONTENT_LENGTH, CONTENT_TYPE, SET_COOKIE, TRANSFER_ENCODING};
use http::{HeaderName, HeaderValue};
use serde::Deserialize;
use serde_json::Value as Json;

use crate::api_gateway::response::status;

/// Headers that belong to the connection to the client.
const OWN_HEADERS: &[HeaderName] = &[CONNECTION, CONTENT_LENGTH, TRANSFER_ENCODING];

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct FunctionResponse {
    status_code: Json,
    #[serde(default)]
    headers: Option<BTreeMap<String, Json>>,
    #[serde(default)]
    multi_value_headers: Option<BTreeMap<String, Vec<Json>>>,
    #[serde(default)]
    cookies: Option<Vec<String>>,
    #[serde(default)]
    body: Option<String>,
    #[serde(default)]
    is_base64_encoded: bool,
}

/// The response that `payload` describes; `None` if it describes none, which API Gateway answers
/// with 500.
pub(super) fn response(payload: &Bytes) -> Option<Response> {
    let json: Json = serde_json::from_slice(payload).ok()?;
    if json.get("statusCode").is_none_or(Json::is_null) {
        return inferred(json);
    }
    let answer: FunctionResponse = serde_json::from_value(json).ok()?;
    let mut response = Response::builder().status(status(&answer.status_code)?);
    for (name, value) in answer.all_headers() {
        response = header(response, &name, &value)?;
    }
    let mut response = response.body(answer.into_body()?).ok()?;
    let default = HeaderValue::from_static("text/plain;charset=UTF-8");
    response
        .headers_mut()
        .entry(CONTENT_TYPE)
        .or_insert(default);
    Some(response)
}

/// An answer without a status is the body of a 200.
fn inferred(json: Json) -> Option<Response> {
    let body = match json {
        Json::String(text) => text,
        json => json.to_string(),
    };
    Response::builder()
        .header(CONTENT_TYPE, "application/json")
        .body(Body::from(body))
        .ok()
}

impl FunctionResponse {
    /// `multiValueHeaders` count where `headers` has no such name.
    fn all_headers(&self) -> Vec<(String, String)> {
        let single = self.headers.iter().flatten();
        let mut result: Vec<_> = single
            .map(|(name, value)| (name.clone(), plain(value)))
            .collect();
        for (name, values) in self.multi_value_headers.iter().flatten() {
            let known = |(other, _): &(String, String)| other.eq_ignore_ascii_case(name);
            if !result.iter().any(known) {
                result.extend(values.iter().map(|value| (name.clone(), plain(value))));
            }
        }
        let cookies = self.cookies.iter().flatten();
        result.extend(cookies.map(|cookie| (SET_COOKIE.to_string(), cookie.clone())));
        result
    }

    fn into_body(self) -> Option<Body> {
        let body = self.body.unwrap_or_default();
        match self.is_base64_encoded {
            true => BASE64_STANDARD.decode(body).ok().map(Body::from),
            false => Some(Body::from(body)),
        }
    }
}

fn header(
    response: http::response::Builder,
    name: &str,
    value: &str,
) -> Option<http::response::Builder> {
    let name: HeaderName = name.parse().ok()?;
    if OWN_HEADERS.contains(&name) {
        return Some(response);
    }
    Some(response.header(name, HeaderValue::from_str(value).ok()?))
}

fn plain(value: &Json) -> String {
    match value {
        Json::String(text) => text.clone(),
        value => value.to_string(),
    }
}
