//! Deleting the resource.

use serde_json::{Value, json};

use crate::stack::{Stack, properties};

fn absent<T>() -> Result<T, String> {
    Err("ResourceNotFoundException".to_owned())
}

#[tokio::test]
async fn deleting_the_resource_leaves_no_secret() {
    let stack = Stack::start().await;
    stack.create(&["k1", "k2"]).await;
    let answer = stack.delete(&["k1", "k2"]).await;
    assert_eq!(answer["Status"], "SUCCESS");
    for id in ["k1", "k2"] {
        assert_eq!(stack.private_key(id).await, absent());
    }
}

#[tokio::test]
async fn a_deletion_sent_twice_is_the_same_deletion() {
    let stack = Stack::start().await;
    stack.create(&["k1"]).await;
    assert_eq!(stack.delete(&["k1"]).await, stack.delete(&["k1"]).await);
}

#[tokio::test]
async fn rolling_back_a_creation_that_failed_half_way_leaves_no_secret() {
    let stack = Stack::start().await;
    stack.refuse("CreateSecret", "k2", "EncryptionFailure", 1);
    let created = stack.create(&["k1", "k2"]).await;
    assert_eq!(created["Status"], "FAILED");
    let answer = stack.delete(&["k1", "k2"]).await;
    assert_eq!(answer["Status"], "SUCCESS");
    assert_eq!(stack.private_key("k1").await, absent());
}

#[tokio::test]
async fn deleting_what_was_never_made_succeeds() {
    let stack = Stack::start().await;
    let more = json!({ "PhysicalResourceId": "orders-SigningKeys-1A2B3C4D5E6F" });
    for properties in [properties(&["k1"]), properties(&[]), json!({}), Value::Null] {
        let event = stack.event_with("Delete", properties, more.clone());
        let answer = stack.send(event).await;
        assert_eq!(answer["Status"], "SUCCESS");
        assert_eq!(answer["PhysicalResourceId"], more["PhysicalResourceId"]);
        assert_eq!(answer["Data"], Value::Null);
    }
}

#[tokio::test]
async fn a_deletion_that_is_refused_is_told_and_can_be_sent_again() {
    let stack = Stack::start().await;
    stack.create(&["k1", "k2"]).await;
    stack.refuse("DeleteSecret", "k2", "AccessDeniedException", 1);
    let answer = stack.delete(&["k1", "k2"]).await;
    let reason = "secretsmanager:DeleteSecret failed: AccessDeniedException";
    assert_eq!(answer["Reason"], reason);
    assert_eq!(stack.delete(&["k1", "k2"]).await["Status"], "SUCCESS");
    assert_eq!(stack.private_key("k2").await, absent());
}

#[tokio::test]
async fn a_stack_made_again_at_once_gets_new_keys_as_soon_as_their_names_are_free() {
    let stack = Stack::start().await;
    stack.create(&["k1"]).await;
    let old = stack.private_key("k1").await;
    stack.delete(&["k1"]).await;
    // AWS removes secrets in its own time.
    stack.refuse("CreateSecret", "k1", "InvalidRequestException", 2);
    assert_eq!(stack.create(&["k1"]).await["Status"], "SUCCESS");
    assert_ne!(stack.private_key("k1").await, old);
}

#[tokio::test]
async fn a_secret_that_shows_itself_on_its_way_out_is_waited_for() {
    let stack = Stack::start().await;
    stack.create(&["k1", "k2"]).await;
    stack.update(&["k1", "k2"], &["k1"]).await;
    stack.refuse("RestoreSecret", "k2", "InvalidRequestException", 1);
    let answer = stack.update(&["k1"], &["k1", "k2"]).await;
    assert_eq!(answer["Status"], "SUCCESS");
    assert!(stack.private_key("k2").await.is_ok());
}
