//! Reading a partition backwards, page by page.

use std::collections::HashMap;

use super::dispatch::Dispatch;
use super::{
    item::{Item, text},
    keys::{PK, SK},
    table::sort_key,
};
use crate::{StoreError, Table};

/// Items that are looked at in one request where those before were not enough.
const EXAMINED: usize = 100;

/// A page of a list, and where it goes on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page<T> {
    /// The rows.
    pub rows: Vec<T>,
    /// What the next page comes after, if there is one.
    pub next: Option<String>,
}

impl<T> Page<T> {
    /// The first `limit` rows; the list goes on after the last of them where there are more.
    pub(crate) fn cut(mut self, limit: usize, key: impl FnOnce(&T) -> Option<String>) -> Self {
        if self.rows.len() > limit {
            self.rows.truncate(limit);
            self.next = self.rows.last().and_then(key);
        }
        self
    }

    /// A list's only page, without rows.
    pub const fn empty() -> Self {
        Self {
            rows: Vec::new(),
            next: None,
        }
    }
}

/// Which items a page is made of.
#[derive(Debug, Clone, Copy)]
pub struct PartitionQuery<'a> {
    /// Where they are.
    pub partition: &'a str,
    /// What their sort keys begin with.
    pub prefix: &'a str,
    /// The sort key that they come after.
    pub after: Option<&'a str>,
    /// How many there are at most.
    pub limit: usize,
    /// How many are looked at, about; where none is given, as many as it takes to fill the page.
    pub examined: Option<usize>,
}

impl Table {
    /// Items of a partition, backwards, that `accept` takes, strongly consistent.
    ///
    /// Where nothing bounds how many are looked at, the page is full if there are enough of them,
    /// and leads on only where there are more: its length tells nothing of the items between that
    /// were not taken.
    pub(crate) async fn newest_first<T>(
        &self,
        query: PartitionQuery<'_>,
        accept: impl Fn(Item) -> Result<Option<T>, StoreError>,
    ) -> Result<Page<T>, StoreError> {
        let mut accepted: Vec<(Option<String>, T)> = Vec::with_capacity(query.limit);
        let mut start = query.after.map(str::to_owned);
        let (mut page_size, mut examined) = (query.limit + 1, 0);
        loop {
            let (items, more) = self.page(&query, start.as_deref(), page_size).await?;
            examined += items.len();
            for item in items {
                let key = sort_key(&item);
                let Some(row) = accept(item)? else { continue };
                if accepted.len() == query.limit {
                    let next = accepted.last().and_then(|(key, _)| key.clone());
                    return Ok(page(accepted, next));
                }
                accepted.push((key, row));
            }
            if more.is_none() || query.examined.is_some_and(|most| examined >= most) {
                return Ok(page(accepted, more));
            }
            start = more;
            page_size = EXAMINED;
        }
    }

    /// At most `limit` items, and the sort key after which there may be more.
    async fn page(
        &self,
        query: &PartitionQuery<'_>,
        after: Option<&str>,
        limit: usize,
    ) -> Result<(Vec<Item>, Option<String>), StoreError> {
        let start = after.map(|sk| {
            HashMap::from([
                (PK.to_owned(), text(query.partition)),
                (SK.to_owned(), text(sk)),
            ])
        });
        let answer = self
            .client
            .query()
            .table_name(&*self.name)
            .consistent_read(true)
            .scan_index_forward(false)
            .key_condition_expression("pk = :pk AND begins_with(sk, :prefix)")
            .expression_attribute_values(":pk", text(query.partition))
            .expression_attribute_values(":prefix", text(query.prefix))
            .set_exclusive_start_key(start)
            .limit(i32::try_from(limit).unwrap_or(i32::MAX))
            .dispatch()
            .await?;
        let more = answer.last_evaluated_key.as_ref().and_then(sort_key);
        Ok((answer.items.unwrap_or_default(), more))
    }
}

fn page<T>(accepted: Vec<(Option<String>, T)>, next: Option<String>) -> Page<T> {
    let rows = accepted.into_iter().map(|(_, row)| row).collect();
    Page { rows, next }
}
