//! Queues and schedules as what invokes functions.

use std::time::Duration;

use local::{Event, Options, Report};
use serde_json::Value;
use tokio::sync::mpsc::{UnboundedReceiver, unbounded_channel};

use crate::queues::{receive, send, visible};
use crate::support::{TestStack, options};

/// A stack whose events are heard, and where what failed comes again at once.
struct Working {
    stack: TestStack,
    events: UnboundedReceiver<Event>,
}

impl Working {
    async fn start() -> Self {
        let (sender, events) = unbounded_channel();
        let options = Options {
            redelivery: Some(Duration::ZERO),
            report: Report::to(move |event| drop(sender.send(event))),
            ..options()
        };
        Self {
            stack: TestStack::with(options).await,
            events,
        }
    }

    /// The next line that the function prints.
    async fn line(&mut self) -> String {
        loop {
            if let Event::Output { line, .. } = self.event().await {
                return line;
            }
        }
    }

    /// The next problem that is reported.
    async fn problem(&mut self) -> String {
        loop {
            if let Event::Problem(text) = self.event().await {
                return text;
            }
        }
    }

    async fn event(&mut self) -> Event {
        self.events.recv().await.expect("the stack runs")
    }
}

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
async fn of_a_batch_that_fails_in_part_only_what_failed_comes_again() {
    let mut working = Working::start().await;
    send(&working.stack, "Pairs", "refuse once").await;
    send(&working.stack, "Pairs", "fine").await;
    assert_eq!(working.line().await, "refuse once 1 of 2");
    assert_eq!(working.line().await, "fine 1 of 2");
    assert_eq!(working.problem().await, "Pairs: 1 messages failed");
    assert_eq!(working.line().await, "refuse once 2 of 1");
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
