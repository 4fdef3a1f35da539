//! Messages that wait before they can be received.

use aws_sdk_sqs::types::QueueAttributeName::ApproximateNumberOfMessagesDelayed;

use super::{client, url};
use crate::support::TestStack;

async fn delayed(stack: &TestStack) -> String {
    let get = client(stack).get_queue_attributes();
    let get = get.queue_url(url(stack, "Patient"));
    let get = get.attribute_names(ApproximateNumberOfMessagesDelayed);
    let attributes = get.send().await.unwrap().attributes.unwrap();
    attributes[&ApproximateNumberOfMessagesDelayed].clone()
}

#[tokio::test]
async fn a_message_waits_as_long_as_its_queue_says_unless_its_sender_says_otherwise() {
    let stack = TestStack::start().await;
    let send = || {
        let send = client(&stack).send_message();
        send.queue_url(url(&stack, "Patient")).message_body("hello")
    };
    send().send().await.unwrap();
    assert_eq!(delayed(&stack).await, "1");
    send().delay_seconds(0).send().await.unwrap();
    assert_eq!(delayed(&stack).await, "1");
}
