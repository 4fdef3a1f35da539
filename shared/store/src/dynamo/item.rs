//! Between our types and DynamoDB's attribute maps.

use std::collections::HashMap;

use aws_sdk_dynamodb::types::AttributeValue;
use serde::{Serialize, de::DeserializeOwned};

use super::keys::{Key, TTL};
use crate::StoreError;
use shared_domain::Timestamp;
use shared_runtime::telemetry;

/// The request that wrote an item last, for those who hear of it later.
pub const REQUEST_ID: &str = "requestId";

/// An item as DynamoDB takes and gives it.
pub type Item = HashMap<String, AttributeValue>;

/// The item that holds `value` under `key`. What is null is left out.
pub fn to_item<T: Serialize>(key: &Key, value: &T) -> Result<Item, StoreError> {
    let mut item: Item = serde_dynamo::to_item(value).map_err(StoreError::internal)?;
    item.retain(|_, attribute| !attribute.is_null());
    item.extend(key.attributes());
    Ok(item)
}

/// What an item holds.
pub fn from_item<T: DeserializeOwned>(item: Item) -> Result<T, StoreError> {
    serde_dynamo::from_item(item).map_err(StoreError::internal)
}

/// A text attribute.
pub fn text(value: impl Into<String>) -> AttributeValue {
    AttributeValue::S(value.into())
}

/// What a text attribute of an item says.
pub fn text_of<'a>(item: &'a Item, name: &str) -> Option<&'a str> {
    let value = item.get(name)?.as_s().ok()?;
    Some(value)
}

/// A number attribute.
pub fn number(value: impl ToString) -> AttributeValue {
    AttributeValue::N(value.to_string())
}

/// Lets DynamoDB remove the item some time after `instant`.
pub fn expire(item: &mut Item, instant: Timestamp) {
    item.insert(TTL.to_owned(), number(instant.as_seconds()));
}

/// Keeps with an item which request wrote it, where that is known.
pub fn note_request_id(item: &mut Item) {
    if let Some(id) = telemetry::request_id() {
        item.insert(REQUEST_ID.to_owned(), text(id));
    }
}

/// The same for an update of an item, to be set as [`REQUEST_ID`]: where it is not known, no
/// earlier request is taken for it.
pub fn request_id() -> AttributeValue {
    telemetry::request_id().map_or(AttributeValue::Null(true), AttributeValue::S)
}

/// Takes out of an item which request wrote it.
pub fn take_request_id(item: &mut Item) -> Option<String> {
    match item.remove(REQUEST_ID) {
        Some(AttributeValue::S(id)) => Some(id),
        _ => None,
    }
}
