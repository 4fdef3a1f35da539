//! Streams of tables as what invokes functions.

mod failures;

use aws_sdk_dynamodb::types::{AttributeValue, Put, TransactWriteItem};
use local::Event;
use serde_json::Value;
use tempfile::TempDir;

use crate::dynamodb;
use crate::observed::ObservedStack;
use crate::sqs::send;
use crate::support::TestStack;

/// An item that says what is to be done with its record.
fn put(table: &str, key: &str, act: &str) -> TransactWriteItem {
    let put = Put::builder()
        .table_name(table)
        .item("pk", AttributeValue::S(key.to_owned()))
        .item("act", AttributeValue::S(act.to_owned()));
    let put = put.build().unwrap();
    TransactWriteItem::builder().put(put).build()
}

/// Writes items at once, so that they are in one batch.
async fn write(stack: &TestStack, items: Vec<TransactWriteItem>) {
    let write = dynamodb::client(&stack.stack.endpoints().dynamodb).transact_write_items();
    let write = write.set_transact_items(Some(items));
    write.send().await.unwrap();
}

async fn write_one(stack: &TestStack, table: &str, key: &str, act: &str) {
    write(stack, vec![put(table, key, act)]).await;
}

#[tokio::test]
async fn a_function_gets_a_record_in_the_form_that_lambda_gives_it() {
    let mut observed = ObservedStack::start().await;
    write_one(&observed.stack, "Ledger", "one", "tell").await;
    assert_eq!(observed.line().await, "one of 1");
    let record: Value = serde_json::from_str(&observed.line().await).unwrap();
    assert_eq!(record["eventName"], "INSERT");
    assert_eq!(record["eventSource"], "aws:dynamodb");
    assert_eq!(record["awsRegion"], "us-east-1");
    assert!(record["eventID"].is_string(), "{record}");
    let environment = observed.stack.environment().await;
    assert_eq!(record["eventSourceARN"], environment["STREAM"]);
    let change = &record["dynamodb"];
    assert_eq!(change["Keys"]["pk"]["S"], "one");
    assert_eq!(change["NewImage"]["act"]["S"], "tell");
    assert_eq!(change["StreamViewType"], "NEW_IMAGE");
    assert!(change["SequenceNumber"].is_string(), "{record}");
    assert!(change["SizeBytes"].is_u64(), "{record}");
    assert!(change["ApproximateCreationDateTime"].is_u64(), "{record}");
}

#[tokio::test]
async fn a_thousand_records_come_in_their_order_and_once() {
    let mut observed = ObservedStack::start().await;
    let names: Vec<_> = (0..1000).map(|index| format!("record {index}")).collect();
    for names in names.chunks(100) {
        let items = names.iter().map(|name| put("Ledger", name, "work"));
        write(&observed.stack, items.collect()).await;
    }
    let lines = observed.lines(1000).await;
    let heard = lines.iter().map(|line| line.split_once(" of ").unwrap().0);
    assert!(heard.eq(names.iter().map(String::as_str)));
}

#[tokio::test]
async fn each_batch_of_a_stream_is_told_of() {
    let mut observed = ObservedStack::start().await;
    write_one(&observed.stack, "Ledger", "one", "work").await;
    loop {
        if let Event::Batch {
            source,
            size,
            failed,
            ..
        } = observed.event().await
        {
            assert_eq!((source.as_str(), size, failed), ("Ledger", 1, 0));
            return;
        }
    }
}

#[tokio::test]
async fn from_the_first_record_that_failed_on_a_batch_comes_again() {
    let mut observed = ObservedStack::start().await;
    let items = [("a", "work"), ("b", "refuse once"), ("c", "work")];
    let items = items.map(|(key, act)| put("Wholes", key, act));
    write(&observed.stack, items.into()).await;
    let lines = ["a of 3", "b of 3", "c of 3", "b of 2", "c of 2"];
    assert_eq!(observed.lines(5).await, lines);
}

