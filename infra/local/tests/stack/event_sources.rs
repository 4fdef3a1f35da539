//! Queues and schedules as what invokes functions.

use std::time::{Duration, Instant};

use local::Event;
use serde_json::{Value, json};
use tempfile::NamedTempFile;

use crate::observed::ObservedStack;
use crate::sqs::{client, receive, redrive, send, text, url, visible};

#[tokio::test]
async fn a_function_gets_messages_in_batches() {
    let mut observed = ObservedStack::start().await;
    send(&observed.stack, "Pairs", "one").await;
    send(&observed.stack, "Pairs", "other").await;
    assert_eq!(observed.line().await, "one 1 of 2");
    assert_eq!(observed.line().await, "other 1 of 2");
}

#[tokio::test]
async fn a_function_gets_a_message_in_the_form_that_lambda_gives_it() {
    let mut observed = ObservedStack::start().await;
    send(&observed.stack, "Singles", "tell").await;
    assert_eq!(observed.line().await, "tell 1 of 1");
    let record: Value = serde_json::from_str(&observed.line().await).unwrap();
    assert_eq!(record["eventSource"], "aws:sqs");
    assert_eq!(record["awsRegion"], "us-east-1");
    assert_eq!(record["messageAttributes"], serde_json::json!({}));
    let arn = "arn:aws:sqs:us-east-1:000000000000:Singles";
    assert_eq!(record["eventSourceARN"], arn);
    for text in ["messageId", "receiptHandle", "md5OfBody"] {
        assert!(record[text].is_string(), "{record}");
    }
    for attribute in [
        "ApproximateFirstReceiveTimestamp",
        "SenderId",
        "SentTimestamp",
    ] {
        assert!(record["attributes"][attribute].is_string(), "{record}");
    }
}

#[tokio::test]
async fn a_function_gets_the_attributes_of_a_message_in_the_form_that_lambda_gives_them() {
    let mut observed = ObservedStack::start().await;
    let send = client(&observed.stack).send_message();
    let send = send.queue_url(url(&observed.stack, "Singles"));
    let send = send.message_attributes("kind", text("order"));
    send.message_body("tell").send().await.unwrap();
    observed.line().await;
    let record: Value = serde_json::from_str(&observed.line().await).unwrap();
    let kind = json!({
        "stringValue": "order",
        "stringListValues": [],
        "binaryListValues": [],
        "dataType": "String",
    });
    assert_eq!(record["messageAttributes"], json!({ "kind": kind }));
    assert!(record["md5OfMessageAttributes"].is_string(), "{record}");
}

#[tokio::test]
async fn each_batch_is_told_of() {
    let mut observed = ObservedStack::start().await;
    send(&observed.stack, "Singles", "one").await;
    loop {
        if let Event::Batch {
            source,
            function,
            size,
            failed,
            ..
        } = observed.event().await
        {
            let batch = (source.as_str(), function.as_str(), size, failed);
            assert_eq!(batch, ("Singles", "fixture", 1, 0));
            return;
        }
    }
}

#[tokio::test]
async fn of_a_batch_that_fails_in_part_only_what_failed_comes_again() {
    let mut observed = ObservedStack::start().await;
    send(&observed.stack, "Pairs", "refuse once").await;
    send(&observed.stack, "Pairs", "fine").await;
    assert_eq!(observed.line().await, "refuse once 1 of 2");
    assert_eq!(observed.line().await, "fine 1 of 2");
    assert_eq!(observed.problem().await, "Pairs: 1 of 2 messages failed");
    assert_eq!(observed.line().await, "refuse once 2 of 1");
}

#[tokio::test]
async fn a_message_that_failed_comes_again_when_it_is_hidden_no_longer() {
    let mut observed = ObservedStack::as_the_template_says().await;
    let sent = Instant::now();
    send(&observed.stack, "Hasty", "refuse once").await;
    assert_eq!(observed.line().await, "refuse once 1 of 1");
    assert_eq!(observed.line().await, "refuse once 2 of 1");
    assert!(sent.elapsed() >= Duration::from_secs(1));
}

#[tokio::test]
async fn a_message_that_fails_too_often_goes_to_the_dead_letters() {
    let mut observed = ObservedStack::start().await;
    send(&observed.stack, "Singles", "fail").await;
    for delivery in 1..=3 {
        assert_eq!(observed.line().await, format!("fail {delivery} of 1"));
    }
    let dead = receive(&observed.stack, "Lost", 0).await;
    assert_eq!(dead.body(), Some("fail"));
    assert_eq!(visible(&observed.stack, "Singles").await, "0");
}

