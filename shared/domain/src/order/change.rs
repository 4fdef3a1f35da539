//! What an act comes to.

use crate::{Actor, Timestamp};

use super::{Action, HistoryEvent, Metadata, Order, OrderText};

/// What an act that is allowed comes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Decision {
    /// Write this.
    Changed(Box<Change>),
    /// Everything is already as the command wants it: write nothing.
    Unchanged,
}

/// What to write, in one transaction, on condition that the order is still as it was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The order afterwards.
    pub order: Order,
    /// Its long texts afterwards, where they changed.
    pub text: Option<OrderText>,
    /// Its long texts as they were read, where they changed: they too must still be so.
    pub text_before: Option<OrderText>,
    /// What its history says of it.
    pub event: HistoryEvent,
}

impl Change {
    /// A change to the order as given, which already has its new version and instant.
    pub(super) fn new(action: Action, order: Order, actor: &Actor) -> Self {
        let event = HistoryEvent::new(action, &order, actor, order.updated_at);
        Self {
            order,
            text: None,
            text_before: None,
            event,
        }
    }

    pub(super) fn with_metadata(mut self, metadata: Metadata) -> Self {
        self.event.metadata = Some(metadata);
        self
    }

    /// When it happens.
    pub const fn instant(&self) -> Timestamp {
        self.event.created_at
    }
}

impl From<Change> for Decision {
    fn from(change: Change) -> Self {
        Self::Changed(Box::new(change))
    }
}
