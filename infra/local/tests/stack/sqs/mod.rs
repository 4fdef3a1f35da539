//! SQS, through the SDK that the functions use.

mod attributes;
mod batches;
mod dead_letters;
mod delays;

use aws_sdk_sqs::config::{BehaviorVersion, Credentials, Region};
use aws_sdk_sqs::types::{
    Message, MessageAttributeValue, MessageSystemAttributeName, QueueAttributeName,
};
use aws_sdk_sqs::{Client, Config};

use crate::support::TestStack;

pub fn client(stack: &TestStack) -> Client {
    let config = Config::builder()
        .behavior_version(BehaviorVersion::latest())
        .endpoint_url(&stack.stack.endpoints().sqs)
        .region(Region::from_static(local::REGION))
        .credentials_provider(Credentials::for_tests())
        .build();
    Client::from_conf(config)
}

/// The URL of a queue of the fixture.
pub fn url<'a>(stack: &'a TestStack, queue: &str) -> &'a str {
    &stack.stack.endpoints().queues[queue]
}

pub async fn send(stack: &TestStack, queue: &str, body: &str) {
    let send = client(stack).send_message().queue_url(url(stack, queue));
    send.message_body(body).send().await.unwrap();
}

/// The next message of a queue, hidden for as many seconds.
pub async fn receive(stack: &TestStack, queue: &str, hidden: i32) -> Message {
    let receive = client(stack)
        .receive_message()
        .queue_url(url(stack, queue))
        .message_system_attribute_names(MessageSystemAttributeName::All)
        .message_attribute_names("All")
        .visibility_timeout(hidden)
        .wait_time_seconds(20);
    let received = receive.send().await.unwrap();
    received.messages.unwrap().remove(0)
}

/// How many messages a queue has for receivers.
pub async fn visible(stack: &TestStack, queue: &str) -> String {
    let name = QueueAttributeName::ApproximateNumberOfMessages;
    let get = client(stack).get_queue_attributes();
    let get = get
        .queue_url(url(stack, queue))
        .attribute_names(name.clone());
    get.send().await.unwrap().attributes.unwrap()[&name].clone()
}

/// An attribute of a message.
pub fn text(value: &str) -> MessageAttributeValue {
    let attribute = MessageAttributeValue::builder().data_type("String");
    attribute.string_value(value).build().unwrap()
}

/// The ARN of a queue of the fixture.
pub fn arn(queue: &str) -> String {
    format!("arn:aws:sqs:{}:{}:{queue}", local::REGION, local::ACCOUNT)
}

/// Has dead letters given back to where they came from.
pub async fn redrive(stack: &TestStack, queue: &str) {
    let start = client(stack).start_message_move_task();
    start.source_arn(arn(queue)).send().await.unwrap();
}

#[tokio::test]
async fn a_message_is_received_with_its_attributes_and_gone_once_it_is_deleted() {
    let stack = TestStack::start().await;
    send(&stack, "Arrivals", "hello").await;
    let message = receive(&stack, "Arrivals", 0).await;
    assert_eq!(message.body(), Some("hello"));
    let attributes = message.attributes.unwrap();
    let count = &attributes[&MessageSystemAttributeName::ApproximateReceiveCount];
    assert_eq!(count, "1");

    let delete = client(&stack).delete_message();
    let delete = delete.queue_url(url(&stack, "Arrivals"));
    let delete = delete.receipt_handle(message.receipt_handle.unwrap());
    delete.send().await.unwrap();
    assert_eq!(visible(&stack, "Arrivals").await, "0");
}

#[tokio::test]
async fn a_message_that_is_being_worked_on_is_hidden_until_it_is_given_back() {
    let stack = TestStack::start().await;
    send(&stack, "Arrivals", "hello").await;
    let message = receive(&stack, "Arrivals", 60).await;
    assert_eq!(visible(&stack, "Arrivals").await, "0");

    let change = client(&stack).change_message_visibility();
    let change = change.queue_url(url(&stack, "Arrivals"));
    let change = change.receipt_handle(message.receipt_handle.unwrap());
    change.visibility_timeout(0).send().await.unwrap();
    let again = receive(&stack, "Arrivals", 60).await;
    assert_eq!(again.message_id, message.message_id);
}

#[tokio::test]
async fn a_receiver_that_waits_gets_a_message_as_soon_as_it_is_sent() {
    let stack = TestStack::start().await;
    let (message, ()) = tokio::join!(
        receive(&stack, "Arrivals", 60),
        send(&stack, "Arrivals", "at last")
    );
    assert_eq!(message.body(), Some("at last"));
}

#[tokio::test]
async fn queues_are_listed_found_by_name_and_described_as_the_template_has_them() {
    let stack = TestStack::start().await;
    let client = client(&stack);
    let list = client.list_queues().send().await.unwrap();
    assert!(list.queue_urls().contains(&url(&stack, "Pairs").to_owned()));
    let found = client.get_queue_url().queue_name("Pairs").send().await;
    assert_eq!(found.unwrap().queue_url(), Some(url(&stack, "Pairs")));

    let get = client
        .get_queue_attributes()
        .queue_url(url(&stack, "Pairs"));
    let get = get.attribute_names(QueueAttributeName::All);
    let attributes = get.send().await.unwrap().attributes.unwrap();
    assert_eq!(attributes[&QueueAttributeName::VisibilityTimeout], "360");
    let policy = &attributes[&QueueAttributeName::RedrivePolicy];
    assert!(
        policy.contains("arn:aws:sqs:us-east-1:000000000000:Lost"),
        "{policy}"
    );
}

#[tokio::test]
async fn a_purge_leaves_nothing() {
    let stack = TestStack::start().await;
    send(&stack, "Arrivals", "hello").await;
    let purge = client(&stack)
        .purge_queue()
        .queue_url(url(&stack, "Arrivals"));
    purge.send().await.unwrap();
    assert_eq!(visible(&stack, "Arrivals").await, "0");
}

#[tokio::test]
async fn a_queue_that_the_template_does_not_have_does_not_exist() {
    let stack = TestStack::start().await;
    let get = client(&stack).get_queue_url().queue_name("Nothing");
    let error = get.send().await.unwrap_err().into_service_error();
    assert!(error.is_queue_does_not_exist(), "{error}");
}

#[tokio::test]
async fn what_sqs_would_do_and_this_does_not_is_refused_and_not_ignored() {
    let stack = TestStack::start().await;
    let send = client(&stack)
        .send_message()
        .queue_url(url(&stack, "Arrivals"));
    let send = send.message_body("hello").message_group_id("group");
    assert!(send.send().await.is_err());
}
