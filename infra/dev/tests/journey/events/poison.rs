//! Messages that a subscriber can make nothing of.

use std::path::PathBuf;
use std::time::Duration;

use local::{Event, Options, Report, Stack, Template};
use tempfile::TempDir;
use tokio::sync::mpsc::{UnboundedReceiver, unbounded_channel};

use super::queues::Queue;
use super::{found, place, told};
use crate::client::{Client, Session};
use crate::patience::until;
use crate::{PASSWORD, options, order, start_with};

/// No text, nothing that is known, and the beginning of something.
const POISON: [&str; 3] = [
    "nonsense",
    r#"{"requestId":null,"kind":"weather"}"#,
    r#"{"requestId":"r-1","kind":"order","event":{"id":"#,
];
/// The titles of a batch's orders, for each place that the poison has in it.
const TITLES: [[&str; 2]; 3] = [["Alder", "Birch"], ["Cedar", "Dogwood"], ["Ebony", "Fir"]];

/// A stack in which nothing reaches a subscriber but by the test's hand.
struct Scene {
    stack: Stack,
    events: UnboundedReceiver<Event>,
    customer: Session,
    admin: Session,
    _template: TempDir,
}

#[tokio::test]
async fn a_message_that_the_notifier_cannot_read_holds_up_no_other_wherever_it_stands() {
    let mut scene = Scene::start("NotifierQueue").await;
    for (position, titles) in TITLES.into_iter().enumerate() {
        for number in scene.deliver("Notifier", position, titles).await {
            told(&scene.admin, &format!("New order {number}")).await;
        }
    }
    scene.stack.stop().await;
}

#[tokio::test]
async fn a_message_that_the_projector_cannot_read_holds_up_no_other_wherever_it_stands() {
    let mut scene = Scene::start("ProjectorQueue").await;
    for (position, titles) in TITLES.into_iter().enumerate() {
        let numbers = scene.deliver("Projector", position, titles).await;
        for (number, title) in numbers.iter().zip(titles) {
            let customer = &scene.customer;
            until(async || (found(customer, title).await == [number.as_str()]).then_some(())).await;
        }
    }
    scene.stack.stop().await;
}

impl Scene {
    /// Holds back what is for this queue.
    async fn start(queue: &str) -> Self {
        let folder = TempDir::new().unwrap();
        let (sender, events) = unbounded_channel();
        let options = Options {
            template: held_back(queue, &folder),
            redelivery: Some(Duration::ZERO),
            report: Report::to(move |event| drop(sender.send(event))),
            ..options()
        };
        let stack = start_with(options).await;
        let api = Client::new(&stack.endpoints().api);
        Self {
            events,
            customer: order::register_and_sign_in(&api).await,
            admin: api.sign_in("admin@example.com", PASSWORD).await,
            stack,
            _template: folder,
        }
    }

    /// Has a subscriber hear of two orders in one batch, with poison at a position in it, which
    /// ends among the dead letters; gives the orders' numbers.
    async fn deliver(
        &mut self,
        subscriber: &str,
        position: usize,
        titles: [&str; 2],
    ) -> Vec<String> {
        let mut numbers = Vec::new();
        for title in titles {
            numbers.push(place(&self.customer, title).await);
        }
        let held_back = Queue::of(&self.stack, "HeldBack");
        let mut batch = Vec::new();
        while batch.len() < numbers.len() {
            let mut bodies = held_back.take().await;
            bodies.retain(|body| numbers.iter().any(|number| body.contains(number)));
            batch.extend(bodies);
        }
        batch.insert(position, POISON[position].to_owned());
        let name = format!("{subscriber}Queue");
        Queue::of(&self.stack, &name).send(&batch).await;
        assert_eq!(self.batch(&name).await, (3, 1));
        let dead = Queue::of(&self.stack, &format!("{subscriber}DeadLetters"));
        assert_eq!(dead.take().await, [POISON[position]]);
        numbers
    }

    /// How many messages the next batch with anything good has, and how many of them failed.
    async fn batch(&mut self, queue: &str) -> (usize, usize) {
        loop {
            let event = self.events.recv().await.expect("the stack runs");
            match event {
                Event::Batch {
                    source,
                    size,
                    failed,
                    ..
                } if source == queue && size > failed => {
                    return (size, failed);
                }
                _ => {}
            }
        }
    }
}

/// The template, but what is for one queue goes to one that no function takes from.
fn held_back(queue: &str, folder: &TempDir) -> PathBuf {
    let template = std::fs::read_to_string(Template::path()).unwrap();
    let endpoint = format!("Endpoint: !GetAtt {queue}.Arn");
    assert!(template.contains(&endpoint), "{queue} has a subscription");
    let template = template.replace(&endpoint, "Endpoint: !GetAtt HeldBack.Arn");
    let more = "\nResources:\n  HeldBack:\n    Type: AWS::SQS::Queue\n";
    let changed = folder.path().join("template.yaml");
    std::fs::write(&changed, template.replace("\nResources:\n", more)).unwrap();
    changed
}
