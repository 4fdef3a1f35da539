//! Secrets Manager, through the SDK that the functions use.

use aws_sdk_secretsmanager::config::{BehaviorVersion, Credentials, Region};
use aws_sdk_secretsmanager::{Client, Config};

use local::Options;
use tempfile::TempDir;

use crate::support::{TestStack, with_parameter};

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

/// A secret without a place in the template.
async fn create(client: &Client, name: &str) {
    let request = client.create_secret().name(name).description("public");
    request.secret_string("private").send().await.unwrap();
}

#[tokio::test]
async fn a_secret_in_deletion_can_be_described_and_restored_and_nothing_else() {
    let stack = TestStack::start().await;
    let client = client(&stack);
    create(&client, "a/b").await;
    let delete = client.delete_secret().secret_id("a/b");
    delete.recovery_window_in_days(7).send().await.unwrap();

    let read = client.get_secret_value().secret_id("a/b").send().await;
    let error = read.unwrap_err().into_service_error();
    assert!(error.is_invalid_request_exception(), "{error}");
    let put = client.put_secret_value().secret_id("a/b");
    let error = put.secret_string("other").send().await.unwrap_err();
    assert!(error.into_service_error().is_invalid_request_exception());
    let again = client.create_secret().name("a/b").secret_string("other");
    let error = again.send().await.unwrap_err().into_service_error();
    assert!(error.is_invalid_request_exception(), "{error}");
    let described = client.describe_secret().secret_id("a/b").send().await;
    let described = described.unwrap();
    assert_eq!(described.description(), Some("public"));
    assert!(described.deleted_date().is_some());

    let restore = client.restore_secret().secret_id("a/b");
    restore.send().await.unwrap();
    let read = client.get_secret_value().secret_id("a/b").send().await;
    assert_eq!(read.unwrap().secret_string(), Some("private"));
}

#[tokio::test]
async fn a_secret_that_is_forced_to_go_is_gone_and_its_name_is_free() {
    let stack = TestStack::start().await;
    let client = client(&stack);
    create(&client, "a/b").await;
    // The second time there is none, which is no fault.
    for _ in 0..2 {
        let delete = client.delete_secret().secret_id("a/b");
        let delete = delete.force_delete_without_recovery(true);
        delete.send().await.unwrap();
    }
    let described = client.describe_secret().secret_id("a/b").send().await;
    let error = described.unwrap_err().into_service_error();
    assert!(error.is_resource_not_found_exception(), "{error}");
    create(&client, "a/b").await;
}

#[tokio::test]
async fn a_recovery_window_has_7_to_30_days_and_none_where_deletion_is_forced() {
    let stack = TestStack::start().await;
    let client = client(&stack);
    create(&client, "a/b").await;
    for (days, force) in [(6, false), (31, false), (7, true)] {
        let delete = client.delete_secret().secret_id("a/b");
        let delete = delete.recovery_window_in_days(days);
        let delete = delete.force_delete_without_recovery(force);
        let error = delete.send().await.unwrap_err().into_service_error();
        assert!(error.is_invalid_parameter_exception(), "{error}");
    }
}

#[tokio::test]
async fn a_dynamic_reference_gives_the_version_that_it_names_or_the_current_one() {
    let folder = TempDir::new().unwrap();
    let started = async |version: &str| {
        let options = Options {
            data_dir: Some(folder.path().to_owned()),
            ..with_parameter("GENERATED_VERSION", version)
        };
        TestStack::with(options).await
    };
    let stack = started("").await;
    let first = stack.environment().await["SECRET"].clone();
    let secrets = client(&stack);
    let read = secrets.get_secret_value().secret_id("Generated").send();
    let version = read.await.unwrap().version_id().unwrap().to_owned();
    let put = secrets.put_secret_value().secret_id("Generated");
    put.secret_string("second").send().await.unwrap();
    stack.stack.stop().await;

    for (version, value) in [(version.as_str(), first.as_str()), ("", "second")] {
        let stack = started(version).await;
        assert_eq!(stack.environment().await["SECRET"], value);
        stack.stack.stop().await;
    }
}
