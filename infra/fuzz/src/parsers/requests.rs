//! Whole requests, and what surrounds every function.

use axum::{
    Router,
    body::Body,
    extract::FromRequest,
    http::{HeaderValue, Request},
    routing::post,
};
use futures_util::FutureExt;
use shared_http::{ApiResponse, Nothing, Origin, RawJson, layers};
use tower::Service;

use crate::Parser;

pub fn parsers() -> Vec<Parser> {
    vec![request_id(), viewer(), content_type(), json()]
}

/// What comes in under this name goes out, if it is one.
fn request_id() -> Parser {
    const HEADER: &str = "x-request-id";
    let app = function(Origin::Gateway);
    Parser::of_bytes(
        "X-Request-Id",
        ["0198f2c4-7d5e-7c3a-9b1f-2e6d8a4c5b70"],
        move |bytes| {
            let Ok(value) = HeaderValue::from_bytes(bytes) else {
                return false;
            };
            let mut request = Request::post("/").body(Body::empty()).expect("a request");
            request.headers_mut().insert(HEADER, value.clone());
            let Ok(answer) = app.clone().call(request).now_or_never().expect("an answer");
            let id = answer.headers().get(HEADER).expect("an id").as_bytes();
            assert!((1..=64).contains(&id.len()));
            assert!(
                id.iter()
                    .all(|byte| byte.is_ascii_alphanumeric() || *byte == b'-')
            );
            id == value.as_bytes()
        },
    )
}

/// Where CloudFront says that a request comes from.
fn viewer() -> Parser {
    const SECRET: &str = "a-secret-that-cloudfront-sends-along";
    let secrets = SECRET.parse().expect("a long secret");
    let app = function(Origin::CloudFront(secrets));
    let samples = [
        "198.51.100.10:46532",
        "[2001:db8::1]:443",
        "2001:db8::1:443",
    ];
    Parser::of_bytes("CloudFront-Viewer-Address", samples, move |bytes| {
        let Ok(value) = HeaderValue::from_bytes(bytes) else {
            return false;
        };
        let mut request = Request::post("/").body(Body::empty()).expect("a request");
        let headers = request.headers_mut();
        headers.insert("x-origin-verify", HeaderValue::from_static(SECRET));
        headers.insert("cloudfront-viewer-address", value);
        let Ok(answer) = app.clone().call(request).now_or_never().expect("an answer");
        answer.status().is_success()
    })
}

fn function(origin: Origin) -> Router {
    let routes = Router::new().route("/", post(async || ApiResponse::ok(Nothing {})));
    layers(routes, origin)
}

fn content_type() -> Parser {
    let samples = ["application/json", "Application/JSON ; charset=utf-8"];
    Parser::of_bytes("Content-Type", samples, |bytes| {
        let content_type = HeaderValue::from_bytes(bytes);
        content_type.is_ok_and(|content_type| is_read("{}".into(), content_type))
    })
}

fn json() -> Parser {
    let samples = [
        r#"{"a":[1,-2.5e3,"\u00e9\ud83d\ude00",null,true]}"#,
        "[]",
        "\"x\"",
    ];
    Parser::of_bytes("JSON", samples, |bytes| {
        is_read(
            bytes.to_vec().into(),
            HeaderValue::from_static("application/json"),
        )
    })
}

fn is_read(body: Body, content_type: HeaderValue) -> bool {
    let mut request = Request::new(body);
    request.headers_mut().insert("content-type", content_type);
    let read = RawJson::from_request(request, &()).now_or_never();
    read.expect("an answer at once").is_ok()
}
