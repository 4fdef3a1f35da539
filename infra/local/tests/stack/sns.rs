//! SNS, through the SDK that the functions use.

use aws_sdk_sns::config::{BehaviorVersion, Credentials, Region};
use aws_sdk_sns::primitives::Blob;
use aws_sdk_sns::types::{MessageAttributeValue, PublishBatchRequestEntry};
use aws_sdk_sns::{Client, Config};
use serde_json::{Value, json};

use crate::sqs::{arn, receive, visible};
use crate::support::TestStack;

fn client(stack: &TestStack) -> Client {
    let config = Config::builder()
        .behavior_version(BehaviorVersion::latest())
        .endpoint_url(&stack.stack.endpoints().sns)
        .region(Region::from_static(local::REGION))
        .credentials_provider(Credentials::for_tests())
        .build();
    Client::from_conf(config)
}

/// The ARN of the fixture's topic.
fn news(stack: &TestStack) -> &str {
    &stack.stack.endpoints().topics["News"]
}

fn attribute(kind: &str, value: &str) -> MessageAttributeValue {
    let attribute = MessageAttributeValue::builder().data_type(kind);
    attribute.string_value(value).build().unwrap()
}

/// Publishes a message with attributes, each of which is a text.
async fn publish(stack: &TestStack, message: &str, attributes: &[(&str, &str)]) {
    let mut publish = client(stack).publish().topic_arn(news(stack));
    for (name, value) in attributes {
        publish = publish.message_attributes(*name, attribute("String", value));
    }
    publish.message(message).send().await.unwrap();
}

#[tokio::test]
async fn a_raw_message_is_received_as_it_was_published_with_its_attributes() {
    let stack = TestStack::start().await;
    let message = "{ \"as\": \"it <is> & was\" }";
    let binary = MessageAttributeValue::builder().data_type("Binary");
    let binary = binary.binary_value(Blob::new([1, 2, 3])).build().unwrap();
    let publish = client(&stack).publish().topic_arn(news(&stack));
    let publish = publish.message_attributes("kind", attribute("String", "order"));
    let publish = publish.message_attributes("action", attribute("Number", "7"));
    let publish = publish.message_attributes("bytes", binary);
    publish.message(message).send().await.unwrap();

    let received = receive(&stack, "Press", 0).await;
    assert_eq!(received.body(), Some(message));
    let attributes = received.message_attributes.unwrap();
    assert_eq!(attributes["kind"].string_value(), Some("order"));
    assert_eq!(attributes["action"].data_type(), "Number");
    assert_eq!(attributes["action"].string_value(), Some("7"));
    let bytes = attributes["bytes"].binary_value().unwrap();
    assert_eq!(bytes.as_ref(), [1, 2, 3]);
}

#[tokio::test]
async fn an_ordinary_message_comes_in_the_envelope_of_sns() {
    let stack = TestStack::start().await;
    let publish = client(&stack).publish().topic_arn(news(&stack));
    let publish = publish.message_attributes("kind", attribute("String", "order"));
    let publish = publish.subject("News").message("hello");
    let id = publish.send().await.unwrap().message_id;

    let received = receive(&stack, "Letters", 0).await;
    assert!(received.message_attributes.is_none());
    let envelope: Value = serde_json::from_str(received.body().unwrap()).unwrap();
    assert_eq!(envelope["Type"], "Notification");
    assert_eq!(envelope["MessageId"].as_str(), id.as_deref());
    assert_eq!(envelope["TopicArn"], news(&stack));
    assert_eq!(envelope["Subject"], "News");
    assert_eq!(envelope["Message"], "hello");
    assert!(envelope["Timestamp"].as_str().unwrap().ends_with('Z'));
    let kind = json!({ "Type": "String", "Value": "order" });
    assert_eq!(envelope["MessageAttributes"], json!({ "kind": kind }));
}

#[tokio::test]
async fn a_queue_hears_only_of_messages_whose_attributes_its_policy_matches() {
    let stack = TestStack::start().await;
    for (attributes, heard) in [
        (&[][..], "0"),
        (&[("kind", "order")], "0"),
        (&[("kind", "user"), ("action", "made")], "0"),
        (&[("kind", "order"), ("action", "made")], "1"),
        (&[("kind", "press-release"), ("action", "made")], "2"),
        (&[("kind", "scandal")], "3"),
    ] {
        publish(&stack, "hello", attributes).await;
        assert_eq!(visible(&stack, "Press").await, heard, "{attributes:?}");
    }
    assert_eq!(visible(&stack, "Letters").await, "6");
}

