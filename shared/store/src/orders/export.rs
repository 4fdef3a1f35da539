//! Whole lists of orders: for files, and no page.

use futures_util::future::try_join_all;

use super::index::{created_key, due_key};
use crate::dynamo::key_range::{KeyRange, Partition};
use crate::{
    Direction, OrderFilter, Orders, ReadModels, StoreError,
    dynamo::{
        item::{Item, from_item},
        keys,
        table::{BATCH_GET, primary_key},
    },
};
use shared_domain::{order::Order, search::Query};

/// Partitions, and batches of items, that are read at a time.
const TOGETHER: usize = 4;

impl Orders {
    /// Every order of the list, in its order; `None` where there are more than `most`.
    pub async fn everything(
        &self,
        filter: &OrderFilter,
        most: usize,
    ) -> Result<Option<Vec<Order>>, StoreError> {
        let range = filter.key_range(None);
        if range.is_empty() {
            return Ok(Some(Vec::new()));
        }
        let mut orders = Vec::new();
        for some in filter.partitions().chunks(TOGETHER) {
            let read = some
                .iter()
                .map(|partition| self.whole(partition, &range, filter, most));
            orders.extend(try_join_all(read).await?.into_iter().flatten());
            if orders.len() > most {
                return Ok(None);
            }
        }
        sort(&mut orders, filter);
        Ok(Some(orders))
    }

    /// Those of these orders that the words find.
    pub async fn found_by(
        &self,
        models: &ReadModels,
        words: &Query,
        orders: Vec<Order>,
    ) -> Result<Vec<Order>, StoreError> {
        let generation = models.generations().await?.serving;
        let row = |order: &Order| keys::order_row_partition(generation, &order.number);
        let mut found = Vec::new();
        let batches: Vec<_> = orders.chunks(BATCH_GET).collect();
        for some in batches.chunks(TOGETHER) {
            let matching = some
                .iter()
                .map(|orders| models.matching(words, orders.iter().map(row)));
            for (orders, matching) in some.iter().zip(try_join_all(matching).await?) {
                let matches = |order: &&Order| matching.contains(&row(order));
                found.extend(orders.iter().filter(matches).cloned());
            }
        }
        Ok(found)
    }

    /// The orders of a partition that the list holds, until there are more than `most`.
    async fn whole(
        &self,
        partition: &Partition,
        range: &KeyRange,
        filter: &OrderFilter,
        most: usize,
    ) -> Result<Vec<Order>, StoreError> {
        let mut pages = self
            .table
            .query_range(partition, range)
            .into_paginator()
            .send();
        let mut orders = Vec::new();
        while orders.len() <= most {
            let Some(page) = pages.next().await else {
                break;
            };
            let items = page?.items.unwrap_or_default();
            let read = match filter.overdue_at {
                // The due indexes hold keys alone.
                Some(_) => self.by_keys(items).await?,
                None => items.into_iter().map(from_item).collect::<Result<_, _>>()?,
            };
            orders.extend(read.into_iter().filter(|order| filter.admits(order)));
        }
        Ok(orders)
    }

    async fn by_keys(&self, items: Vec<Item>) -> Result<Vec<Order>, StoreError> {
        let keys: Vec<_> = items.into_iter().map(primary_key).collect();
        let mut orders = Vec::with_capacity(keys.len());
        for some in keys.chunks(BATCH_GET) {
            orders.extend(self.batch(some.to_vec()).await?);
        }
        Ok(orders)
    }
}

/// Sorts a list. An order that an index held in two partitions for a moment stands in it once, as
/// of its higher version.
fn sort(orders: &mut Vec<Order>, filter: &OrderFilter) {
    let key = |order: &Order| match filter.overdue_at {
        Some(_) => due_key(order).unwrap_or_default(),
        None => created_key(order),
    };
    orders.sort_by_key(|order| (order.id, std::cmp::Reverse(order.version)));
    orders.dedup_by_key(|order| order.id);
    orders.sort_by_cached_key(key);
    if filter.direction == Direction::Backward {
        orders.reverse();
    }
}
