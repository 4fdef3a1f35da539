//! The history of an order.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::{Actor, EventId, MediaId, OrderId, Timestamp, string_enum, text::Comment};

use super::{Metadata, Order, OrderStatus, Relation};

string_enum! {
    /// What happened to an order.
    Action {
        /// It was placed.
        OrderCreated = "ORDER_CREATED",
        /// Some of its fields changed.
        OrderUpdated = "ORDER_UPDATED",
        /// It moved on in the workflow.
        StatusChanged = "STATUS_CHANGED",
        /// It was given up, whichever call did it.
        OrderCancelled = "ORDER_CANCELLED",
        /// It was assigned, reassigned, taken or put back.
        AssigneeChanged = "ASSIGNEE_CHANGED",
        /// A note was written on it.
        NoteAdded = "NOTE_ADDED",
        /// A file was added to it.
        MediaAdded = "MEDIA_ADDED",
        /// What is said of one of its files, or who may see it, changed.
        MediaUpdated = "MEDIA_UPDATED",
        /// One of its files was removed.
        MediaRemoved = "MEDIA_REMOVED",
    }
}

/// One entry of an order's history, and what subscribers hear of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct HistoryEvent {
    /// Never changes; sorts by `created_at`.
    pub id: EventId,
    /// The order it happened to.
    pub order_id: OrderId,
    /// What happened.
    pub action: Action,
    /// The order's status afterwards.
    pub status: OrderStatus,
    /// The order's status before, where it changed.
    pub previous_status: Option<OrderStatus>,
    /// What was said with it. The owner may read this.
    pub comment: Option<Comment>,
    /// Who did it.
    pub changed_by: Actor,
    /// What the action leaves open.
    pub metadata: Option<Metadata>,
    /// When it happened.
    pub created_at: Timestamp,
    /// The order's version afterwards.
    pub version: u64,
    /// False where the owner's history leaves it out, unless it tells of a file that the owner
    /// sees.
    pub visible_to_owner: bool,
}

impl HistoryEvent {
    /// An event that leaves the order as it is given, with nothing more to say and visible to all
    /// who see the order. `at` is no earlier than the order's last change.
    pub(crate) fn new(action: Action, order: &Order, actor: &Actor, at: Timestamp) -> Self {
        Self {
            id: EventId::generate(at),
            order_id: order.id,
            action,
            status: order.status,
            previous_status: None,
            comment: None,
            changed_by: actor.clone(),
            metadata: None,
            created_at: at,
            version: order.version,
            visible_to_owner: true,
        }
    }

    /// Where the event stands in its order's history: later events have greater positions, whatever
    /// the clocks of two servers say.
    ///
    /// The ids of changes sort alone. Those of notes do not: a note does not touch the order, so
    /// the next change cannot know that it was written by a clock that runs ahead.
    pub const fn position(&self) -> (u64, EventId) {
        (self.version, self.id)
    }

    /// True where somebody with this sight finds the event in its order's history.
    pub fn is_visible_to(&self, sight: &HistorySight) -> bool {
        self.visible_to_owner
            || sight.relation != Relation::Owner
            || self
                .shows_file()
                .is_some_and(|id| sight.files.contains(&id))
    }

    /// True where it takes the order's files to tell whether the owner finds the event.
    pub fn depends_on_files(&self) -> bool {
        !self.visible_to_owner && self.shows_file().is_some()
    }

    fn shows_file(&self) -> Option<MediaId> {
        match (self.action, &self.metadata) {
            (Action::MediaAdded | Action::MediaUpdated, Some(Metadata::MediaId(id))) => Some(*id),
            _ => None,
        }
    }
}

/// What decides which events of an order's history somebody finds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HistorySight {
    /// What they are to the order.
    pub relation: Relation,
    /// The files of the staff's that the owner sees now; for others it does not matter.
    pub files: BTreeSet<MediaId>,
}

impl From<Relation> for HistorySight {
    /// The sight of somebody who sees no file, or everything.
    fn from(relation: Relation) -> Self {
        Self {
            relation,
            files: BTreeSet::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::order::tests::{World, at};

    use super::*;

    #[test]
    fn an_event_reads_back_as_it_was_kept() {
        let world = World::new();
        let order = world.order(OrderStatus::OnHold, true);
        let actor = Actor::from(&world.assignee);
        let event = HistoryEvent::new(Action::OrderUpdated, &order, &actor, at(200));
        let kept = serde_json::to_value(&event).unwrap();
        assert_eq!(kept["action"], event.action.as_str());
        assert_eq!(kept["changedBy"]["role"], "STAFF");
        assert!(kept["previousStatus"].is_null());
        assert_eq!(serde_json::from_value::<HistoryEvent>(kept).unwrap(), event);
    }

    #[test]
    fn actions_are_kept_as_they_are_written() {
        for action in [
            Action::OrderCreated,
            Action::OrderUpdated,
            Action::StatusChanged,
            Action::OrderCancelled,
            Action::AssigneeChanged,
            Action::NoteAdded,
            Action::MediaAdded,
            Action::MediaUpdated,
            Action::MediaRemoved,
        ] {
            assert_eq!(serde_json::to_value(action).unwrap(), action.as_str());
        }
    }
}
