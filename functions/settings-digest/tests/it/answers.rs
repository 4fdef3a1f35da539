//! What CloudFormation hears, asked as AWS documents that it asks.

use std::sync::{Arc, Mutex};

use axum::{Router, body::Bytes, extract::State, http::HeaderMap, routing::put};
use serde_json::{Value, json};
use testing::aws_events::{
    CUSTOM_RESOURCE_CREATE as CREATE, CUSTOM_RESOURCE_DELETE as DELETE,
    CUSTOM_RESOURCE_UPDATE as UPDATE,
};
use tokio::net::TcpListener;

type Answers = Arc<Mutex<Vec<Value>>>;

async fn cloud_formation(State(answers): State<Answers>, headers: HeaderMap, body: Bytes) {
    // The URL is signed for an empty content type.
    assert!(headers["content-type"].is_empty());
    let answer = serde_json::from_slice(&body).unwrap();
    answers.lock().unwrap().push(answer);
}

/// Sends the documented request with these settings; gives the answer, which has copied what it has
/// to.
async fn send(sample: &str, settings: Value) -> Value {
    let answers = Answers::default();
    let router = Router::new()
        .route("/answer", put(cloud_formation))
        .with_state(Arc::clone(&answers));
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/answer", listener.local_addr().unwrap());
    tokio::spawn(async move { axum::serve(listener, router).await });

    let mut event: Value = serde_json::from_str(sample).unwrap();
    event["ResponseURL"] = json!(url);
    event["ResourceProperties"] = json!({ "ServiceToken": "arn", "Settings": settings });
    settings_digest::answer(&serde_json::from_value(event.clone()).unwrap())
        .await
        .unwrap();
    let answer = answers.lock().unwrap().remove(0);
    for field in ["StackId", "RequestId", "LogicalResourceId"] {
        assert_eq!(answer[field], event[field]);
    }
    answer
}

#[tokio::test]
async fn a_deployment_gets_the_digest_of_its_settings() {
    let answer = send(CREATE, json!({ "A": "1" })).await;
    assert_eq!(answer["Status"], "SUCCESS");
    assert_ne!(answer["PhysicalResourceId"].as_str(), Some(""));
    let digest = answer["Data"]["Digest"].as_str().unwrap();
    assert_eq!(digest.len(), 43);

    let again = send(CREATE, json!({ "A": "1" })).await;
    assert_eq!(again["Data"]["Digest"], digest);
}

#[tokio::test]
async fn an_update_gives_another_digest_to_the_same_resource() {
    let created = send(CREATE, json!({ "A": "1" })).await;
    let updated = send(UPDATE, json!({ "A": "2" })).await;
    let id = "custom resource provider-defined physical id";
    assert_eq!(updated["PhysicalResourceId"], id);
    assert_ne!(updated["Data"]["Digest"], created["Data"]["Digest"]);
}

#[tokio::test]
async fn settings_that_cannot_be_read_fail_the_deployment_without_being_told() {
    let answer = send(CREATE, json!({ "A": { "Secret": "s3cret" } })).await;
    assert_eq!(answer["Status"], "FAILED");
    assert!(!answer["Reason"].as_str().unwrap().is_empty());
    assert!(!answer.to_string().contains("s3cret"));
}

#[tokio::test]
async fn there_is_nothing_to_delete() {
    let answer = send(DELETE, json!({})).await;
    assert_eq!(answer["Status"], "SUCCESS");
    assert_eq!(answer.get("Data"), None);
}
