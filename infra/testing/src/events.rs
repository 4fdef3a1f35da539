//! What the tables' streams tell of.

use std::collections::HashMap;

use aws_sdk_dynamodb::types::AttributeValue;
use serde_json::{Value, json};
use shared_domain::order::OrderNumber;
use shared_events::{Event, Published, SqsEvent};
use shared_store::{Orders, Projector, ReadModels, StreamRecord};

use crate::System;

/// Events as messages carry them.
pub fn bodies_of<'a>(events: impl IntoIterator<Item = &'a Published>) -> Vec<String> {
    let write = |event| serde_json::to_string(event).expect("an event");
    events.into_iter().map(write).collect()
}

impl System {
    /// The ReadModels table.
    pub fn read_models(&self) -> ReadModels {
        ReadModels::new(&self.client, self.table("ReadModelsTable"))
    }

    /// Keeps the read models.
    pub fn projector(&self) -> Projector {
        Projector {
            orders: Orders::new(&self.client, self.table("OrdersTable")),
            users: self.users(),
            models: self.read_models(),
        }
    }

    /// Every event of every order, and every user as they are now, as subscribers hear of them.
    pub async fn events(&self) -> Vec<Published> {
        let mut events = Vec::new();
        for table in ["OrdersTable", "UsersTable"] {
            let items = self.scan(table).await.into_iter();
            events.extend(items.filter_map(published));
        }
        events
    }

    /// The latest event of an order, as subscribers hear of it.
    pub async fn latest_event(&self, order: &OrderNumber) -> Published {
        let text = AttributeValue::S;
        let answer = self
            .client
            .query()
            .table_name(self.table("OrdersTable"))
            .consistent_read(true)
            .key_condition_expression("pk = :order AND begins_with(sk, :event)")
            .expression_attribute_values(":order", text(format!("ORDER#{order}")))
            .expression_attribute_values(":event", text("EVENT#".to_owned()))
            .scan_index_forward(false)
            .limit(1)
            .send()
            .await;
        let latest = answer
            .expect("an answer")
            .items
            .and_then(|mut items| items.pop());
        latest.and_then(published).expect("an event")
    }

    /// What a stream would say of every item of a table, had they just been written: their keys and
    /// their images in DynamoDB's JSON.
    pub async fn stream_records(&self, logical_id: &str) -> Vec<Value> {
        let record = |item: HashMap<_, _>| {
            let image: serde_dynamo::Item = item.into();
            let image = serde_json::to_value(image).expect("an image");
            let keys = json!({"pk": image["pk"], "sk": image["sk"]});
            json!({"keys": keys, "image": image})
        };
        let items = self.scan(logical_id).await.into_iter();
        items.map(record).collect()
    }

    /// Every event of every order.
    pub async fn order_events(&self) -> Vec<Published> {
        let events = self.events().await.into_iter();
        events
            .filter(|published| matches!(published.event, Event::Order(_)))
            .collect()
    }
}

/// What a stream would say of an item that has just been written, where subscribers hear of it.
fn published(item: HashMap<String, AttributeValue>) -> Option<Published> {
    let image: serde_dynamo::Item = item.into();
    let record = StreamRecord {
        keys: image.clone(),
        new_image: Some(image),
        sequence_number: "1".to_owned(),
    };
    record.published().expect("an event")
}

/// Messages of a queue with these bodies. Each is named by its position.
pub fn batch_of(bodies: impl IntoIterator<Item = String>) -> SqsEvent {
    let messages = bodies.into_iter().enumerate().map(|(position, body)| {
        json!({
            "messageId": position.to_string(),
            "receiptHandle": "handle",
            "body": body,
            "attributes": {"ApproximateReceiveCount": "1"},
            "messageAttributes": {},
            "eventSource": "aws:sqs",
        })
    });
    let records: Vec<_> = messages.collect();
    serde_json::from_value(json!({ "Records": records })).expect("a batch")
}

/// Messages of a queue that tell of these events.
pub fn batch_of_events<'a>(events: impl IntoIterator<Item = &'a Published>) -> SqsEvent {
    batch_of(bodies_of(events))
}
