//! What queues, streams and buckets tell.

use futures_util::FutureExt;
use media_processor::{Event, uploads};
use outbox::StreamEvent;
use serde_json::{Value, json};
use shared_events::{Published, SqsEvent, SqsMessage, each_event};

use crate::{
    Parser,
    parsers::stream::{event_with_picture, records},
    samples::{ID, placed, published, text},
};

pub fn parsers() -> Vec<Parser> {
    vec![event(), batch(), stream(), picture(), scheduled(), upload()]
}

/// What the subscribers of the topic hear.
fn event() -> Parser {
    Parser::of_bytes("event", published().iter().map(text), |bytes| {
        let Ok(published) = serde_json::from_slice::<Published>(bytes) else {
            return false;
        };
        let again = serde_json::from_str(&text(&published));
        assert!(again.is_ok_and(|again: Published| again == published));
        let _ = (published.event.id(), published.event.attributes());
        true
    })
}

/// What SQS delivers to them.
fn batch() -> Parser {
    let bodies = published().iter().map(text).collect();
    Parser::of_bytes("messages of a queue", [messages(bodies)], |bytes| {
        let Ok(batch) = serde_json::from_slice::<SqsEvent>(bytes) else {
            return false;
        };
        let _ = batch.messages.iter().map(SqsMessage::receives).max();
        let handled = each_event(batch, async |_| Ok::<_, std::fmt::Error>(()));
        let failures = handled.now_or_never().expect("an answer at once");
        failures.batch_item_failures.is_empty()
    })
}

fn messages(bodies: Vec<String>) -> String {
    let messages = bodies.into_iter().map(|body| {
        json!({"messageId": ID, "body": body, "attributes": {"ApproximateReceiveCount": "1"}})
    });
    json!({"Records": messages.collect::<Vec<Value>>()}).to_string()
}

/// What DynamoDB's streams deliver to outbox.
fn stream() -> Parser {
    let event = json!({"Records": records()}).to_string();
    Parser::of_bytes("records of a stream", [event], |bytes| {
        let Ok(event) = serde_json::from_slice::<StreamEvent>(bytes) else {
            return false;
        };
        let mut records = event.records.into_iter();
        records.all(|record| record.dynamodb.published().is_ok())
    })
}

/// The same where an event's picture of its order is not what it should be.
fn picture() -> Parser {
    let order = text(&placed().order);
    Parser::of_bytes("picture of an order in a stream", [order], |bytes| {
        event_with_picture(bytes).published().is_ok()
    })
}

/// What media-processor is invoked with.
fn scheduled() -> Parser {
    let schedule =
        json!({"id": ID, "detail-type": "Scheduled Event", "source": "aws.events", "detail": {}});
    let samples = [schedule.to_string(), messages(vec![notification()])];
    Parser::of_bytes("event of media-processor", samples, |bytes| {
        serde_json::from_slice::<Event>(bytes).is_ok()
    })
}

/// What S3 tells it.
fn upload() -> Parser {
    Parser::of_text("S3 notification", [notification()], |body| {
        uploads(body).is_ok()
    })
}

fn notification() -> String {
    let key = format!("orders/{ID}/a+b%2Bc%C3%A9");
    let record =
        json!({"responseElements": {"x-amz-request-id": "r1"}, "s3": {"object": {"key": key}}});
    json!({"Records": [record, record]}).to_string()
}
