//! Secrets Manager, through the SDK that the functions use.

use aws_sdk_secretsmanager::config::{BehaviorVersion, Credentials, Region};
use aws_sdk_secretsmanager::{Client, Config};

use crate::support::TestStack;

fn client(stack: &TestStack) -> Client {
    let config = Config::builder()
        .behavior_version(BehaviorVersion::latest())
        .endpoint_url(&stack.stack.endpoints().secrets_manager)
        .region(Region::from_static(local::REGION))
        .credentials_provider(Credentials::for_tests())
        .build();
    Client::from_conf(config)
}

#[tokio::test]
async fn a_secret_without_a_value_is_not_found_until_it_gets_one() {
    let stack = TestStack::start().await;
    let id = stack.environment().await["EMPTY_SECRET"].clone();
    let client = client(&stack);

    let empty = client.get_secret_value().secret_id(&id).send().await;
    let error = empty.unwrap_err().into_service_error();
    assert!(error.is_resource_not_found_exception(), "{error}");

    let put = client
        .put_secret_value()
        .secret_id(&id)
        .secret_string("first");
    put.send().await.unwrap();
    let found = client
        .get_secret_value()
        .secret_id("Empty")
        .send()
        .await
        .unwrap();
    assert_eq!(found.secret_string(), Some("first"));
    assert_eq!(found.arn(), Some(id.as_str()));
}

#[tokio::test]
async fn putting_a_value_twice_with_one_token_is_putting_it_once() {
    let stack = TestStack::start().await;
    let client = client(&stack);
    let put = |value: &str| {
        let put = client.put_secret_value().secret_id("Empty");
        put.client_request_token("d7a5d8c0-4f5f-4f0e-9d0a-6a6d1c6c2f10")
            .secret_string(value)
            .send()
    };
    let first = put("one").await.unwrap();
    let again = put("one").await.unwrap();
    assert_eq!(first.version_id(), again.version_id());

    let other = put("two").await.unwrap_err().into_service_error();
    assert!(other.is_resource_exists_exception(), "{other}");
}
