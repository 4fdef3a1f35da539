//! Objects that stay, and uploads that never became any.

use std::io::Write;
use std::net::TcpStream;

use aws_sdk_s3::error::ProvideErrorMetadata;
use aws_sdk_s3::primitives::ByteStream;
use local::Options;
use tempfile::TempDir;

use super::{Fixture, a_minute, client};
use crate::sqs::receive;
use crate::support::{TestStack, options};

fn kept_in(folder: &TempDir) -> Options {
    Options {
        data_dir: Some(folder.path().to_owned()),
        ..options()
    }
}

async fn put(stack: &TestStack) {
    let put = client(&stack.stack.endpoints().s3).put_object();
    let put = put.bucket("local-inbox").key("text");
    let put = put.content_type("text/plain");
    let put = put.body(ByteStream::from_static(b"hello"));
    put.send().await.unwrap();
}

/// The error of reading the object, if it cannot be.
async fn refusal(stack: &TestStack) -> Option<String> {
    let get = client(&stack.stack.endpoints().s3).get_object();
    let read = get.bucket("local-inbox").key("text").send().await;
    read.err().and_then(|error| error.code().map(str::to_owned))
}

#[tokio::test]
async fn objects_survive_a_restart_with_their_headers() {
    let folder = TempDir::new().unwrap();
    let stack = TestStack::with(kept_in(&folder)).await;
    put(&stack).await;
    stack.stack.stop().await;

    let stack = TestStack::with(kept_in(&folder)).await;
    let get = client(&stack.stack.endpoints().s3).get_object();
    let object = get.bucket("local-inbox").key("text").send().await.unwrap();
    assert_eq!(object.content_type(), Some("text/plain"));
    assert_eq!(object.body.collect().await.unwrap().to_vec(), b"hello");
}

#[tokio::test]
async fn queues_hear_again_of_objects_that_were_there_before_a_restart() {
    let folder = TempDir::new().unwrap();
    let stack = TestStack::with(kept_in(&folder)).await;
    put(&stack).await;
    stack.stack.stop().await;

    let stack = TestStack::with(kept_in(&folder)).await;
    // S3 tries the queue first.
    receive(&stack, "Uploads", 60).await;
    let message = receive(&stack, "Uploads", 60).await;
    assert!(message.body().unwrap().contains(r#""key":"text""#));
}

#[tokio::test]
async fn a_fresh_start_forgets_the_objects() {
    let folder = TempDir::new().unwrap();
    let stack = TestStack::with(kept_in(&folder)).await;
    put(&stack).await;
    stack.stack.stop().await;

    let fresh = Options {
        fresh: true,
        ..kept_in(&folder)
    };
    let stack = TestStack::with(fresh).await;
    assert_eq!(refusal(&stack).await.as_deref(), Some("NoSuchKey"));
}

#[tokio::test]
async fn an_upload_that_breaks_off_replaces_nothing() {
    let s3 = Fixture::start().await;
    s3.put(s3.uploads(), "greeting.txt", "first").await;
    let presigned = s3.presigned_put(a_minute()).await;
    let authority = s3.storage.endpoint().strip_prefix("http://").unwrap();
    let (_, path) = presigned.uri().split_once(authority).unwrap();
    let mut connection = TcpStream::connect(authority).unwrap();
    let request = format!(
        "PUT {path} HTTP/1.1\r\nHost: {authority}\r\nContent-Type: text/plain\r\n\
         Content-Length: 5\r\n\r\nhe"
    );
    connection.write_all(request.as_bytes()).unwrap();
    drop(connection);
    assert_eq!(s3.text(s3.uploads(), "greeting.txt").await, "first");
}
