//! Messages that were received too often, and how they are given back.

use aws_sdk_sqs::types::MessageSystemAttributeName;

use super::{arn, client, receive, redrive, send, url, visible};
use crate::support::TestStack;

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
