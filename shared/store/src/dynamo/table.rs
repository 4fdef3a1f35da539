//! A table, and reading single items from it.

use std::{collections::HashMap, sync::Arc};

use aws_sdk_dynamodb::{Client, types::KeysAndAttributes};
use serde::de::DeserializeOwned;

use super::dispatch::Dispatch;
use super::{
    item::{Item, from_item, text},
    keys::{Key, PK, SK},
};
use crate::StoreError;

/// Items that DynamoDB reads together at most
/// ([BatchGetItem](https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchGetItem.html)).
pub(crate) const BATCH_GET: usize = 100;

/// A table: where it is and what it is called.
#[derive(Debug, Clone)]
pub struct Table {
    /// Reaches it.
    pub client: Client,
    /// Its name.
    pub name: Arc<str>,
}

impl Table {
    /// The table of this name.
    pub fn new(client: &Client, name: &str) -> Self {
        Self {
            client: client.clone(),
            name: name.into(),
        }
    }

    /// The item under a key, strongly consistent.
    pub(crate) async fn get(&self, key: &Key) -> Result<Option<Item>, StoreError> {
        let answer = self
            .client
            .get_item()
            .table_name(&*self.name)
            .set_key(Some(key.attributes()))
            .consistent_read(true)
            .dispatch()
            .await?;
        Ok(answer.item)
    }

    /// Everything in a partition whose sort keys begin with `prefix`, in their order, strongly
    /// consistent.
    pub(crate) async fn all<T: DeserializeOwned>(
        &self,
        partition: String,
        prefix: &str,
    ) -> Result<Vec<T>, StoreError> {
        let mut pages = self
            .client
            .query()
            .table_name(&*self.name)
            .consistent_read(true)
            .key_condition_expression("pk = :pk AND begins_with(sk, :prefix)")
            .expression_attribute_values(":pk", text(partition))
            .expression_attribute_values(":prefix", text(prefix))
            .into_paginator()
            .items()
            .send();
        let mut found = Vec::new();
        while let Some(item) = pages.next().await {
            found.push(from_item(item?)?);
        }
        Ok(found)
    }

    /// The items under at most a hundred keys, in no order, as they were a moment ago: the cheaper
    /// way.
    pub(crate) async fn batch_get_eventual(
        &self,
        keys: Vec<Item>,
    ) -> Result<Vec<Item>, StoreError> {
        if keys.is_empty() {
            return Ok(Vec::new());
        }
        let request = KeysAndAttributes::builder().set_keys(Some(keys)).build()?;
        self.batch(request).await
    }

    /// Puts an item, whatever was there.
    pub(crate) async fn put(&self, item: Item) -> Result<(), StoreError> {
        self.client
            .put_item()
            .table_name(&*self.name)
            .set_item(Some(item))
            .dispatch()
            .await?;
        Ok(())
    }

    /// Removes the item under a key, if there is one.
    pub(crate) async fn delete(&self, key: &Key) -> Result<(), StoreError> {
        self.client
            .delete_item()
            .table_name(&*self.name)
            .set_key(Some(key.attributes()))
            .dispatch()
            .await?;
        Ok(())
    }

    /// The items under up to 100 keys, in no order.
    pub(crate) async fn batch(&self, request: KeysAndAttributes) -> Result<Vec<Item>, StoreError> {
        let mut found = Vec::with_capacity(request.keys().len());
        let mut pending = Some(request);
        while let Some(request) = pending {
            let answer = self
                .client
                .batch_get_item()
                .request_items(&*self.name, request)
                .dispatch()
                .await?;
            let mut items = answer.responses.unwrap_or_default();
            found.extend(items.remove(&*self.name).unwrap_or_default());
            let mut unprocessed = answer.unprocessed_keys.unwrap_or_default();
            pending = unprocessed.remove(&*self.name);
        }
        Ok(found)
    }

    /// The items under two keys, by sort key, strongly consistent, in one round trip.
    pub(crate) async fn get_both(
        &self,
        keys: [&Key; 2],
    ) -> Result<HashMap<String, Item>, StoreError> {
        let request = KeysAndAttributes::builder()
            .set_keys(Some(keys.iter().map(|key| key.attributes()).collect()))
            .consistent_read(true)
            .build()?;
        let answer = self
            .client
            .batch_get_item()
            .request_items(&*self.name, request)
            .dispatch()
            .await?;
        if answer
            .unprocessed_keys()
            .is_some_and(|keys| !keys.is_empty())
        {
            return Err(StoreError::Unavailable(
                "DynamoDB left keys of a batch unread".into(),
            ));
        }
        let items = answer
            .responses
            .unwrap_or_default()
            .remove(&*self.name)
            .unwrap_or_default();
        Ok(items
            .into_iter()
            .filter_map(|item| Some((sort_key(&item)?, item)))
            .collect())
    }
}

/// The primary key of an item that an index gave.
pub(crate) fn primary_key(mut item: Item) -> Item {
    item.retain(|name, _| name == PK || name == SK);
    item
}

/// Finds out whether a table answers.
pub async fn ping(table: &Table) -> Result<(), StoreError> {
    table.get(&Key::health()).await.map(drop)
}

/// The sort key of an item.
pub(crate) fn sort_key(item: &Item) -> Option<String> {
    item.get(SK).and_then(|key| key.as_s().ok()).cloned()
}
