//! Streams of tables as what invokes functions.

use aws_sdk_dynamodb::types::{AttributeValue, Put, TransactWriteItem};
use local::Event;
use serde_json::Value;
use tempfile::TempDir;

use crate::support::TestStack;
use crate::working::Working;
use crate::{database, storage};

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
    let write = database::client(&stack.stack.endpoints().dynamodb).transact_write_items();
    let write = write.set_transact_items(Some(items));
    write.send().await.unwrap();
}

async fn write_one(stack: &TestStack, table: &str, key: &str, act: &str) {
    write(stack, vec![put(table, key, act)]).await;
}

/// The invocation record that the next problem about one says the place of.
async fn kept(working: &mut Working) -> Value {
    kept_and_lines(working, 0).await.0
}

/// The same, and what the function printed until then: as many lines at least.
async fn kept_and_lines(working: &mut Working, least: usize) -> (Value, Vec<String>) {
    let (mut place, mut lines) = (None, Vec::new());
    while place.is_none() || lines.len() < least {
        match working.event().await {
            Event::Output { line, .. } => lines.push(line),
            Event::Problem(text) => {
                let kept = text.split_once("kept s3://");
                place = place.or(kept.map(|(_, place)| place.to_owned()));
            }
            _ => {}
        }
    }
    let record = object(&working.stack, &place.unwrap()).await;
    (record, lines)
}

async fn object(stack: &TestStack, place: &str) -> Value {
    let (bucket, key) = place.split_once('/').unwrap();
    let client = storage::client(&stack.stack.endpoints().s3);
    let get = client.get_object().bucket(bucket).key(key);
    let content = get.send().await.unwrap().body.collect().await.unwrap();
    serde_json::from_slice(&content.to_vec()).unwrap()
}

/// The keys of the records in an invocation record.
fn keys(record: &Value) -> Vec<String> {
    let payload: Value = serde_json::from_str(record["payload"].as_str().unwrap()).unwrap();
    let records = payload["Records"].as_array().unwrap().iter();
    let keys = records.map(|record| record["dynamodb"]["Keys"]["pk"]["S"].as_str());
    keys.map(|key| key.unwrap().to_owned()).collect()
}

#[tokio::test]
async fn a_function_gets_a_record_in_the_form_that_lambda_gives_it() {
    let mut working = Working::start().await;
    write_one(&working.stack, "Ledger", "one", "tell").await;
    assert_eq!(working.line().await, "one of 1");
    let record: Value = serde_json::from_str(&working.line().await).unwrap();
    assert_eq!(record["eventName"], "INSERT");
    assert_eq!(record["eventSource"], "aws:dynamodb");
    assert_eq!(record["awsRegion"], "us-east-1");
    assert!(record["eventID"].is_string(), "{record}");
    let environment = working.stack.environment().await;
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
    let mut working = Working::start().await;
    let names: Vec<_> = (0..1000).map(|index| format!("record {index}")).collect();
    for names in names.chunks(100) {
        let items = names.iter().map(|name| put("Ledger", name, "work"));
        write(&working.stack, items.collect()).await;
    }
    let lines = working.lines(1000).await;
    let heard = lines.iter().map(|line| line.split_once(" of ").unwrap().0);
    assert!(heard.eq(names.iter().map(String::as_str)));
}

#[tokio::test]
async fn each_batch_of_a_stream_is_told_of() {
    let mut working = Working::start().await;
    write_one(&working.stack, "Ledger", "one", "work").await;
    loop {
        if let Event::Batch {
            source,
            size,
            failed,
            ..
        } = working.event().await
        {
            assert_eq!((source.as_str(), size, failed), ("Ledger", 1, 0));
            return;
        }
    }
}

#[tokio::test]
async fn a_record_that_fails_is_kept_in_the_bucket_and_the_others_of_its_batch_go_through() {
    let mut working = Working::start().await;
    for poisoned in 0..4 {
        let name = |index: usize| format!("{poisoned}.{index}");
        let act = |index| if index == poisoned { "fail" } else { "work" };
        let items = (0..4).map(|index| put("Halves", &name(index), act(index)));
        write(&working.stack, items.collect()).await;

        let (record, lines) = kept_and_lines(&mut working, 3).await;
        let others = (0..4).filter(|index| *index != poisoned);
        let done = lines.iter().map(|line| line.split(' ').next().unwrap());
        assert!(done.eq(others.map(name)), "{lines:?}");
        assert_eq!(keys(&record), [name(poisoned)]);
        assert_eq!(record["DDBStreamBatchInfo"]["batchSize"], 1);
        let context = &record["requestContext"];
        assert_eq!(context["condition"], "RetryAttemptsExhausted");
        assert_eq!(context["approximateInvokeCount"], 2);
    }
}

#[tokio::test]
async fn a_record_that_is_reported_as_failed_is_kept_too() {
    let mut working = Working::start().await;
    let mut done = Vec::new();
    for poisoned in 0..4 {
        let name = |index: usize| format!("{poisoned}.{index}");
        let act = |index| if index == poisoned { "refuse" } else { "work" };
        let items = (0..4).map(|index| put("Ledger", &name(index), act(index)));
        write(&working.stack, items.collect()).await;
        let (record, lines) = kept_and_lines(&mut working, 0).await;
        assert_eq!(keys(&record), [name(poisoned)]);
        done.extend(lines);
    }
    write_one(&working.stack, "Ledger", "last", "work").await;
    while done.last().is_none_or(|line| line != "last of 1") {
        done.push(working.line().await);
    }
    for name in (0..16).map(|index| format!("{}.{} of ", index / 4, index % 4)) {
        let mut done_with = done.iter();
        assert!(
            done_with.any(|line| line.starts_with(&name)),
            "{name}: {done:?}"
        );
    }
}

