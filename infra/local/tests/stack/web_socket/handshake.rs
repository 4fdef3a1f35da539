//! Who gets in, and what the function hears of it.

use http::{HeaderValue, Method};
use serde_json::json;
use tokio_tungstenite::connect_async;
use tokio_tungstenite::tungstenite::client::IntoClientRequest;

use super::Talk;

/// A query that has the function answer so.
fn answered(talk: &Talk, answer: &str) -> String {
    let answer = form_urlencoded::byte_serialize(answer.as_bytes());
    format!("{}?answer={}", talk.url(), answer.collect::<String>())
}

#[tokio::test]
async fn the_function_hears_who_connects_with_headers_and_query() {
    let mut talk = Talk::start().await;
    let url = format!("{}?ticket=a&ticket=b%20c", talk.url());
    let mut request = url.into_client_request().unwrap();
    for (name, value) in [
        ("x-test", "one"),
        ("x-test", "two"),
        ("user-agent", "tests"),
    ] {
        let value = HeaderValue::from_static(value);
        request.headers_mut().append(name, value);
    }
    let _client = connect_async(request).await.unwrap();

    let event = talk.event().await;
    assert_eq!(event["isBase64Encoded"], false);
    assert_eq!(event["headers"]["x-test"], "two");
    assert_eq!(event["headers"]["x-forwarded-for"], "127.0.0.1");
    assert_eq!(event["headers"].get("upgrade"), None);
    assert_eq!(event["multiValueHeaders"]["x-test"], json!(["one", "two"]));
    assert_eq!(event["queryStringParameters"], json!({ "ticket": "b c" }));
    let all = json!({ "ticket": ["a", "b c"] });
    assert_eq!(event["multiValueQueryStringParameters"], all);
    let context = &event["requestContext"];
    assert_eq!(context["routeKey"], "$connect");
    assert_eq!(context["eventType"], "CONNECT");
    assert_eq!(context["messageDirection"], "IN");
    assert_eq!(context["apiId"], "Sockets");
    assert_eq!(context["stage"], "live");
    let identity = json!({ "sourceIp": "127.0.0.1", "userAgent": "tests" });
    assert_eq!(context["identity"], identity);
    assert_eq!(context["connectionId"].as_str().unwrap().len(), 16);
    for name in ["connectedAt", "requestTimeEpoch"] {
        assert!(context[name].is_i64(), "{name}");
    }
    let host = talk.url().trim_start_matches("ws://");
    assert_eq!(
        host,
        format!("{}/live", context["domainName"].as_str().unwrap())
    );
    for name in ["requestId", "extendedRequestId", "requestTime"] {
        assert!(context[name].is_string(), "{name}");
    }
}

#[tokio::test]
async fn a_handshake_is_refused_with_the_status_that_the_function_answers() {
    let talk = Talk::start().await;
    for (answer, status) in [
        (r#"{"statusCode": 401}"#, 401),
        (r#"{"statusCode": "403", "body": "no"}"#, 403),
        (r#"{"statusCode": 302}"#, 302),
        (r#"{"statusCode": 500}"#, 500),
    ] {
        assert_eq!(talk.refusal(&answered(&talk, answer)).await, status);
    }
}

#[tokio::test]
async fn a_function_that_fails_or_answers_nothing_of_the_kind_makes_a_502() {
    let talk = Talk::start().await;
    for answer in ["fail", "null", "{}", r#"{"statusCode": 101}"#] {
        assert_eq!(
            talk.refusal(&answered(&talk, answer)).await,
            502,
            "{answer}"
        );
    }
}

#[tokio::test]
async fn the_subprotocol_is_the_one_that_the_function_answers() {
    let talk = Talk::start().await;
    let answer = r#"{"statusCode": 200, "headers": {"Sec-WebSocket-Protocol": "second"}}"#;
    let mut request = answered(&talk, answer).into_client_request().unwrap();
    let offered = HeaderValue::from_static("first, second");
    request
        .headers_mut()
        .insert("sec-websocket-protocol", offered);
    let (_, response) = connect_async(request).await.unwrap();
    assert_eq!(response.headers()["sec-websocket-protocol"], "second");
}

#[tokio::test]
async fn a_path_leads_to_the_stage_or_nowhere() {
    let talk = Talk::start().await;
    let base = talk.url().trim_end_matches("/live");
    connect_async(base).await.unwrap();
    for path in ["/other", "/live/more"] {
        assert_eq!(talk.refusal(&format!("{base}{path}")).await, 403, "{path}");
    }
}

#[tokio::test]
async fn a_request_that_is_no_handshake_is_refused() {
    let talk = Talk::start().await;
    let url = talk.url().replace("ws://", "http://");
    for method in [Method::GET, Method::POST] {
        let request = reqwest::Client::new().request(method, &url);
        assert_eq!(request.send().await.unwrap().status(), 400);
    }
}

#[tokio::test]
async fn functions_are_told_the_addresses_that_the_api_has_here() {
    let talk = Talk::start().await;
    let environment = talk.observed.stack.environment().await;
    let endpoints = talk.observed.stack.stack.endpoints();
    let management = endpoints.api_gateway_management.as_ref().unwrap();
    assert_eq!(environment["CLIENTS"], talk.url());
    assert_eq!(format!("{}/live", environment["ENDPOINT"]), talk.url());
    assert_eq!(&environment["MANAGEMENT"], management);
    assert_eq!(
        &environment["AWS_ENDPOINT_URL_APIGATEWAYMANAGEMENTAPI"],
        management
    );
}
