//! What a bucket tells its queue.

use aws_sdk_s3::primitives::ByteStream;
use serde_json::Value;

use super::client;
use crate::sqs::{receive, visible};
use crate::support::TestStack;

/// The next message in the queue that the fixture's bucket tells.
async fn heard(stack: &TestStack) -> Value {
    let message = receive(stack, "Uploads", 60).await;
    serde_json::from_str(message.body().unwrap()).unwrap()
}

/// The record of the next message.
async fn told(stack: &TestStack) -> Value {
    heard(stack).await["Records"][0].clone()
}

/// A stack whose queue was tried.
async fn connected() -> TestStack {
    let stack = TestStack::start().await;
    assert_eq!(heard(&stack).await["Event"], "s3:TestEvent");
    stack
}

#[tokio::test]
async fn a_queue_is_tried_once_the_bucket_is_to_tell_it() {
    let stack = TestStack::start().await;
    let message = heard(&stack).await;
    assert_eq!(message["Event"], "s3:TestEvent");
    assert_eq!(message["Bucket"], "local-inbox");
    assert_eq!(visible(&stack, "Uploads").await, "0");
}

#[tokio::test]
async fn a_queue_hears_of_a_new_object_as_s3_tells_of_it() {
    let stack = connected().await;
    let client = client(&stack.stack.endpoints().s3);
    let bucket = &stack.stack.endpoints().buckets["Inbox"];
    let put = client.put_object().bucket(bucket).key("a folder/ä+b.txt");
    let put = put.body(ByteStream::from_static(b"hello"));
    put.send().await.unwrap();

    let record = told(&stack).await;
    assert_eq!(record["eventVersion"], "2.1");
    assert_eq!(record["eventSource"], "aws:s3");
    assert_eq!(record["eventName"], "ObjectCreated:Put");
    assert!(
        record["eventTime"].as_str().unwrap().ends_with('Z'),
        "{record}"
    );
    let s3 = &record["s3"];
    assert_eq!(s3["bucket"]["name"], bucket.as_str());
    assert_eq!(s3["bucket"]["arn"], "arn:aws:s3:::local-inbox");
    assert_eq!(s3["object"]["key"], "a+folder/%C3%A4%2Bb.txt");
    assert_eq!(s3["object"]["size"], 5);
    assert_eq!(s3["object"]["eTag"], "5d41402abc4b2a76b9719d911017c592");
    assert!(s3["object"]["sequencer"].is_string(), "{record}");
}

#[tokio::test]
async fn a_copy_is_told_of_as_a_copy() {
    let stack = connected().await;
    let client = client(&stack.stack.endpoints().s3);
    let bucket = &stack.stack.endpoints().buckets["Inbox"];
    let put = client.put_object().bucket(bucket).key("one");
    put.send().await.unwrap();
    assert_eq!(told(&stack).await["s3"]["object"]["key"], "one");
    let copy = client.copy_object().bucket(bucket).key("other");
    let copy = copy.copy_source(format!("{bucket}/one"));
    copy.send().await.unwrap();
    let record = told(&stack).await;
    assert_eq!(record["eventName"], "ObjectCreated:Copy");
    assert_eq!(record["s3"]["object"]["key"], "other");
}

#[tokio::test]
async fn an_upload_that_was_refused_is_not_told_of() {
    let stack = connected().await;
    let client = client(&stack.stack.endpoints().s3);
    let bucket = &stack.stack.endpoints().buckets["Inbox"];
    let put = client.put_object().bucket(bucket).key("one");
    let put = put.checksum_crc32("AAAAAA==");
    let put = put.body(ByteStream::from_static(b"hello"));
    assert!(put.send().await.is_err());
    assert_eq!(visible(&stack, "Uploads").await, "0");
}
