//! The sparse index of the Notifications table: what was not read one by one, in the order of its
//! arrival.

use crate::dynamo::item::{Item, text};
use shared_domain::{NotificationId, Timestamp, UserId};

/// The index.
pub const UNREAD: &str = "unread";
/// Its partition key: who has not read it.
pub const UNREAD_OF: &str = "unreadOf";
/// Its sort key.
pub const ARRIVED: &str = "arrivedKey";

/// What the index finds an unread notification by.
pub fn index_keys(user: UserId, id: NotificationId, arrived: Timestamp) -> Item {
    Item::from([
        (UNREAD_OF.to_owned(), text(user.to_string())),
        (ARRIVED.to_owned(), text(format!("{arrived}#{id}"))),
    ])
}

/// A bound above the sort keys of all that arrived up to this instant and below those of all that
/// arrived later.
pub fn after(instant: Timestamp) -> String {
    format!("{instant}~")
}
