//! Reading one order, its history and its notes.

use std::collections::HashMap;

use aws_sdk_dynamodb::Client;

use super::{
    StoreError, Table,
    item::{Item, from_item, text},
    keys::{self, Key, SK},
    order_items::read_event,
    table::sort_key,
};
use crate::domain::order::{
    HistoryEvent, HistorySight, Note, Order, OrderNumber, OrderRef, OrderText, Relation,
};

/// Items that are looked at in one request where those before were not enough.
const EXAMINED: usize = 100;

/// The Orders table.
#[derive(Debug, Clone)]
pub struct Orders {
    pub(super) table: Table,
}

/// A stretch of a list, and where it goes on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page<T> {
    /// The rows.
    pub rows: Vec<T>,
    /// What the next page comes after, if there is one.
    pub next: Option<String>,
}

impl<T> Page<T> {
    /// A list's only page, without rows.
    pub const fn empty() -> Self {
        Self {
            rows: Vec::new(),
            next: None,
        }
    }
}

/// An order with its texts and its latest events.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OrderLife {
    /// The order.
    pub order: Order,
    /// Its long texts.
    pub text: OrderText,
    /// Its latest events, newest first, whoever may see them.
    pub events: Vec<HistoryEvent>,
    /// What earlier events come before, if there are any.
    pub earlier: Option<String>,
}

impl Orders {
    /// The Orders table of this name.
    pub fn new(client: &Client, table: &str) -> Self {
        Self {
            table: Table::new(client, table),
        }
    }

    /// The order and its texts as they are now, in one round trip.
    pub async fn find(
        &self,
        reference: &OrderRef,
    ) -> Result<Option<(Order, OrderText)>, StoreError> {
        let number = reference.number();
        let (order_key, text_key) = (Key::order(&number), Key::order_text(&number));
        let mut items = self.table.get_both([&order_key, &text_key]).await?;
        let Some(order) = items.remove(&order_key.sk) else {
            return Ok(None);
        };
        let order: Order = from_item(order)?;
        let text = items
            .remove(&text_key.sk)
            .map(from_item)
            .transpose()?
            .unwrap_or_default();
        Ok(reference.names(&order).then_some((order, text)))
    }

    /// The order and its texts, these read after it: whoever keeps what follows from both, by the order's
    /// version, never takes older texts for those of that version.
    pub async fn order_and_no_older_text(
        &self,
        number: &OrderNumber,
    ) -> Result<Option<(Order, OrderText)>, StoreError> {
        let Some(order) = self.table.get(&Key::order(number)).await? else {
            return Ok(None);
        };
        let text = self.table.get(&Key::order_text(number)).await?;
        let text = text.map(from_item).transpose()?.unwrap_or_default();
        Ok(Some((from_item(order)?, text)))
    }

    /// The order, its texts and at least its latest `events` events, as they are now, in one round
    /// trip: read backwards, an order's collection begins with its text, itself and its history.
    pub async fn life(
        &self,
        reference: &OrderRef,
        events: usize,
    ) -> Result<Option<OrderLife>, StoreError> {
        let number = reference.number();
        let answer = self
            .table
            .client
            .query()
            .table_name(&*self.table.name)
            .consistent_read(true)
            .scan_index_forward(false)
            .key_condition_expression("pk = :pk")
            .expression_attribute_values(":pk", text(keys::order_partition(&number)))
            .limit(i32::try_from(events + 2).unwrap_or(i32::MAX))
            .send()
            .await?;
        let earlier = answer.last_evaluated_key.as_ref().and_then(sort_key);
        let Some((order, text, events)) = read_life(answer.items.unwrap_or_default(), &number)?
        else {
            return Ok(None);
        };
        Ok(reference.names(&order).then_some(OrderLife {
            order,
            text,
            events,
            earlier,
        }))
    }

