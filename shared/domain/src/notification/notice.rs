//! What is to be told, before it is known to whom exactly.

use crate::{
    EventId, MediaId, NotificationId, OrderId, Timestamp, UserId,
    order::{Action, OrderNumber, OrderStatus},
};

use super::{Notification, NotificationType};

/// Who is to hear of something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Recipient {
    /// This user.
    User(UserId),
    /// Every active ADMIN.
    Admins,
}

/// What is told once to each recipient, however often there is reason to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Occasion {
    /// An event.
    Event(EventId),
    /// A file: there may be several events on which somebody could first see it.
    File(MediaId),
}

/// What is to be told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// Who is to hear it.
    pub recipient: Recipient,
    /// What it tells of.
    pub occasion: Occasion,
    /// Who did it.
    pub by: UserId,
    /// The order it is about.
    pub order_id: OrderId,
    /// The same, as people call it.
    pub order_number: OrderNumber,
    /// What it is about.
    pub kind: NotificationType,
    /// The gist, in one line.
    pub title: String,
    /// The rest.
    pub message: String,
    /// What happened.
    pub action: Action,
    /// The order's status afterwards.
    pub status: OrderStatus,
    /// When it happened.
    pub created_at: Timestamp,
}

impl Notice {
    /// False for who did it: nobody hears of their own act.
    pub fn is_news_to(&self, user: UserId) -> bool {
        self.by != user
    }

    /// The notification under this id.
    pub fn under(&self, id: NotificationId) -> Notification {
        Notification {
            id,
            order_id: self.order_id,
            order_number: self.order_number.clone(),
            kind: self.kind,
            title: self.title.clone(),
            message: self.message.clone(),
            action: Some(self.action),
            status: Some(self.status),
            created_at: self.created_at,
        }
    }
}