#[tokio::test]
async fn of_an_attribute_with_several_values_one_is_enough() {
    let stack = TestStack::start().await;
    let publish = client(&stack).publish().topic_arn(news(&stack));
    let kinds = attribute("String.Array", r#"["user", "order"]"#);
    let publish = publish.message_attributes("kind", kinds);
    let publish = publish.message_attributes("action", attribute("String", "made"));
    publish.message("hello").send().await.unwrap();
    assert_eq!(visible(&stack, "Press").await, "1");
}

#[tokio::test]
async fn a_queue_hears_only_of_messages_whose_text_its_policy_matches() {
    let stack = TestStack::start().await;
    for (message, heard) in [
        ("hello", "0"),
        (r#"{"order":{"price":100}}"#, "0"),
        (r#"{"order":{"price":100.5}}"#, "1"),
    ] {
        publish(&stack, message, &[]).await;
        assert_eq!(visible(&stack, "Readers").await, heard, "{message}");
    }
}

fn entry(id: &str, message: &str) -> PublishBatchRequestEntry {
    let entry = PublishBatchRequestEntry::builder().id(id);
    entry.message(message).build().unwrap()
}

#[tokio::test]
async fn a_batch_says_of_each_message_what_became_of_it() {
    let stack = TestStack::start().await;
    let publish = client(&stack).publish_batch().topic_arn(news(&stack));
    let publish = publish.publish_batch_request_entries(entry("a", "one"));
    let publish = publish.publish_batch_request_entries(entry("b", ""));
    let publish = publish.publish_batch_request_entries(entry("c", "other"));
    let published = publish.send().await.unwrap();
    let ids = published.successful().iter().map(|done| done.id());
    assert_eq!(ids.collect::<Vec<_>>(), [Some("a"), Some("c")]);
    let failed = &published.failed()[0];
    assert_eq!((failed.id(), failed.code()), ("b", "InvalidParameter"));
    assert!(failed.sender_fault());
    assert_eq!(visible(&stack, "Letters").await, "2");
}

#[tokio::test]
async fn ten_messages_of_a_batch_keep_their_order() {
    let stack = TestStack::start().await;
    let entries = (0..10).map(|id| entry(&id.to_string(), "hello"));
    let publish = client(&stack).publish_batch().topic_arn(news(&stack));
    let publish = publish.set_publish_batch_request_entries(Some(entries.collect()));
    let published = publish.send().await.unwrap();
    let ids = published.successful().iter().filter_map(|done| done.id());
    assert_eq!(ids.collect::<String>(), "0123456789");
}

#[tokio::test]
async fn a_batch_that_is_none_is_refused_as_a_whole() {
    let stack = TestStack::start().await;
    let client = client(&stack);
    let batch = |entries: Vec<_>| {
        let publish = client.publish_batch().topic_arn(news(&stack));
        let publish = publish.set_publish_batch_request_entries(Some(entries));
        publish.send()
    };
    let error = batch(Vec::new()).await.unwrap_err().into_service_error();
    assert!(error.is_empty_batch_request_exception(), "{error}");
    let same = vec![entry("a", "one"), entry("a", "other")];
    let error = batch(same).await.unwrap_err().into_service_error();
    assert!(error.is_batch_entry_ids_not_distinct_exception(), "{error}");
    let many = (0..11).map(|id| entry(&id.to_string(), "one")).collect();
    let error = batch(many).await.unwrap_err().into_service_error();
    assert!(error.is_too_many_entries_in_batch_request_exception());
    let long = "a".repeat(140_000);
    let long = vec![entry("a", &long), entry("b", &long)];
    let error = batch(long).await.unwrap_err().into_service_error();
    assert!(error.is_batch_request_too_long_exception(), "{error}");
    assert_eq!(visible(&stack, "Letters").await, "0");
}

#[tokio::test]
async fn a_message_that_is_too_long_is_refused() {
    let stack = TestStack::start().await;
    let publish = client(&stack).publish().topic_arn(news(&stack));
    let publish = publish.message("a".repeat(262_145)).send();
    let error = publish.await.unwrap_err().into_service_error();
    assert!(error.is_invalid_parameter_exception(), "{error}");
}

#[tokio::test]
async fn topics_and_subscriptions_are_listed_and_described() {
    let stack = TestStack::start().await;
    let client = client(&stack);
    let topics = client.list_topics().send().await.unwrap();
    assert_eq!(topics.topics()[0].topic_arn(), Some(news(&stack)));
    let get = client.get_topic_attributes().topic_arn(news(&stack));
    let attributes = get.send().await.unwrap().attributes.unwrap();
    assert_eq!(attributes["TopicArn"], news(&stack));
    assert_eq!(attributes["SubscriptionsConfirmed"], "3");

    let all = client.list_subscriptions().send().await.unwrap();
    let list = client.list_subscriptions_by_topic();
    let of_topic = list.topic_arn(news(&stack)).send().await.unwrap();
    assert_eq!(all.subscriptions(), of_topic.subscriptions());
    let mut endpoints = all.subscriptions().iter().filter_map(|one| one.endpoint());
    assert!(endpoints.any(|endpoint| endpoint == arn("Press")));
}

#[tokio::test]
async fn a_topic_that_the_template_does_not_have_does_not_exist() {
    let stack = TestStack::start().await;
    let publish = client(&stack).publish().topic_arn("arn:aws:sns:::nothing");
    let error = publish.message("hello").send().await.unwrap_err();
    let error = error.into_service_error();
    assert!(error.is_not_found_exception(), "{error}");
}

#[tokio::test]
async fn what_sns_would_do_and_this_does_not_is_refused_and_not_ignored() {
    let stack = TestStack::start().await;
    let publish = client(&stack).publish().topic_arn(news(&stack));
    let publish = publish.message("{}").message_structure("json").send();
    let error = publish.await.unwrap_err().into_service_error();
    assert!(error.is_invalid_parameter_exception(), "{error}");
    let create = client(&stack).create_topic().name("more").send();
    assert!(create.await.is_err());
}
