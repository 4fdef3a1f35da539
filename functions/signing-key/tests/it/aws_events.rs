//! Requests as AWS documents that CloudFormation sends them.

use serde_json::{Value, json};
use shared_runtime::custom_resource::Event;
use testing::aws_events::{
    CUSTOM_RESOURCE_CREATE as CREATE, CUSTOM_RESOURCE_DELETE as DELETE,
    CUSTOM_RESOURCE_UPDATE as UPDATE,
};

use crate::stack::{Stack, jwks, properties};

/// The documented request, with our properties where it has some, to be answered where the stack
/// listens.
fn request(
    stack: &Stack,
    sample: &str,
    properties: impl IntoIterator<Item = (&'static str, Value)>,
) -> Event {
    let mut request: Value = serde_json::from_str(sample).unwrap();
    request["ResponseURL"] = json!(stack.event("Create", json!({})).response_url);
    for (name, value) in properties {
        if let Some(field) = request.get_mut(name) {
            *field = value;
        }
    }
    serde_json::from_slice(request.to_string().as_bytes()).unwrap()
}

/// What the resource says now, and said before.
fn keys(now: &[&str], before: &[&str]) -> [(&'static str, Value); 2] {
    [
        ("ResourceProperties", properties(now)),
        ("OldResourceProperties", properties(before)),
    ]
}

/// Holds the answer to have what it is to copy from the request.
fn assert_copied(answer: &Value, sample: &str) {
    let request: Value = serde_json::from_str(sample).unwrap();
    for field in ["StackId", "RequestId", "LogicalResourceId"] {
        assert_eq!(answer[field], request[field]);
    }
}

#[tokio::test]
async fn a_documented_creation_makes_the_keys() {
    let stack = Stack::start().await;
    let event = request(&stack, CREATE, keys(&["k1"], &[]));
    let answer = stack.send(event).await;
    assert_copied(&answer, CREATE);
    assert_ne!(answer["PhysicalResourceId"].as_str(), Some(""));
    let key = stack.private_key("k1").await.unwrap();
    assert_eq!(jwks(&answer).as_str(), key.jwks());
}

#[tokio::test]
async fn a_documented_update_makes_the_new_key_and_keeps_the_resources_id() {
    let stack = Stack::start().await;
    stack.create(&["k1"]).await;
    let event = request(&stack, UPDATE, keys(&["k2"], &["k1"]));
    let answer = stack.send(event).await;
    assert_copied(&answer, UPDATE);
    let id = "custom resource provider-defined physical id";
    assert_eq!(answer["PhysicalResourceId"], id);
    assert_eq!(answer["Status"], "SUCCESS");
    assert!(stack.private_key("k2").await.is_ok());
}

#[tokio::test]
async fn a_documented_deletion_leaves_no_secret() {
    let stack = Stack::start().await;
    stack.create(&["k1"]).await;
    let event = request(&stack, DELETE, keys(&["k1"], &[]));
    let answer = stack.send(event).await;
    assert_copied(&answer, DELETE);
    assert_eq!(answer["Status"], "SUCCESS");
    assert!(stack.private_key("k1").await.is_err());
}

#[tokio::test]
async fn a_resource_that_names_no_keys_is_refused_and_cloudformation_hears_of_it() {
    let stack = Stack::start().await;
    let answer = stack.send(request(&stack, CREATE, [])).await;
    assert_copied(&answer, CREATE);
    assert_eq!(answer["Status"], "FAILED");
}
