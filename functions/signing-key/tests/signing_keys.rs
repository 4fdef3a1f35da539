//! The custom resource, from the event to what CloudFormation hears.
#![allow(clippy::unwrap_used)]

mod stand_in;

use serde_json::{Value, json};
use shared::{
    auth::{Claims, Jwks, Signer, SigningKeys, Verifier},
    domain::{Duration, SessionId, Timestamp, UserId, user::Role},
};
use stand_in::StandIn;

fn properties(key_ids: &[&str]) -> Value {
    json!({ "ServiceToken": "arn", "ServiceTimeout": "120", "SecretId": "keys", "KeyIds": key_ids })
}

fn jwks(answer: &Value) -> Jwks {
    answer["Data"]["Jwks"].as_str().unwrap().parse().unwrap()
}

fn kept(stand_in: &StandIn) -> SigningKeys {
    let world = stand_in.world.lock().unwrap();
    SigningKeys::read(&world.versions.last().unwrap().1).unwrap()
}

#[tokio::test]
async fn the_first_request_makes_keys_that_sign_and_verify() {
    let stand_in = StandIn::start().await;
    let answer = stand_in.ask("Create", properties(&["k1", "k2"])).await;
    assert_eq!(answer["Status"], "SUCCESS");
    assert_eq!(answer["LogicalResourceId"], "SigningKeys");
    assert_eq!(answer["RequestId"], "8b1e3f0a-6c1f-4d0e-9f59-0d6a1c2b3e4f");

    let now = Timestamp::from_millis(1_700_000_000_000);
    let claims = Claims {
        user: UserId::generate(now),
        role: Role::Admin,
        session: SessionId::generate(now),
    };
    let keys = kept(&stand_in);
    let signer = Signer::new("k2", keys.get("k2").unwrap(), Duration::from_secs(60));
    let token = signer.sign(claims, now).unwrap();
    assert_eq!(
        Verifier::new(&jwks(&answer)).verify(&token, now),
        Ok(claims)
    );
}

#[tokio::test]
async fn a_request_sent_twice_gives_the_same_keys() {
    let stand_in = StandIn::start().await;
    let first = stand_in.ask("Create", properties(&["k1"])).await;
    let second = stand_in.ask("Create", properties(&["k1"])).await;
    assert_eq!(first, second);
    assert_eq!(stand_in.world.lock().unwrap().versions.len(), 1);
}

#[tokio::test]
async fn a_request_sent_twice_gives_the_same_keys_even_where_reads_lag() {
    let stand_in = StandIn::start().await;
    let first = stand_in.ask("Create", properties(&["k1"])).await;
    stand_in.world.lock().unwrap().reads_lag = true;
    let second = stand_in.ask("Create", properties(&["k1"])).await;
    assert_eq!(first, second);
}

#[tokio::test]
async fn an_update_adds_and_drops_keys_and_keeps_the_resource() {
    let stand_in = StandIn::start().await;
    let created = stand_in.ask("Create", properties(&["k1", "k2"])).await;
    let before = kept(&stand_in);

    let mut event = stand_in.event("Update", properties(&["k2", "k3"]));
    event.request_id = "0d6a1c2b-6c1f-4d0e-9f59-8b1e3f0a3e4f".to_owned();
    event.physical_resource_id = Some(created["PhysicalResourceId"].as_str().unwrap().to_owned());
    signing_key::answer(&stand_in.secrets, event).await.unwrap();
    let updated = stand_in.world.lock().unwrap().answers.pop().unwrap();

    assert_eq!(updated["PhysicalResourceId"], created["PhysicalResourceId"]);
    let after = kept(&stand_in);
    assert_eq!(after.get("k1"), None);
    assert_eq!(after.get("k2"), before.get("k2"));
    assert!(after.get("k3").is_some());
    assert_eq!(jwks(&updated).as_str(), after.jwks());
}

#[tokio::test]
async fn deleting_the_resource_leaves_the_keys() {
    let stand_in = StandIn::start().await;
    stand_in.ask("Create", properties(&["k1"])).await;
    let before = kept(&stand_in);
    let answer = stand_in.ask("Delete", json!({})).await;
    assert_eq!(answer["Status"], "SUCCESS");
    assert_eq!(kept(&stand_in), before);
}

#[tokio::test]
async fn every_failure_is_told_with_its_reason() {
    let stand_in = StandIn::start().await;
    for (properties, reason) in [
        (json!({}), "missing field `SecretId`"),
        (properties(&[]), "KeyIds must name"),
        (properties(&["a b"]), "KeyIds must name"),
        (Value::Null, "invalid type: null"),
    ] {
        let answer = stand_in.ask("Create", properties).await;
        assert_eq!(answer["Status"], "FAILED");
        assert!(answer["PhysicalResourceId"].is_string());
        let told = answer["Reason"].as_str().unwrap();
        assert!(told.contains(reason), "{told}");
    }

    stand_in.world.lock().unwrap().refusal = Some("AccessDeniedException");
    let answer = stand_in.ask("Create", properties(&["k1"])).await;
    let reason = "secretsmanager:GetSecretValue failed: AccessDeniedException";
    assert_eq!(answer["Reason"], reason);
}

#[tokio::test]
async fn a_secret_of_another_kind_is_neither_replaced_nor_told() {
    let stand_in = StandIn::start().await;
    let other = ("token".to_owned(), "correct horse".to_owned());
    stand_in.world.lock().unwrap().versions.push(other.clone());
    let answer = stand_in.ask("Create", properties(&["k1"])).await;
    assert_eq!(
        answer["Reason"],
        "the secret holds something else than signing keys"
    );
    assert_eq!(stand_in.world.lock().unwrap().versions, [other]);
}

#[tokio::test]
async fn lambda_sends_the_event_again_where_cloudformation_could_not_be_told() {
    let stand_in = StandIn::start().await;
    let mut event = stand_in.event("Create", properties(&["k1"]));
    event.response_url = event.response_url.replace("/answer", "/elsewhere");
    let told = signing_key::answer(&stand_in.secrets, event).await;
    let error = told.unwrap_err().to_string();
    assert_eq!(error, "CloudFormation could not be told: status 404");
}
