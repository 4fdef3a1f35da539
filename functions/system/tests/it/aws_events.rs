//! Requests as AWS documents that API Gateway passes them on.

use serde_json::{Value, json};
use testing::{System, aws_events};

use crate::app;

#[tokio::test]
async fn the_documented_request_asks_for_what_is_not_there() {
    let system = System::start().await;
    let answer = app(&system).invoke(&aws_events::http_api()).await;
    answer.expect_error(404, "NOT_FOUND");
}

#[tokio::test]
async fn an_answer_has_the_form_that_api_gateway_takes() {
    let system = System::start().await;
    let answer = app(&system).answer(&aws_events::http_api()).await;
    assert_eq!(answer["statusCode"], 404);
    assert_eq!(answer["headers"]["content-type"], "application/json");
    assert_eq!(answer["isBase64Encoded"], json!(false));
    let body: Value = serde_json::from_str(answer["body"].as_str().unwrap()).unwrap();
    assert_eq!(body["success"], json!(false));
}

#[tokio::test]
async fn all_values_of_a_header_count_and_a_compressed_answer_goes_in_base64() {
    let system = System::start().await;
    let app = app(&system);
    let call = app.get("/openapi.json").header("accept-encoding", "br");
    let event = call.header("accept-encoding", "gzip").event().await;
    assert_eq!(event["headers"]["accept-encoding"], "br,gzip");
    assert_eq!(app.answer(&event).await["isBase64Encoded"], json!(true));
    let answer = app.invoke(&event).await;
    assert_eq!(answer.header("content-encoding"), Some("gzip"));
    assert!(answer.bytes.starts_with(&[0x1f, 0x8b]));
}
