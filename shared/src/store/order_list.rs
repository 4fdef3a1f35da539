//! Listing orders: one query in each partition at the same time, and a merge.
//!
//! The cursor of a list is the last sort key it has dealt with. So any page costs the same, however
//! large the table is, and a page that the filter leaves short still leads on.

use futures_util::future::try_join_all;

use super::{
    Direction, OrderFilter, Orders, Page, StoreError,
    item::{Item, from_item, text, text_of},
    order_index::{Partition, Stretch, due_key},
    table::primary_key,
};
use crate::domain::order::Order;

/// Rows that are looked at in a partition where the filter is narrower than it, at most.
const EXAMINED: usize = 100;

/// A row of an index.
#[derive(Debug)]
struct Row {
    key: String,
    item: Item,
}

/// What one partition holds of a stretch.
#[derive(Debug)]
struct Slice {
    rows: Vec<Row>,
    /// The last sort key that was looked at, where there may be more.
    frontier: Option<String>,
}

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
    pub(super) async fn list_examining(
        &self,
        filter: &OrderFilter,
        after: Option<&str>,
        limit: usize,
        examined: usize,
    ) -> Result<Page<Order>, StoreError> {
        let stretch = Stretch::of(filter, after);
        if stretch.is_empty() {
            return Ok(Page::empty());
        }
        let partitions = filter.partitions();
        let slices = partitions
            .iter()
            .map(|partition| self.slice(partition, &stretch, filter.direction, examined));
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

    async fn slice(
        &self,
        partition: &Partition,
        stretch: &Stretch,
        direction: Direction,
        limit: usize,
    ) -> Result<Slice, StoreError> {
        let index = partition.index;
        let answer = self
            .table
            .client
            .query()
            .table_name(&*self.table.name)
            .index_name(index.name)
            .scan_index_forward(direction == Direction::Forward)
            .key_condition_expression("#hash = :hash AND #sort BETWEEN :first AND :last")
            .expression_attribute_names("#hash", index.hash)
            .expression_attribute_names("#sort", index.sort)
            .expression_attribute_values(":hash", text(&partition.hash))
            .expression_attribute_values(":first", text(&stretch.first))
            .expression_attribute_values(":last", text(&stretch.last))
            .limit(i32::try_from(limit).unwrap_or(i32::MAX))
            .send()
            .await?;
        let has_more = answer.last_evaluated_key.is_some();
        let row = |item: Item| {
            Some(Row {
                key: text_of(&item, index.sort)?.to_owned(),
                item,
            })
        };
        let rows: Vec<Row> = answer
            .items
            .unwrap_or_default()
            .into_iter()
            .filter_map(row)
            .collect();
        let frontier = rows.last().filter(|_| has_more).map(|row| row.key.clone());
        Ok(Slice { rows, frontier })
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

    pub(super) async fn batch(&self, keys: Vec<Item>) -> Result<Vec<Order>, StoreError> {
        let items = self.table.batch_lately(keys).await?;
        items.into_iter().map(from_item).collect()
    }
}

/// The rows of all slices in order, up to where the first of them may have more. An order that an
/// index holds in two partitions for a moment, its status just changed, is taken once, as of its
/// higher version.
fn merge(slices: Vec<Slice>, direction: Direction) -> Slice {
    let in_order = |one: &str, other: &str| match direction {
        Direction::Forward => one.cmp(other),
        Direction::Backward => other.cmp(one),
    };
    let frontier = slices
        .iter()
        .filter_map(|slice| slice.frontier.clone())
        .min_by(|one, other| in_order(one, other));
    let mut rows: Vec<Row> = slices.into_iter().flat_map(|slice| slice.rows).collect();
    rows.sort_by(|one, other| {
        in_order(&one.key, &other.key).then_with(|| version(other).cmp(&version(one)))
    });
    rows.dedup_by(|later, earlier| later.key == earlier.key);
    if let Some(frontier) = &frontier {
        rows.retain(|row| in_order(&row.key, frontier).is_le());
    }
    Slice { rows, frontier }
}

fn version(row: &Row) -> u64 {
    let version = row
        .item
        .get("version")
        .and_then(|version| version.as_n().ok());
    version
        .and_then(|version| version.parse().ok())
        .unwrap_or_default()
}

/// The first `limit` rows that `accept` takes, and where the list goes on.
fn cut<T>(
    merged: Slice,
    limit: usize,
    mut accept: impl FnMut(Item) -> Result<Option<T>, StoreError>,
) -> Result<Page<T>, StoreError> {
    let mut accepted = Vec::with_capacity(limit);
    let mut rows = merged.rows.into_iter().peekable();
    while let Some(row) = rows.next() {
        accepted.extend(accept(row.item)?);
        if accepted.len() == limit {
            let has_more = rows.peek().is_some() || merged.frontier.is_some();
            return Ok(Page {
                rows: accepted,
                next: has_more.then_some(row.key),
            });
        }
    }
    Ok(Page {
        rows: accepted,
        next: merged.frontier,
    })
}
