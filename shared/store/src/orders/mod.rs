//! Reading one order, its history and its notes.

pub(crate) mod counts;
pub(crate) mod export;
pub(crate) mod index;
pub(crate) mod items;
pub(crate) mod list;
pub(crate) mod media;
pub(crate) mod media_sweep;
pub(crate) mod search;
pub(crate) mod writes;

use aws_sdk_dynamodb::Client;

use self::items::read_event;
use super::{Page, StoreError, Table};
use crate::dynamo::dispatch::Dispatch;
use crate::dynamo::{
    item::{Item, from_item, text},
    keys::{self, Key},
    query::PartitionQuery,
    table::sort_key,
};
use shared_domain::order::{
    HistoryEvent, HistorySight, Note, Order, OrderNumber, OrderRef, OrderText, Relation,
};

/// The Orders table.
#[derive(Debug, Clone)]
pub struct Orders {
    /// Where they are.
    pub table: Table,
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

    /// The order and its texts, these read after it: whoever keeps what follows from both, by the
    /// order's version, never takes older texts for those of that version.
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
            .dispatch()
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

    /// Events of an order, newest first, that somebody with this sight finds: at most `limit` of
    /// those after `after`.
    pub async fn history(
        &self,
        number: &OrderNumber,
        sight: &HistorySight,
        after: Option<&str>,
        limit: usize,
    ) -> Result<Page<HistoryEvent>, StoreError> {
        let query = PartitionQuery {
            partition: &keys::order_partition(number),
            prefix: keys::EVENT,
            after,
            limit,
            examined: None,
        };
        let accept = |item| {
            let event = read_event(item)?;
            Ok(event.is_visible_to(sight).then_some(event))
        };
        self.table.newest_first(query, accept).await
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
        let query = PartitionQuery {
            partition: &keys::notes_partition(number),
            prefix: keys::NOTE,
            after,
            limit,
            examined: None,
        };
        let accept = |item| {
            let note: Note = from_item(item)?;
            Ok(note.is_visible_to(relation).then_some(note))
        };
        self.table.newest_first(query, accept).await
    }
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
