//! Making keys.

use serde_json::json;
use shared_auth::{Claims, Signer, Verifier};
use shared_domain::{Duration, SessionId, Timestamp, UserId, user::Role};

use crate::stack::{Stack, jwks, properties};

#[tokio::test]
async fn the_first_request_makes_keys_that_sign_and_verify() {
    let stack = Stack::start().await;
    let answer = stack.create(&["k1", "k2"]).await;
    assert_eq!(answer["Status"], "SUCCESS");
    assert_eq!(answer["LogicalResourceId"], "SigningKeys");
    assert_eq!(answer["RequestId"], "8b1e3f0a-6c1f-4d0e-9f59-0d6a1c2b3e4f");

    let now = Timestamp::from_millis(1_700_000_000_000);
    let claims = Claims {
        user: UserId::generate(now),
        role: Role::Admin,
        session: SessionId::generate(now),
    };
    for id in ["k1", "k2"] {
        let keys = stack.private_key(id).await.unwrap();
        let signer = Signer::new(id, keys.get(id).unwrap(), Duration::from_secs(60));
        let token = signer.sign(claims, now).unwrap();
        assert_eq!(
            Verifier::new(&jwks(&answer)).verify(&token, now),
            Ok(claims)
        );
    }
}

#[tokio::test]
async fn a_request_sent_twice_gives_the_same_keys() {
    let stack = Stack::start().await;
    let first = stack.create(&["k1"]).await;
    let key = stack.private_key("k1").await;
    let second = stack.create(&["k1"]).await;
    assert_eq!(first, second);
    assert_eq!(stack.private_key("k1").await, key);
}

#[tokio::test]
async fn a_request_whose_first_attempt_died_gives_the_key_that_it_made() {
    let stack = Stack::start().await;
    stack.refuse("DescribeSecret", "k1", "ResourceNotFoundException", 1);
    stack.front.lock().unwrap().loses_answers = true;
    assert_eq!(stack.create(&["k1"]).await["Status"], "FAILED");
    let made = stack.private_key("k1").await.unwrap();

    stack.front.lock().unwrap().loses_answers = false;
    let answer = stack.create(&["k1"]).await;
    assert_eq!(jwks(&answer).as_str(), made.jwks());
    assert_eq!(stack.private_key("k1").await, Ok(made));
}

#[tokio::test]
async fn a_request_sent_twice_gives_the_same_keys_even_where_reads_lag() {
    let stack = Stack::start().await;
    let first = stack.create(&["k1"]).await;
    stack.refuse("DescribeSecret", "k1", "ResourceNotFoundException", 2);
    assert_eq!(stack.create(&["k1"]).await, first);
}

#[tokio::test]
async fn the_resource_keeps_its_id_over_updates() {
    let stack = Stack::start().await;
    let created = stack.create(&["k1"]).await;
    let more = json!({
        "PhysicalResourceId": created["PhysicalResourceId"],
        "OldResourceProperties": properties(&["k1"]),
    });
    let event = stack.event_with("Update", properties(&["k2"]), more);
    let updated = stack.send(event).await;
    assert_eq!(updated["PhysicalResourceId"], created["PhysicalResourceId"]);
}
