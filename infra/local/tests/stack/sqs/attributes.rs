//! What messages carry beside their text.

use aws_sdk_sqs::primitives::Blob;
use aws_sdk_sqs::types::MessageAttributeValue;

use super::{client, receive, text, url};
use crate::support::TestStack;

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
