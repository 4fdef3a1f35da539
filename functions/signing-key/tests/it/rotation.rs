//! Replacing keys, and going back.

use serde_json::json;

use crate::stack::{Stack, jwks, properties};

#[tokio::test]
async fn an_update_adds_keys_keeps_others_and_lets_those_go_that_are_not_wanted() {
    let stack = Stack::start().await;
    stack.create(&["k1", "k2"]).await;
    let kept = stack.private_key("k2").await;

    let updated = stack.update(&["k1", "k2"], &["k2", "k3"]).await;
    let unreadable = Err("InvalidRequestException".to_owned());
    assert_eq!(stack.private_key("k1").await, unreadable);
    assert_eq!(stack.private_key("k2").await, kept);
    let published = [
        kept.unwrap().public_keys(),
        stack.private_key("k3").await.unwrap().public_keys(),
    ];
    assert_eq!(
        jwks(&updated).as_str(),
        shared_auth::PublicKey::jwks(&published.concat())
    );
}

#[tokio::test]
async fn a_key_that_was_let_go_can_be_had_back_for_a_week() {
    let stack = Stack::start().await;
    stack.create(&["k1", "k2"]).await;
    stack.update(&["k1", "k2"], &["k2"]).await;
    assert_eq!(stack.days_left("k1").await, Some(7));
    assert_eq!(stack.days_left("k2").await, None);
}

#[tokio::test]
async fn rolling_a_rotation_back_gives_the_old_key_back() {
    let stack = Stack::start().await;
    let created = stack.create(&["k1", "k2"]).await;
    let old = stack.private_key("k1").await;
    stack.update(&["k1", "k2"], &["k2"]).await;

    let rolled_back = stack.update(&["k2"], &["k1", "k2"]).await;
    assert_eq!(jwks(&rolled_back).as_str(), jwks(&created).as_str());
    assert_eq!(stack.private_key("k1").await, old);
}

#[tokio::test]
async fn an_update_sent_twice_is_the_same_update() {
    let stack = Stack::start().await;
    stack.create(&["k1"]).await;
    let first = stack.update(&["k1"], &["k2"]).await;
    let second = stack.update(&["k1"], &["k2"]).await;
    assert_eq!(first, second);
    assert_eq!(stack.days_left("k1").await, Some(7));
}

#[tokio::test]
async fn an_update_that_fails_half_way_has_deleted_nothing() {
    let stack = Stack::start().await;
    stack.create(&["k1"]).await;
    let old = stack.private_key("k1").await;
    stack.refuse("CreateSecret", "k3", "EncryptionFailure", 1);

    let answer = stack.update(&["k1"], &["k2", "k3"]).await;
    assert_eq!(answer["Status"], "FAILED");
    let reason = "secretsmanager:CreateSecret failed: EncryptionFailure";
    assert_eq!(answer["Reason"], reason);
    assert_eq!(stack.private_key("k1").await, old);

    // What CloudFormation does then leaves the keys of before and nothing that lasts.
    let rolled_back = stack.update(&["k2", "k3"], &["k1"]).await;
    assert_eq!(jwks(&rolled_back).as_str(), old.unwrap().jwks());
    assert_eq!(stack.days_left("k2").await, Some(7));
}

#[tokio::test]
async fn an_update_that_cannot_let_a_key_go_is_rolled_back_to_the_same_keys() {
    let stack = Stack::start().await;
    let created = stack.create(&["k1", "k2"]).await;
    stack.refuse("DeleteSecret", "k2", "AccessDeniedException", 1);
    let answer = stack.update(&["k1", "k2"], &["k3"]).await;
    assert_eq!(answer["Status"], "FAILED");
    let rolled_back = stack.update(&["k3"], &["k1", "k2"]).await;
    assert_eq!(jwks(&rolled_back).as_str(), jwks(&created).as_str());
}

#[tokio::test]
async fn an_update_of_a_resource_that_named_no_keys_before_only_adds() {
    let stack = Stack::start().await;
    let more = json!({ "OldResourceProperties": { "SecretId": "one for all keys" } });
    let event = stack.event_with("Update", properties(&["k1"]), more);
    let answer = stack.send(event).await;
    assert_eq!(
        jwks(&answer).as_str(),
        stack.private_key("k1").await.unwrap().jwks()
    );
}
