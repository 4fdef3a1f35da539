//! Everything that a generation of the read models holds, and what it should hold.

use std::collections::BTreeMap;

use aws_sdk_dynamodb::types::AttributeValue;

use super::{COUNTER_SHARDS, Count, Generation, Projection, ReadModels, Row, project::Found};
use crate::dynamo::dispatch::Dispatch;
use crate::{
    StoreError,
    dynamo::{
        item::{Item, text, to_item},
        keys::{self, Key, PK, SK},
    },
};

/// The items of a generation by their keys, without counters that are zero.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Contents(BTreeMap<(String, String), BTreeMap<String, String>>);

impl Contents {
    /// Adds what there should be of something.
    pub fn expect<R: Row>(&mut self, projection: &Projection<R>) -> Result<(), StoreError> {
        let Projection {
            partition,
            generation,
            shard,
            created_key,
            row,
            words,
        } = projection;
        self.put(to_item(&Key::row(partition), row)?);
        let found = Found {
            words: words.clone(),
        };
        self.put(to_item(&Key::words(partition), &found)?);
        for token in words.tokens() {
            let partition = R::token_partition(*generation, &token);
            self.put(Key::token(partition, created_key).attributes());
        }
        // Counters of nothing are as good as none.
        for (counter, amount) in row.tally().into_iter().filter(|(_, amount)| *amount != 0) {
            let Count { group, name } = counter.into();
            let key = Key::counters(*generation, *shard, &group);
            self.count(key, name, amount);
        }
        Ok(())
    }

    /// How these differ from what there should be, one line for each item that does.
    pub fn drift(&self, expected: &Self) -> Vec<String> {
        let keys = self.0.keys().chain(expected.0.keys());
        let keys: std::collections::BTreeSet<_> = keys.collect();
        keys.into_iter()
            .filter(|key| self.0.get(key) != expected.0.get(key))
            .map(|key| {
                let (is, should_be) = (self.0.get(key), expected.0.get(key));
                format!("{} {}: is {is:?}, should be {should_be:?}", key.0, key.1)
            })
            .collect()
    }

    /// How many items there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// True where there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    fn put(&mut self, item: Item) {
        let mut attributes: BTreeMap<_, _> = item
            .into_iter()
            .map(|(name, value)| (name, written(&value)))
            .collect();
        let key = (take(&mut attributes, PK), take(&mut attributes, SK));
        self.0.insert(key, attributes);
    }

    fn count(&mut self, key: Key, name: String, amount: i64) {
        let counters = self.0.entry((key.pk, key.sk)).or_default();
        let before: i64 = counters
            .get(&name)
            .and_then(|amount| amount.parse().ok())
            .unwrap_or_default();
        counters.insert(name, (before + amount).to_string());
    }

    /// Counters that went back to zero are as good as none.
    fn without_zeros(mut self, generation: Generation) -> Self {
        let counters: Vec<_> = (0..COUNTER_SHARDS)
            .map(|shard| keys::counters_partition(generation, shard))
            .collect();
        for (key, attributes) in &mut self.0 {
            if counters.contains(&key.0) {
                attributes.retain(|_, amount| amount != "0");
            }
        }
        self.0
            .retain(|key, attributes| !attributes.is_empty() || !counters.contains(&key.0));
        self
    }
}

impl ReadModels {
    /// Everything that a generation holds. This reads the whole table: for operators, and no
    /// request.
    pub async fn contents(&self, generation: Generation) -> Result<Contents, StoreError> {
        let mut contents = Contents::default();
        let mut items = self.scan(generation).items().send();
        while let Some(item) = items.next().await {
            contents.put(item?);
        }
        Ok(contents.without_zeros(generation))
    }

    /// Removes everything that a generation holds.
    pub async fn remove_generation(&self, generation: Generation) -> Result<(), StoreError> {
        let mut items = self.scan(generation).items().send();
        while let Some(item) = items.next().await {
            let mut item = item?;
            item.retain(|name, _| name == PK || name == SK);
            self.table
                .client
                .delete_item()
                .table_name(&*self.table.name)
                .set_key(Some(item))
                .dispatch()
                .await?;
        }
        Ok(())
    }

    fn scan(
        &self,
        generation: Generation,
    ) -> aws_sdk_dynamodb::operation::scan::paginator::ScanPaginator {
        self.table
            .client
            .scan()
            .table_name(&*self.table.name)
            .consistent_read(true)
            .filter_expression("begins_with(pk, :prefix)")
            .expression_attribute_values(":prefix", text(keys::generation_prefix(generation)))
            .into_paginator()
    }
}

fn take(attributes: &mut BTreeMap<String, String>, name: &str) -> String {
    attributes.remove(name).unwrap_or_default()
}

fn written(value: &AttributeValue) -> String {
    match value {
        AttributeValue::S(text) | AttributeValue::N(text) => text.clone(),
        other => format!("{other:?}"),
    }
}