#[tokio::test]
async fn of_a_batch_in_the_middle_of_which_the_function_crashes_all_comes_again() {
    let folder = TempDir::new().unwrap();
    let mut observed = ObservedStack::start().await;
    let crash = folder.path().join("it has crashed");
    let crash = format!("crash unless there is {}", crash.display());
    let items = [("a", "work"), ("b", crash.as_str()), ("c", "work")];
    let items = items.map(|(key, act)| put("Wholes", key, act));
    write(&observed.stack, items.into()).await;
    let lines = ["a of 3", "b of 3", "a of 3", "b of 3", "c of 3"];
    assert_eq!(observed.lines(5).await, lines);
}

#[tokio::test]
async fn a_function_gets_only_the_records_that_its_filters_match() {
    let mut observed = ObservedStack::start().await;
    let client = dynamodb::client(&observed.stack.stack.endpoints().dynamodb);
    let key = |key: &str| AttributeValue::S(key.to_owned());
    let put = |name: &str| client.put_item().table_name("Lanes").item("pk", key(name));
    // No act.
    put("a").send().await.unwrap();
    let deed = AttributeValue::S("work".to_owned());
    put("b").item("act", deed.clone()).send().await.unwrap();
    assert_eq!(observed.line().await, "b of 1");
    // A modification.
    put("b")
        .item("act", deed)
        .item("more", key("x"))
        .send()
        .await
        .unwrap();
    let delete = client.delete_item().table_name("Lanes").key("pk", key("b"));
    delete.send().await.unwrap();
    assert_eq!(observed.line().await, "b of 1");
    // Nothing came of what was left out meanwhile.
    write_one(&observed.stack, "Ledger", "last", "work").await;
    assert_eq!(observed.line().await, "last of 1");
}

#[tokio::test]
async fn a_record_that_fails_for_ever_holds_up_only_the_keys_of_its_lane() {
    let mut observed = ObservedStack::start().await;
    write_one(&observed.stack, "Lanes", "stuck", "fail").await;
    let items = (0..32).map(|key| put("Lanes", &key.to_string(), "work"));
    write(&observed.stack, items.collect()).await;
    assert_ne!(observed.line().await, "");
}

#[tokio::test]
async fn after_a_restart_the_stream_is_read_again_from_its_beginning() {
    let folder = TempDir::new().unwrap();
    let mut observed = ObservedStack::kept_in(folder.path()).await;
    for key in ["one", "other"] {
        write_one(&observed.stack, "Ledger", key, "work").await;
        assert_eq!(observed.line().await, format!("{key} of 1"));
    }
    observed.stack.stack.stop().await;

    let mut observed = ObservedStack::kept_in(folder.path()).await;
    assert_eq!(observed.lines(2).await, ["one of 2", "other of 2"]);
}

#[tokio::test]
async fn what_a_stopping_stack_interrupts_is_not_given_up() {
    let folder = TempDir::new().unwrap();
    let mut observed = ObservedStack::kept_in(folder.path()).await;
    write_one(&observed.stack, "Ledger", "one", "hang").await;
    observed.line().await;
    observed.stack.stack.stop().await;
    let bucket = folder.path().join("s3/local-failures");
    assert_eq!(std::fs::read_dir(bucket).unwrap().count(), 0);
}

#[tokio::test]
async fn a_stack_has_caught_up_when_functions_have_heard_of_what_was_there() {
    let folder = TempDir::new().unwrap();
    let mut observed = ObservedStack::kept_in(folder.path()).await;
    write_one(&observed.stack, "Ledger", "one", "work").await;
    observed.line().await;
    observed.stack.stack.stop().await;

    let mut observed = ObservedStack::kept_in(folder.path()).await;
    observed.stack.stack.catch_up().await;
    assert_eq!(observed.batches(), ["Ledger"]);
    send(&observed.stack, "Singles", "work").await;
    observed.stack.stack.catch_up().await;
    assert_eq!(observed.batches(), ["Singles"]);
}
