//! Notifications as the API shows them.

use serde::Serialize;
use utoipa::ToSchema;

use shared_domain::{
    NotificationId, OrderId, Timestamp,
    notification::{Notification, NotificationType},
    order::{Action, OrderNumber, OrderStatus},
};
use shared_store::InboxNotification;

/// Something that the caller is told.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Notification)]
pub struct NotificationView {
    id: NotificationId,
    /// The order it is about.
    order_id: OrderId,
    /// The same, as people call it.
    order_number: OrderNumber,
    /// SYSTEM_ALERT and REMINDER are reserved.
    #[serde(rename = "type")]
    kind: NotificationType,
    /// The gist, in one line.
    #[schema(example = "Order ORD-20260830-7KQ4M2X is in progress")]
    title: String,
    /// The rest.
    #[schema(
        example = "Ada Lovelace set “Oak dining table” to in progress: The wood has arrived."
    )]
    message: String,
    /// What happened to the order, so that a client can say it in its own language; null where it
    /// was nothing of an order's.
    action: Option<Action>,
    /// The order's status afterwards, or null.
    status: Option<OrderStatus>,
    /// True once it was read, by itself or with all others.
    is_read: bool,
    /// When it happened.
    created_at: Timestamp,
}

impl From<InboxNotification> for NotificationView {
    fn from(received: InboxNotification) -> Self {
        Self::new(received.notification, received.is_read)
    }
}

impl NotificationView {
    /// The notification, read or not.
    pub fn new(notification: Notification, is_read: bool) -> Self {
        Self {
            id: notification.id,
            order_id: notification.order_id,
            order_number: notification.order_number,
            kind: notification.kind,
            title: notification.title,
            message: notification.message,
            action: notification.action,
            status: notification.status,
            is_read,
            created_at: notification.created_at,
        }
    }
}
