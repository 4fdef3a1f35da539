//! What is given up, and where it is kept.

use local::Event;
use serde_json::Value;

use super::{put, write, write_one};
use crate::observed::ObservedStack;
use crate::s3;
use crate::support::TestStack;

/// The invocation record that the next problem about one says the place of.
async fn kept(observed: &mut ObservedStack) -> Value {
    kept_and_lines(observed, 0).await.0
}

/// The same, and what the function printed until then: as many lines at least.
async fn kept_and_lines(observed: &mut ObservedStack, least: usize) -> (Value, Vec<String>) {
    let (mut place, mut lines) = (None, Vec::new());
    while place.is_none() || lines.len() < least {
        match observed.event().await {
            Event::Output { line, .. } => lines.push(line),
            Event::Problem(text) => {
                let kept = text.split_once("kept s3://");
                place = place.or(kept.map(|(_, place)| place.to_owned()));
            }
            _ => {}
        }
    }
    let record = object(&observed.stack, &place.unwrap()).await;
    (record, lines)
}

async fn object(stack: &TestStack, place: &str) -> Value {
    let (bucket, key) = place.split_once('/').unwrap();
    let client = s3::client(&stack.stack.endpoints().s3);
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
async fn a_record_that_fails_is_kept_in_the_bucket_and_the_others_of_its_batch_go_through() {
    let mut observed = ObservedStack::start().await;
    for poisoned in 0..4 {
        let name = |index: usize| format!("{poisoned}.{index}");
        let act = |index| if index == poisoned { "fail" } else { "work" };
        let items = (0..4).map(|index| put("Halves", &name(index), act(index)));
        write(&observed.stack, items.collect()).await;

        let (record, lines) = kept_and_lines(&mut observed, 3).await;
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
    let mut observed = ObservedStack::start().await;
    let mut done = Vec::new();
    for poisoned in 0..4 {
        let name = |index: usize| format!("{poisoned}.{index}");
        let act = |index| if index == poisoned { "refuse" } else { "work" };
        let items = (0..4).map(|index| put("Ledger", &name(index), act(index)));
        write(&observed.stack, items.collect()).await;
        let (record, lines) = kept_and_lines(&mut observed, 0).await;
        assert_eq!(keys(&record), [name(poisoned)]);
        done.extend(lines);
    }
    write_one(&observed.stack, "Ledger", "last", "work").await;
    while done.last().is_none_or(|line| line != "last of 1") {
        done.push(observed.line().await);
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
    let mut observed = ObservedStack::start().await;
    write_one(&observed.stack, "Ledger", "poison", "fail").await;
    let record = kept(&mut observed).await;
    let bucket = &observed.stack.stack.endpoints().buckets["Failures"];
    let client = s3::client(&observed.stack.stack.endpoints().s3);
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
async fn a_batch_that_is_not_halved_is_given_up_from_the_record_that_failed_on() {
    let mut observed = ObservedStack::start().await;
    let items = [("a", "work"), ("b", "refuse"), ("c", "work")];
    let items = items.map(|(key, act)| put("Wholes", key, act));
    write(&observed.stack, items.into()).await;
    let record = kept(&mut observed).await;
    assert_eq!(keys(&record), ["b", "c"]);
    assert_eq!(record["requestContext"]["approximateInvokeCount"], 3);
}
