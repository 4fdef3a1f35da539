//! An order, its texts, its events and its notes as items of the Orders table.

use super::index::index_keys;
use crate::{
    StoreError,
    dynamo::{
        compression::{compress, decompress},
        item::{Item, from_item, note_request_id, take_request_id, to_item},
        keys::Key,
    },
};
use shared_domain::{
    media::Media,
    order::{HistoryEvent, Note, Order, OrderNumber, OrderText},
};
use shared_events::OrderEvent;

/// The event's picture of the order, for those who hear of it later. Compressed: a caller reads ten
/// events with an order, and never this part of them.
const SNAPSHOT: &str = "order";
/// The same of the file that it tells of, if it tells of one.
const FILE: &str = "file";

/// The item that holds an order's summary, with what the indexes find it by.
pub fn order_item(order: &Order) -> Result<Item, StoreError> {
    let mut item = to_item(&Key::order(&order.number), order)?;
    item.extend(index_keys(order));
    Ok(item)
}

/// The item that holds an order's long texts.
pub fn text_item(number: &OrderNumber, text: &OrderText) -> Result<Item, StoreError> {
    to_item(&Key::order_text(number), text)
}

/// The item that holds an event, with a picture of the order after it.
pub fn event_item(event: &HistoryEvent, order: &Order) -> Result<Item, StoreError> {
    let (version, id) = event.position();
    let mut item = to_item(&Key::event(&order.number, version, id), event)?;
    item.insert(SNAPSHOT.to_owned(), compress(order)?);
    note_request_id(&mut item);
    Ok(item)
}

/// The same for an event that tells of a file.
pub fn file_event_item(
    event: &HistoryEvent,
    order: &Order,
    media: &Media,
) -> Result<Item, StoreError> {
    let mut item = event_item(event, order)?;
    item.insert(FILE.to_owned(), compress(media)?);
    Ok(item)
}

/// The event that an item holds.
pub fn read_event(mut item: Item) -> Result<HistoryEvent, StoreError> {
    item.remove(SNAPSHOT);
    item.remove(FILE);
    from_item(item)
}

/// What subscribers hear of the event that an item holds, and the request that caused it.
pub fn read_order_event(mut item: Item) -> Result<(OrderEvent, Option<String>), StoreError> {
    let snapshot = item.remove(SNAPSHOT);
    let snapshot = snapshot.ok_or_else(|| StoreError::internal("an event without its order"))?;
    let file = item.remove(FILE);
    let request_id = take_request_id(&mut item);
    let event = OrderEvent {
        order: decompress(&snapshot)?,
        media: file.as_ref().map(decompress).transpose()?,
        event: from_item(item)?,
    };
    Ok((event, request_id))
}

/// The item that holds a note.
pub fn note_item(number: &OrderNumber, note: &Note) -> Result<Item, StoreError> {
    to_item(&Key::note(number, note.id), note)
}
