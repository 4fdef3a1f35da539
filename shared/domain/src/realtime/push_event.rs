//! What there is to be heard.

use serde::{Deserialize, Serialize};

use crate::{MediaId, notification::Notification, order::OrderNumber};

/// What there is to be heard of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum PushEvent {
    /// They are told something. It may be in their inbox already, or soon.
    Notification {
        /// What they are told.
        notification: Notification,
    },
    /// An order changed.
    Order {
        /// Which.
        number: OrderNumber,
    },
    /// A file of an order is new or changed.
    Media {
        /// Of which order.
        number: OrderNumber,
        /// Which file.
        media: MediaId,
    },
}

impl PushEvent {
    /// The order that this is about. Who may not see it hears nothing.
    pub const fn order(&self) -> &OrderNumber {
        match self {
            Self::Notification { notification } => &notification.order_number,
            Self::Order { number } | Self::Media { number, .. } => number,
        }
    }
}
