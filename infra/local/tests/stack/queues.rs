//! SQS, through the SDK that the functions use.

use aws_sdk_sqs::config::{BehaviorVersion, Credentials, Region};
use aws_sdk_sqs::primitives::Blob;
use aws_sdk_sqs::types::{
    DeleteMessageBatchRequestEntry, Message, MessageAttributeValue, MessageSystemAttributeName,
    QueueAttributeName, SendMessageBatchRequestEntry,
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

#[tokio::test]
async fn a_message_keeps_its_attributes_and_both_sides_agree_on_their_hash() {
    let stack = TestStack::start().await;
    let client = client(&stack);
    let binary = MessageAttributeValue::builder().data_type("Binary");
    let binary = binary.binary_value(Blob::new([1, 2, 3])).build().unwrap();
    let send = client.send_message().queue_url(url(&stack, "Arrivals"));
    let send = send.message_attributes("kind", text("order"));
    let send = send.message_attributes("bytes", binary.clone());
    let sent = send.message_body("hello").send().await.unwrap();

    let message = receive(&stack, "Arrivals", 0).await;
    assert_eq!(
        message.md5_of_message_attributes(),
        sent.md5_of_message_attributes()
    );
    let attributes = message.message_attributes.unwrap();
    assert_eq!(attributes["kind"], text("order"));
    assert_eq!(attributes["bytes"], binary);
}

#[tokio::test]
async fn the_hash_of_attributes_is_that_of_sqs() {
    let stack = TestStack::start().await;
    let send = client(&stack).send_message();
    let send = send.queue_url(url(&stack, "Arrivals"));
    let send = send.message_attributes("kind", text("order"));
    let sent = send.message_body("hello").send().await.unwrap();
    assert_eq!(
        sent.md5_of_message_attributes(),
        Some("8cc3ab13200b21b0d17b28c4d98ec74a")
    );
}

#[tokio::test]
async fn only_the_attributes_that_are_asked_for_are_received() {
    let stack = TestStack::start().await;
    let client = client(&stack);
    let send = client.send_message().queue_url(url(&stack, "Arrivals"));
    let send = send.message_attributes("kind", text("order"));
    let send = send.message_attributes("trace.id", text("7"));
    send.message_body("hello").send().await.unwrap();
    for (wanted, found) in [("kind", "kind"), ("trace.*", "trace.id")] {
        let receive = client.receive_message().queue_url(url(&stack, "Arrivals"));
        let receive = receive.message_attribute_names(wanted);
        let received = receive.visibility_timeout(0).send().await.unwrap();
        let attributes = received.messages.unwrap().remove(0).message_attributes;
        let names: Vec<_> = attributes.unwrap().into_keys().collect();
        assert_eq!(names, [found]);
    }
}

#[tokio::test]
async fn an_attribute_without_a_value_of_its_type_is_refused() {
    let stack = TestStack::start().await;
    for (kind, value) in [("Number", "many"), ("String", ""), ("List", "a")] {
        let attribute = MessageAttributeValue::builder().data_type(kind);
        let attribute = attribute.string_value(value).build().unwrap();
        let send = client(&stack).send_message();
        let send = send.queue_url(url(&stack, "Arrivals"));
        let send = send.message_attributes("kind", attribute);
        assert!(send.message_body("hello").send().await.is_err(), "{kind}");
    }
}

fn entry(id: &str, body: &str) -> SendMessageBatchRequestEntry {
    let entry = SendMessageBatchRequestEntry::builder().id(id);
    entry.message_body(body).build().unwrap()
}

#[tokio::test]
async fn messages_are_sent_and_deleted_several_at_a_time() {
    let stack = TestStack::start().await;
    let client = client(&stack);
    let queue = url(&stack, "Arrivals");
    let late = SendMessageBatchRequestEntry::builder().id("late");
    let late = late.message_body("never").delay_seconds(901);
    let send = client.send_message_batch().queue_url(queue);
    let send = send.entries(entry("a", "one")).entries(entry("b", "other"));
    let sent = send.entries(late.build().unwrap()).send().await.unwrap();
    let ids = sent.successful().iter().map(|done| done.id.as_str());
    assert_eq!(ids.collect::<Vec<_>>(), ["a", "b"]);
    assert_eq!(sent.failed()[0].id, "late");

    let receive = client.receive_message().queue_url(queue);
    let received = receive.max_number_of_messages(10).send().await.unwrap();
    let mut delete = client.delete_message_batch().queue_url(queue);
    for (index, message) in received.messages().iter().enumerate() {
        let entry = DeleteMessageBatchRequestEntry::builder().id(index.to_string());
        let entry = entry.receipt_handle(message.receipt_handle().unwrap());
        delete = delete.entries(entry.build().unwrap());
    }
    let deleted = delete.send().await.unwrap();
    assert_eq!(deleted.successful().len(), 2);
    let names = [QueueAttributeName::All];
    let get = client.get_queue_attributes().queue_url(queue);
    let get = get.set_attribute_names(Some(names.into()));
    let attributes = get.send().await.unwrap().attributes.unwrap();
    let hidden = &QueueAttributeName::ApproximateNumberOfMessagesNotVisible;
    assert_eq!(attributes[hidden], "0");
}

#[tokio::test]
async fn a_batch_that_is_none_is_refused_as_a_whole() {
    let stack = TestStack::start().await;
    let client = client(&stack);
    let batch = |entries: Vec<_>| {
        let send = client.send_message_batch();
        let send = send.queue_url(url(&stack, "Arrivals"));
        send.set_entries(Some(entries)).send()
    };
    let error = batch(Vec::new()).await.unwrap_err().into_service_error();
    assert!(error.is_empty_batch_request(), "{error}");
    let same = vec![entry("a", "one"), entry("a", "other")];
    let error = batch(same).await.unwrap_err().into_service_error();
    assert!(error.is_batch_entry_ids_not_distinct(), "{error}");
    let many = (0..11).map(|id| entry(&id.to_string(), "one")).collect();
    let error = batch(many).await.unwrap_err().into_service_error();
    assert!(error.is_too_many_entries_in_batch_request(), "{error}");
    let long = "a".repeat(600_000);
    let long = vec![entry("a", &long), entry("b", &long)];
    let error = batch(long).await.unwrap_err().into_service_error();
    assert!(error.is_batch_request_too_long(), "{error}");
    assert_eq!(visible(&stack, "Arrivals").await, "0");
}

#[tokio::test]
async fn a_dead_letter_tells_where_it_comes_from_and_goes_back_there() {
    let stack = TestStack::start().await;
    send(&stack, "Tried", "hello").await;
    for _ in 0..2 {
        receive(&stack, "Tried", 0).await;
    }
    let find = client(&stack).receive_message();
    let find = find.queue_url(url(&stack, "Tried")).send().await.unwrap();
    assert!(find.messages().is_empty(), "it was received too often");
    let dead = receive(&stack, "Lost", 0).await;
    let source = MessageSystemAttributeName::DeadLetterQueueSourceArn;
    assert_eq!(dead.attributes.unwrap()[&source], arn("Tried"));

    redrive(&stack, "Lost").await;
    assert_eq!(visible(&stack, "Lost").await, "0");
    let again = receive(&stack, "Tried", 0).await;
    assert_eq!(again.body(), Some("hello"));
    assert_ne!(again.message_id, dead.message_id);
    let count = &MessageSystemAttributeName::ApproximateReceiveCount;
    assert_eq!(again.attributes.unwrap()[count], "1");

    let list = client(&stack).list_message_move_tasks();
    let moves = list.source_arn(arn("Lost")).send().await.unwrap();
    let done = &moves.results()[0];
    assert_eq!(done.status(), Some("COMPLETED"));
    assert_eq!(done.approximate_number_of_messages_moved(), 1);
    assert!(done.started_timestamp() > 0);
}

#[tokio::test]
async fn a_dead_letter_goes_to_another_queue_if_it_is_told_to() {
    let stack = TestStack::start().await;
    send(&stack, "Lost", "hello").await;
    let start = client(&stack).start_message_move_task();
    let start = start.source_arn(arn("Lost"));
    start.destination_arn(arn("Arrivals")).send().await.unwrap();
    assert_eq!(receive(&stack, "Arrivals", 0).await.body(), Some("hello"));
}

#[tokio::test]
async fn a_dead_letter_that_comes_from_nowhere_stays() {
    let stack = TestStack::start().await;
    send(&stack, "Lost", "hello").await;
    redrive(&stack, "Lost").await;
    assert_eq!(visible(&stack, "Lost").await, "1");
    let list = client(&stack).list_message_move_tasks();
    let moves = list.source_arn(arn("Lost")).send().await.unwrap();
    assert_eq!(moves.results()[0].status(), Some("FAILED"));
}

#[tokio::test]
async fn only_dead_letters_are_redriven() {
    let stack = TestStack::start().await;
    let start = client(&stack).start_message_move_task();
    assert!(start.source_arn(arn("Arrivals")).send().await.is_err());
    let start = client(&stack).start_message_move_task();
    let error = start.source_arn(arn("Nothing")).send().await.unwrap_err();
    let error = error.into_service_error();
    assert!(error.is_resource_not_found_exception(), "{error}");
}