    /// Events of an order, newest first, that somebody with this sight finds: at most `limit` of those after
    /// `after`.
    pub async fn history(
        &self,
        number: &OrderNumber,
        sight: &HistorySight,
        after: Option<&str>,
        limit: usize,
    ) -> Result<Page<HistoryEvent>, StoreError> {
        let partition = keys::order_partition(number);
        self.newest_first(partition, keys::EVENT, after, limit, |item| {
            let event = read_event(item)?;
            Ok(event.is_visible_to(sight).then_some(event))
        })
        .await
    }

    /// Notes on an order, newest first, that `relation` may read: at most `limit` of those after
    /// `after`.
    pub async fn notes(
        &self,
        number: &OrderNumber,
        relation: Relation,
        after: Option<&str>,
        limit: usize,
    ) -> Result<Page<Note>, StoreError> {
        let partition = keys::notes_partition(number);
        self.newest_first(partition, keys::NOTE, after, limit, |item| {
            let note: Note = from_item(item)?;
            Ok(note.is_visible_to(relation).then_some(note))
        })
        .await
    }

    /// Items of a partition whose sort keys begin with `prefix`, backwards, that `accept` takes.
    ///
    /// The page is full where there are enough of them, and leads on only where there are more: its
    /// length tells nothing of the items between that were not taken.
    async fn newest_first<T>(
        &self,
        partition: String,
        prefix: &str,
        after: Option<&str>,
        limit: usize,
        accept: impl Fn(Item) -> Result<Option<T>, StoreError>,
    ) -> Result<Page<T>, StoreError> {
        let mut accepted: Vec<(Option<String>, T)> = Vec::with_capacity(limit);
        let mut start = after.map(str::to_owned);
        let mut examined = limit + 1;
        loop {
            let (items, more) = self
                .stretch(&partition, prefix, start.as_deref(), examined)
                .await?;
            for item in items {
                let key = sort_key(&item);
                let Some(row) = accept(item)? else { continue };
                if accepted.len() == limit {
                    let next = accepted.last().and_then(|(key, _)| key.clone());
                    return Ok(page(accepted, next));
                }
                accepted.push((key, row));
            }
            if more.is_none() {
                return Ok(page(accepted, None));
            }
            start = more;
            examined = EXAMINED;
        }
    }

    /// At most `limit` items, and the sort key after which there may be more.
    async fn stretch(
        &self,
        partition: &str,
        prefix: &str,
        after: Option<&str>,
        limit: usize,
    ) -> Result<(Vec<Item>, Option<String>), StoreError> {
        let start = after.map(|sk| {
            HashMap::from([
                (keys::PK.to_owned(), text(partition)),
                (SK.to_owned(), text(sk)),
            ])
        });
        let answer = self
            .table
            .client
            .query()
            .table_name(&*self.table.name)
            .consistent_read(true)
            .scan_index_forward(false)
            .key_condition_expression("pk = :pk AND begins_with(sk, :prefix)")
            .expression_attribute_values(":pk", text(partition))
            .expression_attribute_values(":prefix", text(prefix))
            .set_exclusive_start_key(start)
            .limit(i32::try_from(limit).unwrap_or(i32::MAX))
            .send()
            .await?;
        let more = answer.last_evaluated_key.as_ref().and_then(sort_key);
        Ok((answer.items.unwrap_or_default(), more))
    }
}

fn page<T>(accepted: Vec<(Option<String>, T)>, next: Option<String>) -> Page<T> {
    let rows = accepted.into_iter().map(|(_, row)| row).collect();
    Page { rows, next }
}

type Life = (Order, OrderText, Vec<HistoryEvent>);

fn read_life(items: Vec<Item>, number: &OrderNumber) -> Result<Option<Life>, StoreError> {
    let (order_key, text_key) = (Key::order(number).sk, Key::order_text(number).sk);
    let mut order = None;
    let mut text = OrderText::default();
    let mut events = Vec::new();
    for item in items {
        match sort_key(&item) {
            Some(sk) if sk == text_key => text = from_item(item)?,
            Some(sk) if sk == order_key => order = Some(from_item(item)?),
            _ => events.push(read_event(item)?),
        }
    }
    Ok(order.map(|order| (order, text, events)))
}