#[tokio::test]
async fn the_bucket_gets_an_invocation_record_under_the_key_that_lambda_would_give_it() {
    let mut working = Working::start().await;
    write_one(&working.stack, "Ledger", "poison", "fail").await;
    let record = kept(&mut working).await;
    let bucket = &working.stack.stack.endpoints().buckets["Failures"];
    let client = storage::client(&working.stack.stack.endpoints().s3);
    let list = client
        .list_objects_v2()
        .bucket(bucket)
        .send()
        .await
        .unwrap();
    let key = list.contents()[0].key().unwrap();
    let parts: Vec<_> = key.split('/').collect();
    let [aws, lambda, mapping, shard, year, month, day, name] = parts[..] else {
        panic!("{key}");
    };
    assert_eq!((aws, lambda, mapping.len()), ("aws", "lambda", 36));
    let info = &record["DDBStreamBatchInfo"];
    assert_eq!(info["shardId"], shard);
    assert!(
        name.starts_with(&format!("{year}-{month}-{day}T")),
        "{name}"
    );

    assert_eq!(info["startSequenceNumber"], info["endSequenceNumber"]);
    assert!(info["approximateArrivalOfFirstRecord"].is_string());
    assert!(info["streamArn"].as_str().unwrap().contains("/Ledger/"));
    assert_eq!(record["version"], "1.0");
    assert!(record["timestamp"].as_str().unwrap().ends_with('Z'));
    assert_eq!(record["responseContext"]["functionError"], "Unhandled");
    let function = record["requestContext"]["functionArn"].as_str().unwrap();
    assert!(function.ends_with(":function:Reader"), "{function}");
}

#[tokio::test]
async fn from_the_first_record_that_failed_on_a_batch_comes_again() {
    let mut working = Working::start().await;
    let items = [("a", "work"), ("b", "refuse once"), ("c", "work")];
    let items = items.map(|(key, act)| put("Wholes", key, act));
    write(&working.stack, items.into()).await;
    let lines = ["a of 3", "b of 3", "c of 3", "b of 2", "c of 2"];
    assert_eq!(working.lines(5).await, lines);
}

#[tokio::test]
async fn a_batch_that_is_not_halved_is_given_up_from_the_record_that_failed_on() {
    let mut working = Working::start().await;
    let items = [("a", "work"), ("b", "refuse"), ("c", "work")];
    let items = items.map(|(key, act)| put("Wholes", key, act));
    write(&working.stack, items.into()).await;
    let record = kept(&mut working).await;
    assert_eq!(keys(&record), ["b", "c"]);
    assert_eq!(record["requestContext"]["approximateInvokeCount"], 3);
}

#[tokio::test]
async fn a_function_gets_only_the_records_that_its_filters_match() {
    let mut working = Working::start().await;
    let client = database::client(&working.stack.stack.endpoints().dynamodb);
    let key = |key: &str| AttributeValue::S(key.to_owned());
    let put = |name: &str| client.put_item().table_name("Lanes").item("pk", key(name));
    // No act.
    put("a").send().await.unwrap();
    let deed = AttributeValue::S("work".to_owned());
    put("b").item("act", deed.clone()).send().await.unwrap();
    assert_eq!(working.line().await, "b of 1");
    // A modification.
    put("b")
        .item("act", deed)
        .item("more", key("x"))
        .send()
        .await
        .unwrap();
    let delete = client.delete_item().table_name("Lanes").key("pk", key("b"));
    delete.send().await.unwrap();
    assert_eq!(working.line().await, "b of 1");
    // Nothing came of what was left out meanwhile.
    write_one(&working.stack, "Ledger", "last", "work").await;
    assert_eq!(working.line().await, "last of 1");
}

#[tokio::test]
async fn a_record_that_fails_for_ever_holds_up_only_the_keys_of_its_lane() {
    let mut working = Working::start().await;
    write_one(&working.stack, "Lanes", "stuck", "fail").await;
    let items = (0..32).map(|key| put("Lanes", &key.to_string(), "work"));
    write(&working.stack, items.collect()).await;
    assert_ne!(working.line().await, "");
}

#[tokio::test]
async fn after_a_restart_the_stream_is_read_again_from_its_beginning() {
    let folder = TempDir::new().unwrap();
    let mut working = Working::kept_in(folder.path()).await;
    for key in ["one", "other"] {
        write_one(&working.stack, "Ledger", key, "work").await;
        assert_eq!(working.line().await, format!("{key} of 1"));
    }
    working.stack.stack.stop().await;

    let mut working = Working::kept_in(folder.path()).await;
    assert_eq!(working.lines(2).await, ["one of 2", "other of 2"]);
}

#[tokio::test]
async fn what_a_stopping_stack_interrupts_is_not_given_up() {
    let folder = TempDir::new().unwrap();
    let mut working = Working::kept_in(folder.path()).await;
    write_one(&working.stack, "Ledger", "one", "hang").await;
    working.line().await;
    working.stack.stack.stop().await;
    let bucket = folder.path().join("s3/local-failures");
    assert_eq!(std::fs::read_dir(bucket).unwrap().count(), 0);
}
