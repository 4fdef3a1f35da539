//! Finding orders by words.
//!
//! Candidates come from the token of one of the words where the list is of everybody's orders, and
//! else from the list itself: what a caller may not see is never a candidate. The words of each
//! candidate decide, then the order as it is now. A page looks at a bounded number of candidates:
//! each costs half a read unit for its words, and one that matches half a unit more.

use super::index::{created_key, due_key};
use crate::{
    Direction, OrderFilter, OrderScope, Orders, Page, ReadModels, StoreError,
    dynamo::keys::{self, Key},
    read_models::ids_under,
};
use shared_domain::{
    order::{Order, OrderNumber},
    search::Query,
};

/// Candidates that a page looks at.
const CANDIDATES: usize = 40;
/// The same where a list has many partitions, each of which costs something.
const CANDIDATES_OF_MANY: usize = 15;
/// More partitions than this are many.
const MANY: usize = 8;

impl Orders {
    /// At most `limit` orders of the list that the words find, those after the sort key `after`.
    pub async fn search(
        &self,
        models: &ReadModels,
        words: &Query,
        filter: &OrderFilter,
        after: Option<&str>,
        limit: usize,
    ) -> Result<Page<Order>, StoreError> {
        let generation = models.generations().await?.serving;
        let row = |number: &OrderNumber| keys::order_row_partition(generation, number);
        let found = match (words.token(), filter.is_of_everybody()) {
            (Some(token), true) => {
                let range = filter.key_range(after);
                let partition = keys::order_token_partition(generation, &token);
                let keys = models
                    .under_token(&partition, &range, filter.direction, CANDIDATES)
                    .await?;
                let ids = ids_under(&keys.rows);
                let mut numbers: Vec<_> = ids.map(OrderNumber::of).collect();
                let rows = numbers.iter().map(row);
                let matching = models.matching(words, rows).await?;
                numbers.retain(|number| matching.contains(&row(number)));
                let mut orders = self.as_they_are(&numbers, filter).await?;
                filter.sort(&mut orders);
                Page {
                    rows: orders,
                    next: keys.next,
                }
            }
            _ => {
                let listed = self.candidates(filter, after).await?;
                let rows = listed.rows.iter().map(|order| row(&order.number));
                let matching = models.matching(words, rows).await?;
                let mut orders = listed.rows;
                orders.retain(|order| matching.contains(&row(&order.number)));
                Page {
                    rows: orders,
                    next: listed.next,
                }
            }
        };
        Ok(found.cut(limit, |order| filter.sort_key(order)))
    }

    async fn candidates(
        &self,
        filter: &OrderFilter,
        after: Option<&str>,
    ) -> Result<Page<Order>, StoreError> {
        let count = match filter.partitions().len() > MANY {
            true => CANDIDATES_OF_MANY,
            false => CANDIDATES,
        };
        self.list_examining(filter, after, count, count + 1).await
    }

    /// Those of these orders that the list holds now.
    async fn as_they_are(
        &self,
        numbers: &[OrderNumber],
        filter: &OrderFilter,
    ) -> Result<Vec<Order>, StoreError> {
        let keys = numbers.iter().map(|number| Key::order(number).attributes());
        let mut orders = self.batch(keys.collect()).await?;
        orders.retain(|order| filter.admits(order));
        Ok(orders)
    }
}

impl OrderFilter {
    /// True where the list is of everybody's orders, sorted by the time they were placed: as tokens
    /// are.
    fn is_of_everybody(&self) -> bool {
        let is_unrestricted = matches!(self.scope, OrderScope::All | OrderScope::Unassigned);
        is_unrestricted && self.overdue_at.is_none()
    }

    fn sort(&self, orders: &mut [Order]) {
        orders.sort_by_key(created_key);
        if self.direction == Direction::Backward {
            orders.reverse();
        }
    }

    fn sort_key(&self, order: &Order) -> Option<String> {
        match self.overdue_at {
            Some(_) => due_key(order),
            None => Some(created_key(order)),
        }
    }
}
