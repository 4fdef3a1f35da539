//! What CloudFormation shows where there are no keys.

use serde_json::{Value, json};

use crate::stack::{PREFIX, Stack, properties};

const KEY_IDS: &str = "KeyIds must name 1 to 5 keys, none of them twice, each with 1 to 32 letters, digits and hyphens";

#[tokio::test]
async fn properties_that_name_no_keys_are_refused_before_anything_is_asked() {
    let stack = Stack::start().await;
    let overlong = "k".repeat(33);
    for (wrong, reason) in [
        (json!({}), "missing field `NamePrefix`"),
        (json!({ "NamePrefix": PREFIX }), "missing field `KeyIds`"),
        (Value::Null, "invalid type: null"),
        (json!({ "NamePrefix": "", "KeyIds": ["k1"] }), "NamePrefix"),
        (
            json!({ "NamePrefix": "a b", "KeyIds": ["k1"] }),
            "NamePrefix",
        ),
        (properties(&[]), KEY_IDS),
        (properties(&[""]), KEY_IDS),
        (properties(&["a b"]), KEY_IDS),
        (properties(&["../k1"]), KEY_IDS),
        (properties(&[&overlong]), KEY_IDS),
        (properties(&["k1", "k1"]), KEY_IDS),
        (properties(&["k1", "k2", "k3", "k4", "k5", "k6"]), KEY_IDS),
    ] {
        for request_type in ["Create", "Update"] {
            let more = json!({ "OldResourceProperties": properties(&["k1"]) });
            let event = stack.event_with(request_type, wrong.clone(), more);
            let answer = stack.send(event).await;
            assert_eq!(answer["Status"], "FAILED");
            assert!(answer["PhysicalResourceId"].is_string());
            let told = answer["Reason"].as_str().unwrap();
            assert!(told.contains(reason), "{told}");
        }
    }
    assert_eq!(stack.take_calls(), []);
}

#[tokio::test]
async fn what_secrets_manager_refuses_is_told_by_its_code() {
    let stack = Stack::start().await;
    for operation in ["DescribeSecret", "CreateSecret"] {
        stack.refuse(operation, "k1", "AccessDeniedException", 1);
        let answer = stack.create(&["k1"]).await;
        let reason = format!("secretsmanager:{operation} failed: AccessDeniedException");
        assert_eq!(answer["Reason"], reason);
    }
}

#[tokio::test]
async fn a_secret_of_another_kind_is_neither_replaced_nor_told() {
    let stack = Stack::start().await;
    let of_another = stack.create(&["k9"]).await;
    let jwks: Value = serde_json::from_str(of_another["Data"]["Jwks"].as_str().unwrap()).unwrap();
    let of_another = jwks["keys"][0].to_string();
    for (id, description) in [("a", None), ("b", Some("words")), ("c", Some(&*of_another))] {
        stack.put_foreign(id, description).await;
        let answer = stack.create(&[id]).await;
        let reason = format!("the secret {PREFIX}/{id} holds something else than a signing key");
        assert_eq!(answer["Reason"], reason);
    }
}

#[tokio::test]
async fn lambda_sends_the_event_again_where_cloudformation_could_not_be_told() {
    let stack = Stack::start().await;
    let mut event = stack.event("Create", properties(&["k1"]));
    event.response_url = event.response_url.replace("/answer", "/elsewhere");
    let told = signing_key::answer(&stack.secrets, event).await;
    let error = told.unwrap_err().to_string();
    assert_eq!(error, "CloudFormation could not be told: status 404");
}
