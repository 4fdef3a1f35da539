//! Several messages in one request.

use aws_sdk_sqs::types::{
    DeleteMessageBatchRequestEntry, QueueAttributeName, SendMessageBatchRequestEntry,
};

use super::{client, url, visible};
use crate::support::TestStack;

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
async fn a_receiver_that_waits_gets_all_that_one_request_sends() {
    let stack = TestStack::start().await;
    let client = client(&stack);
    let queue = url(&stack, "Arrivals");
    let send = client.send_message_batch().queue_url(queue);
    let send = send.entries(entry("a", "one")).entries(entry("b", "other"));
    let receive = client.receive_message().queue_url(queue);
    let receive = receive.max_number_of_messages(10).wait_time_seconds(20);
    let (received, sent) = tokio::join!(receive.send(), send.send());
    assert_eq!(sent.unwrap().successful().len(), 2);
    assert_eq!(received.unwrap().messages().len(), 2);
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