#[tokio::test]
async fn a_message_that_a_function_reports_as_failed_goes_to_the_dead_letters_too() {
    let mut observed = ObservedStack::start().await;
    send(&observed.stack, "Pairs", "refuse").await;
    assert_eq!(observed.line().await, "refuse 1 of 1");
    let dead = receive(&observed.stack, "Lost", 0).await;
    assert_eq!(dead.body(), Some("refuse"));
}

#[tokio::test]
async fn a_message_whose_function_crashes_comes_again() {
    let mut observed = ObservedStack::start().await;
    send(&observed.stack, "Singles", "crash once").await;
    assert_eq!(observed.line().await, "crash once 1 of 1");
    let problem = observed.problem().await;
    assert!(problem.contains("exited with exit status: 3"), "{problem}");
    assert_eq!(observed.line().await, "crash once 2 of 1");
}

#[tokio::test]
async fn of_a_batch_in_the_middle_of_which_the_function_crashes_all_comes_again() {
    let mut observed = ObservedStack::start().await;
    send(&observed.stack, "Pairs", "crash once").await;
    send(&observed.stack, "Pairs", "other").await;
    assert_eq!(observed.line().await, "crash once 1 of 2");
    let mut lines = [observed.line().await, observed.line().await];
    lines.sort();
    assert_eq!(lines, ["crash once 2 of 2", "other 2 of 2"]);
}

#[tokio::test]
async fn a_message_that_failed_too_often_is_redriven_as_if_it_were_new() {
    let mut observed = ObservedStack::start().await;
    send(&observed.stack, "Singles", "fail").await;
    for delivery in 1..=3 {
        assert_eq!(observed.line().await, format!("fail {delivery} of 1"));
    }
    receive(&observed.stack, "Lost", 0).await;
    redrive(&observed.stack, "Lost").await;
    for delivery in 1..=3 {
        assert_eq!(observed.line().await, format!("fail {delivery} of 1"));
    }
    assert_eq!(
        receive(&observed.stack, "Lost", 0).await.body(),
        Some("fail")
    );
    assert_eq!(visible(&observed.stack, "Lost").await, "1");
}

#[tokio::test]
async fn what_failed_for_a_reason_that_is_gone_succeeds_once_it_is_redriven() {
    let reason = NamedTempFile::new().unwrap();
    let mut observed = ObservedStack::start().await;
    let body = format!("fail while there is {}", reason.path().display());
    send(&observed.stack, "Singles", &body).await;
    for delivery in 1..=3 {
        assert_eq!(observed.line().await, format!("{body} {delivery} of 1"));
    }
    receive(&observed.stack, "Lost", 0).await;
    reason.close().unwrap();
    redrive(&observed.stack, "Lost").await;
    assert_eq!(observed.line().await, format!("{body} 1 of 1"));
    send(&observed.stack, "Singles", "next").await;
    assert_eq!(observed.line().await, "next 1 of 1");
    assert_eq!(visible(&observed.stack, "Lost").await, "0");
}

#[tokio::test]
async fn a_queue_that_does_not_ask_which_failed_takes_any_answer_for_success() {
    let mut observed = ObservedStack::start().await;
    send(&observed.stack, "Singles", "refuse").await;
    send(&observed.stack, "Singles", "next").await;
    let mut lines = [observed.line().await, observed.line().await];
    lines.sort();
    assert_eq!(lines, ["next 1 of 1", "refuse 1 of 1"]);
}

#[tokio::test]
async fn an_event_source_that_is_switched_off_takes_nothing() {
    let mut observed = ObservedStack::start().await;
    send(&observed.stack, "Arrivals", "left").await;
    send(&observed.stack, "Singles", "taken").await;
    assert_eq!(observed.line().await, "taken 1 of 1");
    assert_eq!(visible(&observed.stack, "Arrivals").await, "1");
}

#[tokio::test]
async fn a_schedule_invokes_its_function() {
    let mut observed = ObservedStack::start().await;
    observed.stack.stack.fire_schedules().await;
    let event: Value = serde_json::from_str(&observed.line().await).unwrap();
    assert_eq!(event["detail-type"], "Scheduled Event");
    assert_eq!(event["source"], "aws.events");
    assert_eq!(event["region"], local::REGION);
    assert!(event["time"].as_str().unwrap().ends_with('Z'), "{event}");
}
