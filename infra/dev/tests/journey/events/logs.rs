//! What functions write of what they do.

use std::collections::BTreeSet;

use local::{Event, Options, Report};
use serde_json::{Value, json};
use tokio::sync::mpsc::unbounded_channel;
use tokio::time::timeout;

use super::{assign, place};
use crate::client::Client;
use crate::patience::PATIENCE;
use crate::{PASSWORD, options, order, start_with};

const REQUEST_ID: &str = "a-request-to-be-followed";

#[tokio::test]
async fn one_search_of_the_logs_finds_what_a_request_led_to() {
    let (sender, mut events) = unbounded_channel();
    let options = Options {
        report: Report::to(move |event| drop(sender.send(event))),
        ..options()
    };
    let stack = start_with(options).await;
    let api = Client::new(&stack.endpoints().api);
    let staff = api.sign_in("staff@example.com", PASSWORD).await;
    let customer = order::register_and_sign_in(&api).await;
    let order = place(&customer, "Oak dining table").await;
    assign(&staff, &order, &staff).await;
    let (path, body) = (
        format!("/orders/{order}/status"),
        json!({"status": "IN_PROGRESS"}),
    );
    let begun = staff.patch_as(&path, &body, REQUEST_ID).await;
    begun.expect_status(200);

    let mut silent = BTreeSet::from(["orders", "outbox", "notifier", "projector"]);
    let heard = timeout(PATIENCE, async {
        while !silent.is_empty() {
            let event = events.recv().await.expect("the stack runs");
            if let Event::Output { function, line } = event
                && line.contains(REQUEST_ID)
            {
                let line: Value = serde_json::from_str(&line).unwrap();
                assert_eq!(line["request_id"], REQUEST_ID, "{line}");
                silent.remove(function.as_str());
            }
        }
    });
    let heard = heard.await;
    assert!(heard.is_ok(), "{silent:?} wrote nothing of it");
    stack.stop().await;
}
