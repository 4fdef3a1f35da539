//! One list out of several partitions of an index.

use aws_sdk_dynamodb::operation::query::builders::QueryFluentBuilder;

use super::dispatch::Dispatch;
use super::item::{Item, text, text_of};
use crate::{
    Direction, Page, StoreError, Table,
    dynamo::key_range::{KeyRange, Partition},
};

/// A row of an index.
#[derive(Debug)]
pub struct Row {
    /// Its sort key.
    pub key: String,
    /// What the index holds of it.
    pub item: Item,
}

/// What one partition holds of a range.
#[derive(Debug)]
pub struct Slice {
    /// Its rows, in order.
    pub rows: Vec<Row>,
    /// The last sort key that was looked at, where there may be more.
    pub frontier: Option<String>,
}

impl Table {
    /// Asks for a range of a partition.
    pub(crate) fn query_range(
        &self,
        partition: &Partition,
        range: &KeyRange,
    ) -> QueryFluentBuilder {
        let index = partition.index;
        self.client
            .query()
            .table_name(&*self.name)
            .set_index_name(index.name.map(str::to_owned))
            .key_condition_expression("#hash = :hash AND #sort BETWEEN :first AND :last")
            .expression_attribute_names("#hash", index.hash)
            .expression_attribute_names("#sort", index.sort)
            .expression_attribute_values(":hash", text(&partition.hash))
            .expression_attribute_values(":first", text(&range.first))
            .expression_attribute_values(":last", text(&range.last))
    }

    /// At most `limit` rows of a partition.
    pub(crate) async fn slice(
        &self,
        partition: &Partition,
        range: &KeyRange,
        direction: Direction,
        limit: usize,
    ) -> Result<Slice, StoreError> {
        let index = partition.index;
        let answer = self
            .query_range(partition, range)
            .scan_index_forward(direction == Direction::Forward)
            .limit(i32::try_from(limit).unwrap_or(i32::MAX))
            .dispatch()
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
}

/// The rows of all slices in order, up to where the first of them may have more. What an index
/// holds in two partitions for a moment, having just moved, is taken once, as of its higher
/// version.
pub fn merge(slices: Vec<Slice>, direction: Direction) -> Slice {
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
pub fn cut<T>(
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
