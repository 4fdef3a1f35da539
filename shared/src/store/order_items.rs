//! An order, its texts, its events and its notes as items of the Orders table.

use super::{
    StoreError,
    compression::compress,
    item::{Item, from_item, to_item},
    keys::Key,
    order_index::index_keys,
};
use crate::domain::order::{HistoryEvent, Note, Order, OrderNumber, OrderText};

/// The event's picture of the order, for those who hear of it later. Compressed: a caller reads ten
/// events with an order, and never this part of them.
const PICTURE: &str = "order";

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
    item.insert(PICTURE.to_owned(), compress(order)?);
    Ok(item)
}

/// The event that an item holds.
pub fn read_event(mut item: Item) -> Result<HistoryEvent, StoreError> {
    item.remove(PICTURE);
    from_item(item)
}

/// The item that holds a note.
pub fn note_item(number: &OrderNumber, note: &Note) -> Result<Item, StoreError> {
    to_item(&Key::note(number, note.id), note)
}
