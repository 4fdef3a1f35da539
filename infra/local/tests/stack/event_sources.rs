//! Queues and schedules as what invokes functions.

use std::time::{Duration, Instant};

use local::Event;
use serde_json::{Value, json};
use tempfile::NamedTempFile;

use crate::sqs::{client, receive, redrive, send, text, url, visible};
use crate::working::Working;

#[tokio::test]
async fn a_function_gets_messages_in_batches() {
    let mut working = Working::start().await;
    send(&working.stack, "Pairs", "one").await;
    send(&working.stack, "Pairs", "other").await;
    assert_eq!(working.line().await, "one 1 of 2");
    assert_eq!(working.line().await, "other 1 of 2");
}

#[tokio::test]
async fn a_function_gets_a_message_in_the_form_that_lambda_gives_it() {
    let mut working = Working::start().await;
    send(&working.stack, "Singles", "tell").await;
    assert_eq!(working.line().await, "tell 1 of 1");
    let record: Value = serde_json::from_str(&working.line().await).unwrap();
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
    let mut working = Working::start().await;
    let send = client(&working.stack).send_message();
    let send = send.queue_url(url(&working.stack, "Singles"));
    let send = send.message_attributes("kind", text("order"));
    send.message_body("tell").send().await.unwrap();
    working.line().await;
    let record: Value = serde_json::from_str(&working.line().await).unwrap();
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
    let mut working = Working::start().await;
    send(&working.stack, "Singles", "one").await;
    loop {
        if let Event::Batch {
            source,
            function,
            size,
            failed,
            ..
        } = working.event().await
        {
            let batch = (source.as_str(), function.as_str(), size, failed);
            assert_eq!(batch, ("Singles", "fixture", 1, 0));
            return;
        }
    }
}

#[tokio::test]
async fn of_a_batch_that_fails_in_part_only_what_failed_comes_again() {
    let mut working = Working::start().await;
    send(&working.stack, "Pairs", "refuse once").await;
    send(&working.stack, "Pairs", "fine").await;
    assert_eq!(working.line().await, "refuse once 1 of 2");
    assert_eq!(working.line().await, "fine 1 of 2");
    assert_eq!(working.problem().await, "Pairs: 1 of 2 messages failed");
    assert_eq!(working.line().await, "refuse once 2 of 1");
}

#[tokio::test]
async fn a_message_that_failed_comes_again_when_it_is_hidden_no_longer() {
    let mut working = Working::as_the_template_says().await;
    let sent = Instant::now();
    send(&working.stack, "Hasty", "refuse once").await;
    assert_eq!(working.line().await, "refuse once 1 of 1");
    assert_eq!(working.line().await, "refuse once 2 of 1");
    assert!(sent.elapsed() >= Duration::from_secs(1));
}

#[tokio::test]
async fn a_message_that_fails_too_often_goes_to_the_dead_letters() {
    let mut working = Working::start().await;
    send(&working.stack, "Singles", "fail").await;
    for delivery in 1..=3 {
        assert_eq!(working.line().await, format!("fail {delivery} of 1"));
    }
    let dead = receive(&working.stack, "Lost", 0).await;
    assert_eq!(dead.body(), Some("fail"));
    assert_eq!(visible(&working.stack, "Singles").await, "0");
}

#[tokio::test]
async fn a_message_that_a_function_reports_as_failed_goes_to_the_dead_letters_too() {
    let mut working = Working::start().await;
    send(&working.stack, "Pairs", "refuse").await;
    assert_eq!(working.line().await, "refuse 1 of 1");
    let dead = receive(&working.stack, "Lost", 0).await;
    assert_eq!(dead.body(), Some("refuse"));
}

#[tokio::test]
async fn a_message_whose_function_crashes_comes_again() {
    let mut working = Working::start().await;
    send(&working.stack, "Singles", "crash once").await;
    assert_eq!(working.line().await, "crash once 1 of 1");
    let problem = working.problem().await;
    assert!(problem.contains("exited with exit status: 3"), "{problem}");
    assert_eq!(working.line().await, "crash once 2 of 1");
}

#[tokio::test]
async fn of_a_batch_in_the_middle_of_which_the_function_crashes_all_comes_again() {
    let mut working = Working::start().await;
    send(&working.stack, "Pairs", "crash once").await;
    send(&working.stack, "Pairs", "other").await;
    assert_eq!(working.line().await, "crash once 1 of 2");
    let mut lines = [working.line().await, working.line().await];
    lines.sort();
    assert_eq!(lines, ["crash once 2 of 2", "other 2 of 2"]);
}

#[tokio::test]
async fn a_message_that_failed_too_often_is_redriven_as_if_it_were_new() {
    let mut working = Working::start().await;
    send(&working.stack, "Singles", "fail").await;
    for delivery in 1..=3 {
        assert_eq!(working.line().await, format!("fail {delivery} of 1"));
    }
    receive(&working.stack, "Lost", 0).await;
    redrive(&working.stack, "Lost").await;
    for delivery in 1..=3 {
        assert_eq!(working.line().await, format!("fail {delivery} of 1"));
    }
    assert_eq!(
        receive(&working.stack, "Lost", 0).await.body(),
        Some("fail")
    );
    assert_eq!(visible(&working.stack, "Lost").await, "1");
}

#[tokio::test]
async fn what_failed_for_a_reason_that_is_gone_succeeds_once_it_is_redriven() {
    let reason = NamedTempFile::new().unwrap();
    let mut working = Working::start().await;
    let body = format!("fail while there is {}", reason.path().display());
    send(&working.stack, "Singles", &body).await;
    for delivery in 1..=3 {
        assert_eq!(working.line().await, format!("{body} {delivery} of 1"));
    }
    receive(&working.stack, "Lost", 0).await;
    reason.close().unwrap();
    redrive(&working.stack, "Lost").await;
    assert_eq!(working.line().await, format!("{body} 1 of 1"));
    send(&working.stack, "Singles", "next").await;
    assert_eq!(working.line().await, "next 1 of 1");
    assert_eq!(visible(&working.stack, "Lost").await, "0");
}

#[tokio::test]
async fn a_queue_that_does_not_ask_which_failed_takes_any_answer_for_success() {
    let mut working = Working::start().await;
    send(&working.stack, "Singles", "refuse").await;
    send(&working.stack, "Singles", "next").await;
    let mut lines = [working.line().await, working.line().await];
    lines.sort();
    assert_eq!(lines, ["next 1 of 1", "refuse 1 of 1"]);
}

#[tokio::test]
async fn an_event_source_that_is_switched_off_takes_nothing() {
    let mut working = Working::start().await;
    send(&working.stack, "Arrivals", "left").await;
    send(&working.stack, "Singles", "taken").await;
    assert_eq!(working.line().await, "taken 1 of 1");
    assert_eq!(visible(&working.stack, "Arrivals").await, "1");
}

#[tokio::test]
async fn a_schedule_invokes_its_function() {
    let mut working = Working::start().await;
    working.stack.stack.fire_schedules().await;
    let event: Value = serde_json::from_str(&working.line().await).unwrap();
    assert_eq!(event["detail-type"], "Scheduled Event");
    assert_eq!(event["source"], "aws.events");
    assert_eq!(event["region"], local::REGION);
    assert!(event["time"].as_str().unwrap().ends_with('Z'), "{event}");
}
