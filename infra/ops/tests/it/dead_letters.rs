//! What every queue has that a function takes from: each queue with dead letters is where operators
//! and alarms look.

use std::collections::BTreeSet;

use crate::operations::keys;

const TEMPLATE: &str = include_str!("../../../../template.yaml");
const REDRIVE: &str = include_str!("../../src/redrive/dead_letters.rs");

/// Whose dead letters there are, by the names of their queues.
fn subscribers() -> Vec<&'static str> {
    let resources = keys(TEMPLATE, "Resources");
    let found: Vec<_> = resources
        .filter_map(|name| name.strip_suffix("DeadLetters"))
        // Alarms are called so: `NotifierInDeadLetters`.
        .filter(|of| !of.ends_with("In"))
        .collect();
    assert!(found.len() >= 5, "{found:?}");
    found
}

/// A resource of the template, as it is written.
fn resource(name: &str) -> &'static str {
    let (_, rest) = TEMPLATE.split_once(&format!("\n  {name}:\n")).unwrap();
    rest.split("\n\n").next().unwrap()
}

#[test]
fn every_dead_letter_queue_refuses_what_is_not_encrypted() {
    let policy = resource("DeadLettersPolicy");
    for of in subscribers() {
        assert!(policy.contains(&format!("!Ref {of}DeadLetters")), "{of}");
    }
}

#[test]
fn every_dead_letter_queue_has_its_alarms() {
    let resources: BTreeSet<_> = keys(TEMPLATE, "Resources").collect();
    for of in subscribers() {
        for alarm in [format!("{of}InDeadLetters"), format!("Old{of}Messages")] {
            assert!(resources.contains(alarm.as_str()), "{alarm}");
        }
    }
}

#[test]
fn every_dead_letter_queue_can_be_redriven() {
    for of in subscribers() {
        let name = format!("\"{of}DeadLetters\"");
        assert!(REDRIVE.contains(&name), "{name} is not in `ops redrive`");
    }
}

#[test]
fn every_function_that_events_invoke_is_watched_for_failures_and_throttles() {
    let functions = TEMPLATE.split("    Type: AWS::Serverless::Function\n");
    let names = functions.clone().map(|before| {
        let line = before.trim_end().rsplit('\n').next().unwrap();
        line.trim().trim_end_matches(':')
    });
    let bodies = functions
        .skip(1)
        .map(|after| after.split("\n\n").next().unwrap());
    let invoked = names.zip(bodies).filter(|(_, body)| {
        let events = ["Type: SQS\n", "Type: DynamoDB\n"];
        events.iter().any(|event| body.contains(event))
    });
    let mut count = 0;
    for (function, _) in invoked {
        for alarm in ["FailedEvents", "ThrottledEventFunctions"] {
            let watched = resource(alarm).contains(&format!("!Ref {function} }}"));
            assert!(watched, "{alarm} does not look at {function}");
        }
        count += 1;
    }
    assert!(count >= 6, "{count}");
}
