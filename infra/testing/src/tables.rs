//! What the database holds.

use std::collections::BTreeSet;

use aws_sdk_dynamodb::types::AttributeValue;
use serde_json::{Map, Value};

use crate::System;

/// Everything that some tables hold at one moment. Two are equal when nothing was stored between.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stored(BTreeSet<String>);

impl Stored {
    /// True when this text stands anywhere in it.
    pub fn contains(&self, text: &str) -> bool {
        self.0.iter().any(|item| item.contains(text))
    }

    /// How many items there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// True when there is nothing.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl System {
    /// Everything that is stored, in all tables.
    pub async fn stored(&self) -> Stored {
        let mut stored = BTreeSet::new();
        for table in self.database.tables().keys() {
            let items = self.items(table).await;
            stored.extend(items.iter().map(|item| format!("{table} {item}")));
        }
        Stored(stored)
    }

    /// The items of the table with this logical id, as JSON.
    pub async fn items(&self, logical_id: &str) -> Vec<Value> {
        let mut pages = self
            .client
            .scan()
            .table_name(self.table(logical_id))
            .consistent_read(true)
            .into_paginator()
            .items()
            .send();
        let mut items = Vec::new();
        while let Some(item) = pages.next().await {
            let attributes: Map<_, _> = item
                .expect("an item")
                .iter()
                .map(|(name, value)| (name.clone(), json(value)))
                .collect();
            items.push(Value::Object(attributes));
        }
        items
    }
}

fn json(attribute: &AttributeValue) -> Value {
    if let AttributeValue::B(bytes) = attribute {
        return bytes.as_ref().into();
    }
    serde_dynamo::from_attribute_value(attribute.clone()).expect("an attribute")
}
