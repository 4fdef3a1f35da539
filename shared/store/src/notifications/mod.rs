//! Telling users something, and what they do with it.

pub(crate) mod id;
pub(crate) mod index;
pub(crate) mod items;
pub(crate) mod list;

use aws_sdk_dynamodb::{Client, types::ReturnValue};

use self::{
    index::{ARRIVED, UNREAD_OF},
    items::{CONTENT, Inbox, InboxNotification, notification_item, read_mark_item, read_through},
};
use super::{StoreError, Table};
use crate::dynamo::dispatch::Dispatch;
use crate::dynamo::{
    error::unless_refused,
    item::{from_item, number, text},
    keys::{Key, TTL},
};
use shared_domain::{NotificationId, Timestamp, UserId, notification::Notification};

/// What became of telling a user something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotificationLookup {
    /// They were not told, or are about to be.
    NotYet,
    /// It is in their inbox.
    Kept(InboxNotification),
    /// They deleted it, or it is over.
    Forgotten,
}

/// The Notifications table.
#[derive(Debug, Clone)]
pub struct Notifications {
    /// Where they are.
    pub table: Table,
}

impl Notifications {
    /// The Notifications table of this name.
    pub fn new(client: &Client, table: &str) -> Self {
        Self {
            table: Table::new(client, table),
        }
    }

    /// Tells a user something, unless they were told before or it is too long ago. False where
    /// nothing was written.
    ///
    /// Not even what the user deleted comes back: something is left of it for as long as it would
    /// have been kept, and no longer is anything told.
    pub async fn tell(
        &self,
        to: UserId,
        notification: &Notification,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        if notification.expires_at() <= now {
            return Ok(false);
        }
        let item = notification_item(to, notification, now)?;
        let sent = self
            .table
            .client
            .put_item()
            .table_name(&*self.table.name)
            .set_item(Some(item))
            .condition_expression("attribute_not_exists(pk)")
            .dispatch()
            .await;
        Ok(unless_refused(sent)?.is_some())
    }

    /// A user's notifications as of `now`.
    pub async fn inbox(&self, user: UserId, now: Timestamp) -> Result<Inbox, StoreError> {
        let mark = self.table.get(&Key::read_mark(user)).await?;
        Ok(Inbox {
            user,
            now,
            read_through: mark.map(read_through).transpose()?,
        })
    }

    /// A notification as its reader finds it.
    pub async fn find(
        &self,
        user: UserId,
        id: NotificationId,
        now: Timestamp,
    ) -> Result<NotificationLookup, StoreError> {
        let (notification, mark) = (Key::notification(user, id), Key::read_mark(user));
        let mut items = self.table.get_both([&notification, &mark]).await?;
        let Some(item) = items.remove(&notification.sk) else {
            return Ok(NotificationLookup::NotYet);
        };
        let mark = items.remove(&mark.sk);
        let inbox = Inbox {
            user,
            now,
            read_through: mark.map(read_through).transpose()?,
        };
        Ok(inbox
            .open(item)?
            .map_or(NotificationLookup::Forgotten, NotificationLookup::Kept))
    }

    /// Marks a notification as read. None where the user has none under this id.
    pub async fn read(
        &self,
        user: UserId,
        id: NotificationId,
        now: Timestamp,
    ) -> Result<Option<Notification>, StoreError> {
        let sent = self
            .table
            .client
            .update_item()
            .table_name(&*self.table.name)
            .set_key(Some(Key::notification(user, id).attributes()))
            .update_expression(format!("REMOVE {UNREAD_OF}, {ARRIVED}"))
            .condition_expression("attribute_exists(id) AND #ttl > :now")
            .expression_attribute_names("#ttl", TTL)
            .expression_attribute_values(":now", number(now.as_seconds()))
            .return_values(ReturnValue::AllNew)
            .dispatch()
            .await;
        let answer = unless_refused(sent)?;
        let item = answer.and_then(|answer| answer.attributes);
        item.map(from_item).transpose()
    }

    /// Marks everything as read that has arrived by `now`. What is marked stays so: an earlier
    /// instant changes nothing.
    pub async fn read_all(&self, user: UserId, now: Timestamp) -> Result<(), StoreError> {
        let sent = self
            .table
            .client
            .put_item()
            .table_name(&*self.table.name)
            .set_item(Some(read_mark_item(user, now)?))
            .condition_expression("attribute_not_exists(pk) OR readThrough < :now")
            .expression_attribute_values(":now", text(now.to_string()))
            .dispatch()
            .await;
        unless_refused(sent).map(drop)
    }

    /// Deletes a notification; one that was deleted stays so. False where the user has none under
    /// this id.
    ///
    /// What is left keeps a message that is delivered again from bringing it back.
    pub async fn delete(
        &self,
        user: UserId,
        id: NotificationId,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        let mut request = self.table.client.update_item();
        let mut gone = vec![UNREAD_OF, ARRIVED];
        let placeholders = CONTENT.map(|name| (format!("#{name}"), name));
        for (placeholder, name) in &placeholders {
            request = request.expression_attribute_names(placeholder, *name);
            gone.push(placeholder);
        }
        let sent = request
            .table_name(&*self.table.name)
            .set_key(Some(Key::notification(user, id).attributes()))
            .update_expression(format!("REMOVE {}", gone.join(", ")))
            .condition_expression("attribute_exists(pk) AND #ttl > :now")
            .expression_attribute_names("#ttl", TTL)
            .expression_attribute_values(":now", number(now.as_seconds()))
            .dispatch()
            .await;
        Ok(unless_refused(sent)?.is_some())
    }
}
