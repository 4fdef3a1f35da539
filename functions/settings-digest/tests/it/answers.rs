//! What CloudFormation hears.

use std::sync::{Arc, Mutex};

use axum::{Router, body::Bytes, extract::State, http::HeaderMap, routing::put};
use serde_json::{Value, json};
use tokio::net::TcpListener;

type Answers = Arc<Mutex<Vec<Value>>>;

async fn cloud_formation(State(answers): State<Answers>, headers: HeaderMap, body: Bytes) {
    // The URL is signed for an empty content type.
    assert!(headers["content-type"].is_empty());
    let answer = serde_json::from_slice(&body).unwrap();
    answers.lock().unwrap().push(answer);
}

/// Sends an event with these members; gives the answer.
async fn send(request_type: &str, more: Value) -> Value {
    let answers = Answers::default();
    let router = Router::new()
        .route("/answer", put(cloud_formation))
        .with_state(Arc::clone(&answers));
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/answer", listener.local_addr().unwrap());
    tokio::spawn(async move { axum::serve(listener, router).await });

    let mut event = json!({
        "RequestType": request_type,
        "ResponseURL": url,
        "StackId": "stack",
        "RequestId": "request",
        "LogicalResourceId": "SettingsDigest",
    });
    let more = more.as_object().unwrap().clone();
    event.as_object_mut().unwrap().extend(more);
    settings_digest::answer(&serde_json::from_value(event).unwrap())
        .await
        .unwrap();
    answers.lock().unwrap().remove(0)
}

fn with(settings: Value) -> Value {
    json!({ "ResourceProperties": { "ServiceToken": "arn", "Settings": settings } })
}

#[tokio::test]
async fn a_deployment_gets_the_digest_of_its_settings() {
    let answer = send("Create", with(json!({ "A": "1" }))).await;
    assert_eq!(answer["Status"], "SUCCESS");
    assert_eq!(answer["PhysicalResourceId"], "stack/SettingsDigest");
    let digest = answer["Data"]["Digest"].as_str().unwrap();
    assert_eq!(digest.len(), 43);

    let again = send("Create", with(json!({ "A": "1" }))).await;
    assert_eq!(again["Data"]["Digest"], digest);
}

#[tokio::test]
async fn an_update_gives_another_digest_to_the_same_resource() {
    let created = send("Create", with(json!({ "A": "1" }))).await;
    let mut update = with(json!({ "A": "2" }));
    update["PhysicalResourceId"] = json!("the one there is");
    let updated = send("Update", update).await;
    assert_eq!(updated["PhysicalResourceId"], "the one there is");
    assert_ne!(updated["Data"]["Digest"], created["Data"]["Digest"]);
}

#[tokio::test]
async fn settings_that_cannot_be_read_fail_the_deployment_without_being_told() {
    let answer = send("Create", with(json!({ "A": { "Secret": "s3cret" } }))).await;
    assert_eq!(answer["Status"], "FAILED");
    assert!(!answer["Reason"].as_str().unwrap().is_empty());
    assert!(!answer.to_string().contains("s3cret"));
}

#[tokio::test]
async fn there_is_nothing_to_delete() {
    let answer = send("Delete", json!({})).await;
    assert_eq!(answer["Status"], "SUCCESS");
    assert_eq!(answer.get("Data"), None);
}
