//! Functions as child processes.

use std::time::Duration;

use local::Options;
use reqwest::Method;
use serde_json::{Value, json};

use crate::support::{TestStack, options, with_parameter};

const FAILED: &str = r#"{"message":"Internal Server Error"}"#;

#[tokio::test]
async fn a_function_that_crashes_answers_500_and_is_restarted() {
    let stack = TestStack::start().await;
    let before = stack.get("/fragile/pid").await.text().await.unwrap();

    let crashed = stack.get("/fragile/crash").await;
    assert_eq!(crashed.status(), 500);
    assert_eq!(crashed.text().await.unwrap(), FAILED);

    let after = stack.get("/fragile/pid").await;
    assert_eq!(after.status(), 200);
    assert_ne!(after.text().await.unwrap(), before);
}

#[tokio::test]
async fn a_function_that_overruns_its_timeout_answers_500_and_is_restarted() {
    let stack = TestStack::start().await;
    let before = stack.get("/fragile/pid").await.text().await.unwrap();

    let late = stack.get("/fragile/hang").await;
    assert_eq!(late.status(), 500);
    assert_eq!(late.text().await.unwrap(), FAILED);

    let after = stack.get("/fragile/pid").await.text().await.unwrap();
    assert_ne!(after, before);
}

#[tokio::test]
async fn a_function_that_outlasts_the_gateways_patience_answers_503() {
    let stack = TestStack::with(Options {
        integration_timeout: Duration::from_millis(50),
        ..options()
    })
    .await;

    let late = stack.get("/fragile/hang").await;
    assert_eq!(late.status(), 503);
    let body = late.text().await.unwrap();
    assert_eq!(body, r#"{"message":"Service Unavailable"}"#);
}

#[tokio::test]
async fn a_function_that_refuses_an_event_answers_500_and_lives_on() {
    let stack = TestStack::start().await;
    let before = stack.get("/fragile/pid").await.text().await.unwrap();
    assert_eq!(stack.get("/fragile/fail").await.status(), 500);
    assert_eq!(
        stack.get("/fragile/pid").await.text().await.unwrap(),
        before
    );
}

#[tokio::test]
async fn a_function_that_cannot_start_answers_500_every_time() {
    let stack = TestStack::start().await;
    for _ in 0..2 {
        assert_eq!(stack.get("/broken").await.status(), 500);
    }
}

#[tokio::test]
async fn requests_at_the_same_time_run_in_instances_of_their_own() {
    let stack = TestStack::start().await;
    // The one that hangs holds its instance, so the other can only be answered by a second one.
    let (hanging, other) = tokio::join!(stack.get("/fragile/hang"), stack.get("/fragile/pid"));
    assert_eq!(hanging.status(), 500);
    assert_eq!(other.status(), 200);
}

#[tokio::test]
async fn a_function_gets_the_environment_of_the_template_and_of_lambda() {
    let stack = TestStack::with(with_parameter("GREETING", "good day")).await;
    let environment = stack.environment().await;
    let endpoints = stack.stack.endpoints();

    assert_eq!(environment["GREETING"], "good day");
    assert_eq!(environment["TABLE"], endpoints.tables["Things"]);
    assert!(environment["TABLE_ARN"].ends_with("table/Things"));
    assert_eq!(environment["SECRET"].len(), 40);
    assert_eq!(environment["MADE"], "good day");
    assert_eq!(environment["AWS_LAMBDA_FUNCTION_NAME"], "Echo");
    assert_eq!(environment["AWS_LAMBDA_FUNCTION_MEMORY_SIZE"], "256");
    assert_eq!(environment["AWS_REGION"], local::REGION);
    assert_eq!(environment["AWS_ENDPOINT_URL_DYNAMODB"], endpoints.dynamodb);
    assert_eq!(environment["AWS_ENDPOINT_URL_S3"], endpoints.s3);
    assert_eq!(environment["AWS_ENDPOINT_URL_SQS"], endpoints.sqs);
    assert_eq!(environment["BUCKET"], endpoints.buckets["Inbox"]);
    assert_eq!(environment["BUCKET_ARN"], "arn:aws:s3:::local-inbox");
    assert_eq!(environment["QUEUE"], endpoints.queues["Pairs"]);
    assert!(environment["QUEUE_ARN"].ends_with(":Pairs"));
    assert_eq!(environment["AWS_ENDPOINT_URL_SNS"], endpoints.sns);
    assert_eq!(environment["TOPIC"], endpoints.topics["News"]);
    assert_eq!(environment["TOPIC_NAME"], "local-news");
    assert!(environment["STREAM"].contains(":table/Ledger/stream/"));
    assert!(
        !environment.contains_key("PATH"),
        "nothing else of this process leaks in"
    );
}

#[tokio::test]
async fn two_stacks_run_side_by_side() {
    let (one, other) = tokio::join!(TestStack::start(), TestStack::start());
    assert_ne!(one.stack.endpoints().api, other.stack.endpoints().api);
    assert_eq!(one.get("/health").await.status(), 200);
    assert_eq!(other.get("/health").await.status(), 200);

    one.stack.stop().await;
    assert_eq!(other.get("/health").await.status(), 200);
}

#[tokio::test]
async fn an_answer_without_a_status_is_the_body_of_a_200() {
    let stack = TestStack::start().await;
    let response = answer(&stack, &json!({ "greeting": "hello" })).await;
    assert_eq!(response.status(), 200);
    assert_eq!(response.headers()["content-type"], "application/json");
    assert_eq!(
        response.json::<Value>().await.unwrap(),
        json!({ "greeting": "hello" })
    );
}

#[tokio::test]
async fn an_answer_sets_status_headers_cookies_and_a_binary_body() {
    let stack = TestStack::start().await;
    let response = answer(
        &stack,
        &json!({
            "statusCode": 201,
            "headers": { "Location": "/things/1", "Content-Type": "image/png" },
            "cookies": ["a=1", "b=2"],
            "body": "iVAA/w==",
            "isBase64Encoded": true,
        }),
    )
    .await;
    assert_eq!(response.status(), 201);
    assert_eq!(response.headers()["location"], "/things/1");
    assert_eq!(response.headers().get_all("set-cookie").iter().count(), 2);
    assert_eq!(
        response.bytes().await.unwrap().as_ref(),
        [0x89, 0x50, 0x00, 0xff]
    );
}

#[tokio::test]
async fn an_answer_that_is_none_gives_500() {
    let stack = TestStack::start().await;
    let response = answer(&stack, &json!({ "statusCode": "soon" })).await;
    assert_eq!(response.status(), 500);
    assert_eq!(response.text().await.unwrap(), FAILED);
}

/// Has the function give this answer.
async fn answer(stack: &TestStack, answer: &Value) -> reqwest::Response {
    let request = stack.request(Method::POST, "/answer").json(answer);
    request.send().await.unwrap()
}
