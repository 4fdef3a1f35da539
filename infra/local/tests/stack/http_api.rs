//! The HTTP API in front of the functions.

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use local::Options;
use reqwest::Method;
use serde_json::{Value, json};

use crate::support::{TestStack, options};

#[tokio::test]
async fn the_gateway_sends_payload_2_0() {
    let stack = TestStack::start().await;
    let request = stack
        .request(Method::POST, "/a%20b/c?x=1&x=2&y=%C3%A4+b")
        .header("X-Test", "one")
        .header("X-Test", "two")
        .header("Cookie", "a=1; b=2")
        .header("User-Agent", "tests")
        .header("Content-Type", "application/json")
        .body("{}");
    let event: Value = request.send().await.unwrap().json().await.unwrap();

    assert_eq!(event["version"], "2.0");
    assert_eq!(event["routeKey"], "$default");
    assert_eq!(event["rawPath"], "/a b/c");
    assert_eq!(event["rawQueryString"], "x=1&x=2&y=%C3%A4+b");
    assert_eq!(
        event["queryStringParameters"],
        json!({ "x": "1,2", "y": "ä b" })
    );
    assert_eq!(event["headers"]["x-test"], "one,two");
    assert_eq!(event["headers"]["x-forwarded-for"], "127.0.0.1");
    assert_eq!(event["headers"].get("cookie"), None);
    assert_eq!(event["cookies"], json!(["a=1", "b=2"]));
    assert_eq!(event["body"], "{}");
    assert_eq!(event["isBase64Encoded"], false);
    let context = &event["requestContext"];
    assert_eq!(context["stage"], "$default");
    assert_eq!(context["http"]["method"], "POST");
    assert_eq!(context["http"]["protocol"], "HTTP/1.1");
    assert_eq!(context["http"]["sourceIp"], "127.0.0.1");
    assert_eq!(context["http"]["userAgent"], "tests");
}

#[tokio::test]
async fn the_most_specific_route_takes_a_request() {
    let stack = TestStack::start().await;
    for (path, key) in [
        ("/things/latest", "GET /things/latest"),
        ("/things/1", "GET /things/{id}"),
        ("/things/1/", "$default"),
        ("/files/a/b", "ANY /files/{path+}"),
        ("/other", "$default"),
    ] {
        assert_eq!(stack.event(path).await["routeKey"], key, "{path}");
    }
    let event = stack.event("/files/a/b%2Fc").await;
    assert_eq!(event["pathParameters"], json!({ "path": "a/b/c" }));
}

#[tokio::test]
async fn bytes_that_are_no_text_reach_the_function_in_base64() {
    let stack = TestStack::start().await;
    for (kind, body) in [
        ("application/json", &b"\xff\xfe"[..]),
        ("image/png", b"text"),
        ("application/x-www-form-urlencoded", b"a=1"),
    ] {
        let request = stack.request(Method::POST, "/bytes");
        let request = request.header("Content-Type", kind).body(body.to_vec());
        let event: Value = request.send().await.unwrap().json().await.unwrap();
        assert_eq!(event["isBase64Encoded"], true, "{kind}");
        assert_eq!(event["body"], BASE64_STANDARD.encode(body), "{kind}");
    }
}

#[tokio::test]
async fn a_body_over_10_mb_is_refused() {
    let stack = TestStack::start().await;
    let request = stack
        .request(Method::POST, "/")
        .body(vec![b'a'; 10 * 1024 * 1024 + 1]);
    let response = request.send().await.unwrap();
    assert_eq!(response.status(), 413);
    assert_eq!(
        response.text().await.unwrap(),
        r#"{"message":"Request Entity Too Large"}"#
    );
}

#[tokio::test]
async fn a_preflight_is_answered_by_the_gateway() {
    let stack = TestStack::start().await;
    let preflight = |origin: &str| {
        stack
            .request(Method::OPTIONS, "/things/1")
            .header("Origin", origin)
            .header("Access-Control-Request-Method", "GET")
            .send()
    };
    let allowed = preflight("https://shop.example").await.unwrap();
    assert_eq!(allowed.status(), 204);
    assert_eq!(
        allowed.headers()["access-control-allow-origin"],
        "https://shop.example"
    );
    assert_eq!(
        allowed.headers()["access-control-allow-methods"],
        "GET,POST"
    );
    assert_eq!(allowed.headers()["access-control-max-age"], "600");

    let foreign = preflight("https://elsewhere.example").await.unwrap();
    assert_eq!(foreign.status(), 204);
    assert!(
        !foreign
            .headers()
            .contains_key("access-control-allow-origin")
    );
}

#[tokio::test]
async fn the_gateways_cors_headers_replace_the_functions() {
    let stack = TestStack::start().await;
    let answer = json!({
        "statusCode": 200,
        "headers": {
            "Access-Control-Allow-Origin": "*",
            "Access-Control-Allow-Credentials": "true",
        },
    });
    let request = stack.request(Method::POST, "/answer");
    let request = request
        .header("Origin", "https://shop.example")
        .json(&answer);
    let response = request.send().await.unwrap();
    assert_eq!(
        response.headers()["access-control-allow-origin"],
        "https://shop.example"
    );
    assert_eq!(response.headers()["access-control-expose-headers"], "ETag");
    assert!(
        !response
            .headers()
            .contains_key("access-control-allow-credentials")
    );
}

#[tokio::test]
async fn a_forwarded_address_counts_only_where_it_is_trusted() {
    let trusting = Options {
        trust_forwarded_for: true,
        ..options()
    };
    for (options, address) in [(options(), "127.0.0.1"), (trusting, "192.0.2.7")] {
        let stack = TestStack::with(options).await;
        let request = stack.request(Method::GET, "/");
        let request = request.header("X-Forwarded-For", "192.0.2.7");
        let event: Value = request.send().await.unwrap().json().await.unwrap();
        assert_eq!(event["requestContext"]["http"]["sourceIp"], address);
    }
}

#[tokio::test]
async fn a_large_body_below_the_limit_reaches_the_function_whole() {
    let stack = TestStack::start().await;
    let body = "a".repeat(3 * 1024 * 1024);
    let request = stack.request(Method::POST, "/").body(body.clone());
    let event: Value = request.send().await.unwrap().json().await.unwrap();
    assert_eq!(event["body"], body);
}
