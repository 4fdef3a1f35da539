//! A notification as it is kept.

use serde::{Deserialize, Serialize};

use crate::{
    Duration, NotificationId, OrderId, Timestamp,
    order::{Action, OrderNumber, OrderStatus},
    string_enum,
};

string_enum! {
    /// What a notification is about.
    NotificationType {
        /// Something happened to an order.
        OrderUpdate = "ORDER_UPDATE",
        /// An order is done.
        OrderCompleted = "ORDER_COMPLETED",
        /// Reserved.
        SystemAlert = "SYSTEM_ALERT",
        /// Reserved.
        Reminder = "REMINDER",
    }
}

/// What somebody is told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Notification {
    /// Follows from what it tells of and whom it tells; sorts by when that came about.
    pub id: NotificationId,
    /// The order it is about.
    pub order_id: OrderId,
    /// The same, as people call it.
    pub order_number: OrderNumber,
    /// What it is about.
    #[serde(rename = "type")]
    pub kind: NotificationType,
    /// The gist, in one line.
    pub title: String,
    /// The rest.
    pub message: String,
    /// What happened; nothing where it is no event of an order, or was told before this was kept.
    #[serde(default)]
    pub action: Option<Action>,
    /// The order's status afterwards; likewise.
    #[serde(default)]
    pub status: Option<OrderStatus>,
    /// When it happened.
    pub created_at: Timestamp,
}

impl Notification {
    /// How long a notification is kept.
    pub const KEPT: Duration = Duration::from_secs(90 * 86_400);

    /// When it is forgotten.
    pub fn expires_at(&self) -> Timestamp {
        self.created_at + Self::KEPT
    }
}
