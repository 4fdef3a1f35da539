//! Moving an order along the workflow, once it is clear that the actor may.

use crate::{Actor, Timestamp, text::Comment};

use super::{Action, Change, Order, OrderStatus, Refusal};

/// Whether the order's state allows the move.
pub(super) fn check(order: &Order, to: OrderStatus) -> Result<(), Refusal> {
    let from = order.status;
    if !from.next().contains(&to) {
        Err(Refusal::InvalidTransition { from, to })
    } else if to == OrderStatus::InProgress && order.assignee.is_none() {
        Err(Refusal::Unassigned)
    } else {
        Ok(())
    }
}

/// The move itself.
pub(super) fn apply(
    order: &Order,
    actor: &Actor,
    to: OrderStatus,
    comment: Option<Comment>,
    now: Timestamp,
) -> Change {
    let mut after = order.revised(now);
    after.status = to;
    if to == OrderStatus::Completed {
        after.completed_at = Some(after.updated_at);
    }
    let action = match to {
        OrderStatus::Cancelled => Action::OrderCancelled,
        _ => Action::StatusChanged,
    };
    let mut change = Change::new(action, after, actor);
    change.event.previous_status = Some(order.status);
    change.event.comment = comment;
    change
}
