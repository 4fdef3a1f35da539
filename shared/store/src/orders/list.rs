//! Listing orders: one query in each partition at the same time, and a merge.
//!
//! The cursor of a list is the last sort key it has dealt with. So any page costs the same, however
//! large the table is, and a page that the filter leaves short still leads on.

use futures_util::future::try_join_all;

use super::index::due_key;
use crate::{
    Direction, OrderFilter, Orders, Page, StoreError,
    dynamo::{
        item::{Item, from_item},
        merge::{Slice, cut, merge},
        table::primary_key,
    },
};
use shared_domain::order::Order;

/// Rows that are looked at in a partition where the filter is narrower than it, at most.
const EXAMINED: usize = 100;

impl Orders {
    /// At most `limit` orders of the list, those after the sort key `after`.
    pub async fn list(
        &self,
        filter: &OrderFilter,
        after: Option<&str>,
        limit: usize,
    ) -> Result<Page<Order>, StoreError> {
        let examined = if filter.is_narrower_than_its_partitions() {
            EXAMINED.max(limit + 1)
        } else {
            limit + 1
        };
        self.list_examining(filter, after, limit, examined).await
    }

    /// The same, looking at this many rows of each partition at most.
    pub(crate) async fn list_examining(
        &self,
        filter: &OrderFilter,
        after: Option<&str>,
        limit: usize,
        examined: usize,
    ) -> Result<Page<Order>, StoreError> {
        let range = filter.key_range(after);
        if range.is_empty() {
            return Ok(Page::empty());
        }
        let partitions = filter.partitions();
        let slices = partitions.iter().map(|partition| {
            self.table
                .slice(partition, &range, filter.direction, examined)
        });
        let merged = merge(try_join_all(slices).await?, filter.direction);
        if filter.overdue_at.is_some() {
            self.due_page(merged, filter, limit).await
        } else {
            cut(merged, limit, |item| {
                let order = from_item(item)?;
                Ok(filter.admits(&order).then_some(order))
            })
        }
    }

    /// The due indexes hold keys alone: the orders are read by key, as they are now. One that was
    /// finished or put off meanwhile is left out.
    async fn due_page(
        &self,
        merged: Slice,
        filter: &OrderFilter,
        limit: usize,
    ) -> Result<Page<Order>, StoreError> {
        let page = cut(merged, limit, |item| Ok(Some(primary_key(item))))?;
        let mut orders = self.batch(page.rows).await?;
        orders.retain(|order| filter.admits(order));
        orders.sort_by_key(due_key);
        if filter.direction == Direction::Backward {
            orders.reverse();
        }
        Ok(Page {
            rows: orders,
            next: page.next,
        })
    }

    pub(crate) async fn batch(&self, keys: Vec<Item>) -> Result<Vec<Order>, StoreError> {
        let items = self.table.batch_get_eventual(keys).await?;
        items.into_iter().map(from_item).collect()
    }
}
