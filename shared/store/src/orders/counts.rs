//! Counting orders by an index: a number, and none of the orders.

use aws_sdk_dynamodb::types::Select;
use futures_util::future::try_join_all;

use crate::dynamo::key_range::{KeyRange, Partition};
use crate::{OrderFilter, OrderScope, Orders, StoreError};
use shared_domain::{Timestamp, UserId, order::OrderStatus};

impl Orders {
    /// How many open orders of this scope should have been done between two instants, the second
    /// left out. What it costs grows with that number: a read unit for about eighty orders.
    pub async fn count_due(
        &self,
        scope: OrderScope,
        from: Option<Timestamp>,
        until: Timestamp,
    ) -> Result<u64, StoreError> {
        let filter = OrderFilter {
            overdue_at: Some(until),
            ..OrderFilter::of(scope)
        };
        let mut range = filter.key_range(None);
        if let Some(from) = from {
            range.first = from.to_string();
        }
        self.count(&filter.partitions(), &range).await
    }

    /// How many open orders are assigned to a user. What it costs grows with that number.
    pub async fn count_open(&self, assignee: UserId) -> Result<u64, StoreError> {
        let open = OrderStatus::ALL
            .into_iter()
            .filter(|status| !status.is_final());
        let filter = OrderFilter {
            statuses: open.collect(),
            ..OrderFilter::of(OrderScope::Assignee(assignee))
        };
        self.count(&filter.partitions(), &filter.key_range(None))
            .await
    }

    async fn count(&self, partitions: &[Partition], range: &KeyRange) -> Result<u64, StoreError> {
        let counts = partitions
            .iter()
            .map(|partition| self.count_in(partition, range));
        Ok(try_join_all(counts).await?.into_iter().sum())
    }

    async fn count_in(&self, partition: &Partition, range: &KeyRange) -> Result<u64, StoreError> {
        if range.is_empty() {
            return Ok(0);
        }
        let mut pages = self
            .table
            .query_range(partition, range)
            .select(Select::Count)
            .into_paginator()
            .send();
        let mut count = 0;
        while let Some(page) = pages.next().await {
            count += u64::try_from(page?.count).unwrap_or_default();
        }
        Ok(count)
    }
}
