//! What is kept from one start to the next.

use std::fs::File;
use std::process::Stdio;

use aws_sdk_dynamodb::types::AttributeValue;
use local::{Error, Options};
use tempfile::TempDir;
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::Command;

use crate::dynamodb::client;
use crate::support::{TestStack, binary, options, start_error};

fn kept_in(folder: &TempDir) -> Options {
    Options {
        data_dir: Some(folder.path().to_owned()),
        ..options()
    }
}

async fn has_thing(stack: &TestStack) -> bool {
    let found = client(&stack.stack.endpoints().dynamodb)
        .get_item()
        .table_name("Things")
        .key("pk", AttributeValue::S("thing".to_owned()))
        .send();
    found.await.unwrap().item.is_some()
}

async fn put_thing(dynamodb: &str) {
    client(dynamodb)
        .put_item()
        .table_name("Things")
        .item("pk", AttributeValue::S("thing".to_owned()))
        .send()
        .await
        .unwrap();
}

#[tokio::test]
async fn data_survives_a_restart() {
    let folder = TempDir::new().unwrap();
    let stack = TestStack::with(kept_in(&folder)).await;
    put_thing(&stack.stack.endpoints().dynamodb).await;
    let secret = stack.environment().await["SECRET"].clone();
    stack.stack.stop().await;

    let stack = TestStack::with(kept_in(&folder)).await;
    assert!(has_thing(&stack).await);
    assert_eq!(stack.environment().await["SECRET"], secret);
}

#[tokio::test]
async fn a_killed_stack_loses_no_data_and_leaves_no_function_running() {
    let folder = TempDir::new().unwrap();
    let mut process = Command::new(binary("fixture-stack"))
        .arg(folder.path())
        .stdout(Stdio::piped())
        .kill_on_drop(true)
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(process.stdout.take().unwrap()).lines();
    let api = lines.next_line().await.unwrap().unwrap();
    let held = folder.path().join("held");
    let request = reqwest::Client::new().post(format!("{api}/fragile/hold"));
    let response = request.body(held.display().to_string()).send().await;
    assert_eq!(response.unwrap().status(), 200);
    let text = std::fs::read(folder.path().join("endpoints.json")).unwrap();
    let endpoints: serde_json::Value = serde_json::from_slice(&text).unwrap();
    put_thing(endpoints["dynamodb"].as_str().unwrap()).await;

    process.kill().await.unwrap();

    // The function held the lock; it is free once the function has ended.
    let lock = tokio::task::spawn_blocking(|| File::open(held)?.lock());
    lock.await.unwrap().unwrap();
    let stack = TestStack::with(kept_in(&folder)).await;
    assert!(has_thing(&stack).await);
}

#[tokio::test]
async fn a_fresh_start_forgets_the_data() {
    let folder = TempDir::new().unwrap();
    let stack = TestStack::with(kept_in(&folder)).await;
    put_thing(&stack.stack.endpoints().dynamodb).await;
    stack.stack.stop().await;

    let fresh = Options {
        fresh: true,
        ..kept_in(&folder)
    };
    assert!(!has_thing(&TestStack::with(fresh).await).await);
}

#[tokio::test]
async fn two_stacks_cannot_share_a_data_folder() {
    let folder = TempDir::new().unwrap();
    let _stack = TestStack::with(kept_in(&folder)).await;
    let error = start_error(kept_in(&folder)).await;
    assert!(matches!(error, Error::DataDirInUse(_)), "{error}");
}

#[tokio::test]
async fn two_stacks_cannot_share_a_port() {
    let stack = TestStack::start().await;
    let port = stack
        .stack
        .endpoints()
        .api
        .rsplit(':')
        .next()
        .unwrap()
        .parse()
        .unwrap();
    let error = start_error(Options { port, ..options() }).await;
    assert!(matches!(error, Error::Listen { .. }), "{error}");
}

#[tokio::test]
async fn the_endpoints_are_written_to_the_data_folder() {
    let folder = TempDir::new().unwrap();
    let stack = TestStack::with(kept_in(&folder)).await;
    let text = std::fs::read(folder.path().join("endpoints.json")).unwrap();
    let endpoints: serde_json::Value = serde_json::from_slice(&text).unwrap();
    assert_eq!(endpoints["api"], stack.stack.endpoints().api);
    assert_eq!(endpoints["tables"]["Things"], "Things");
    assert_eq!(endpoints["buckets"]["Inbox"], "local-inbox");
    let pairs = endpoints["queues"]["Pairs"].as_str().unwrap();
    assert!(pairs.starts_with(endpoints["sqs"].as_str().unwrap()));
    assert_eq!(endpoints["s3"], stack.stack.endpoints().s3);
    assert_eq!(
        endpoints["secretsManager"],
        stack.stack.endpoints().secrets_manager
    );
}

#[tokio::test]
async fn data_of_another_template_is_refused() {
    let folder = TempDir::new().unwrap();
    let stack = TestStack::with(kept_in(&folder)).await;
    stack.stack.stop().await;

    let template = std::fs::read_to_string(options().template).unwrap();
    let changed = folder.path().join("template.yaml");
    std::fs::write(&changed, template.replace("pk,", "id,")).unwrap();
    let error = start_error(Options {
        template: changed,
        ..kept_in(&folder)
    });
    assert!(error.await.to_string().contains("--fresh"));
}
