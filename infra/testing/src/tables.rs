//! What the database holds.

use std::collections::{BTreeSet, HashMap};

use aws_sdk_dynamodb::types::AttributeValue;
use serde_json::Value;

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
    /// Everything that is stored, in all tables, but for how many requests have come: that changes
    /// with each of them, refused or not.
    pub async fn stored(&self) -> Stored {
        let mut stored = BTreeSet::new();
        for table in self.database.tables().keys() {
            let items = self.items(table).await;
            let kept = items.iter().filter(|item| !is_request_count(item));
            stored.extend(kept.map(|item| format!("{table} {item}")));
        }
        Stored(stored)
    }

    /// The items of the table with this logical id, as JSON.
    pub async fn items(&self, logical_id: &str) -> Vec<Value> {
        let written = |item: HashMap<String, AttributeValue>| {
            let attributes = item.iter().map(|(name, value)| (name.clone(), json(value)));
            Value::Object(attributes.collect())
        };
        let items = self.scan(logical_id).await.into_iter();
        items.map(written).collect()
    }

    /// The items of the table with this logical id, as the database has them.
    pub(crate) async fn scan(&self, logical_id: &str) -> Vec<HashMap<String, AttributeValue>> {
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
            items.push(item.expect("an item"));
        }
        items
    }
}

fn is_request_count(item: &Value) -> bool {
    item["pk"]
        .as_str()
        .is_some_and(|pk| pk.starts_with("RATE#"))
}

fn json(attribute: &AttributeValue) -> Value {
    if let AttributeValue::B(bytes) = attribute {
        return bytes.as_ref().into();
    }
    serde_dynamo::from_attribute_value(attribute.clone()).expect("an attribute")
}
