//! Notifications as items, and what a user finds in them.

use super::index::{ARRIVED, after, index_keys};
use crate::{
    StoreError,
    dynamo::{
        item::{Item, expire, from_item, text_of, to_item},
        keys::Key,
    },
};
use shared_domain::{Timestamp, UserId, notification::Notification};

/// What a notification holds; a deleted one holds nothing of it.
pub const CONTENT: [&str; 9] = [
    "id",
    "orderId",
    "orderNumber",
    "type",
    "title",
    "message",
    "action",
    "status",
    "createdAt",
];

/// A user's notifications at one moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Inbox {
    /// Whose.
    pub user: UserId,
    /// The moment.
    pub now: Timestamp,
    /// Up to when the user has read everything that had arrived.
    pub read_through: Option<Timestamp>,
}

/// A notification as its reader finds it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InboxNotification {
    /// What it says.
    pub notification: Notification,
    /// True once it was read, by itself or with all others.
    pub is_read: bool,
}

impl Inbox {
    /// The bound in the index above which unread notifications begin. What arrived longer ago than
    /// notifications are kept is over, whether or not DynamoDB has removed it yet.
    pub fn unread_after(&self) -> String {
        let kept = self.now - Notification::KEPT;
        after(self.read_through.map_or(kept, |read| read.max(kept)))
    }

    /// What an item holds, unless it was deleted or is over.
    pub fn open(&self, item: Item) -> Result<Option<InboxNotification>, StoreError> {
        let was_deleted = CONTENT.iter().all(|name| !item.contains_key(*name));
        if was_deleted {
            return Ok(None);
        }
        let arrived = text_of(&item, ARRIVED);
        let is_read = arrived.is_none_or(|arrived| *arrived <= *self.unread_after());
        let notification: Notification = from_item(item)?;
        let is_kept = self.now < notification.expires_at();
        Ok(is_kept.then_some(InboxNotification {
            notification,
            is_read,
        }))
    }
}

/// The item that tells a user something, which they have not read.
pub fn notification_item(
    to: UserId,
    notification: &Notification,
    arrived: Timestamp,
) -> Result<Item, StoreError> {
    let mut item = to_item(&Key::notification(to, notification.id), notification)?;
    item.extend(index_keys(to, notification.id, arrived));
    expire(&mut item, notification.expires_at());
    Ok(item)
}

/// The item that says up to when a user has read everything. It is needed as long as anything that
/// had arrived by then may be there.
pub fn read_mark_item(user: UserId, now: Timestamp) -> Result<Item, StoreError> {
    let mark = ReadMark { read_through: now };
    let mut item = to_item(&Key::read_mark(user), &mark)?;
    expire(&mut item, now + Notification::KEPT);
    Ok(item)
}

/// The instant that an item gives up to which everything was read.
pub fn read_through(item: Item) -> Result<Timestamp, StoreError> {
    from_item(item).map(|mark: ReadMark| mark.read_through)
}

#[derive(Debug, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "camelCase")]
struct ReadMark {
    read_through: Timestamp,
}
